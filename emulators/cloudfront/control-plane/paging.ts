import { InvalidArgument$ } from '@aws-sdk/client-cloudfront'
import { ServiceError } from '../protocol/service-error.ts'

const MOST_ITEMS = 100

export type Page<Item> = {
  readonly Marker: string
  readonly NextMarker: string | undefined
  readonly MaxItems: number
  readonly IsTruncated: boolean
  readonly Quantity: number
  readonly Items: readonly Item[] | undefined
}

/** `Marker` is the ID of the previous page's last item. */
export function pageOf<Item extends { readonly Id: string }>(
  items: readonly Item[],
  request: { readonly Marker?: string | undefined; readonly MaxItems?: number | undefined },
): Page<Item> {
  const { Marker = '', MaxItems = MOST_ITEMS } = request
  if (!Number.isInteger(MaxItems) || MaxItems < 1) {
    throw new ServiceError(InvalidArgument$, `The parameter MaxItems is ${MaxItems} and must be a whole number from 1.`)
  }
  const last = Marker === '' ? -1 : items.findIndex((item) => item.Id === Marker)
  if (Marker !== '' && last === -1) {
    throw new ServiceError(
      InvalidArgument$,
      `The parameter Marker is "${Marker}", which is not the id of an item of this list.`,
    )
  }
  const size = Math.min(MaxItems, MOST_ITEMS)
  const page = items.slice(last + 1, last + 1 + size)
  const isTruncated = last + 1 + size < items.length
  return {
    Marker,
    NextMarker: isTruncated ? page.at(-1)?.Id : undefined,
    MaxItems: size,
    IsTruncated: isTruncated,
    Quantity: page.length,
    Items: page.length === 0 ? undefined : page,
  }
}
