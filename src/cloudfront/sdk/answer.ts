import { NetworkFailure } from '../../network/network-failure.ts'

/** What a page of every list has. */
export type ListPart = {
  readonly Items?: readonly unknown[] | undefined
  readonly Quantity?: number | undefined
  readonly IsTruncated?: boolean | undefined
  readonly NextMarker?: string | undefined
}

/** Other XML would be read as an empty list, or as the last page. */
export function requireList<List extends ListPart>(list: List | undefined): List {
  if (list === undefined || Object.values(list).every((member) => member === undefined)) throw refuseAnswer('no list')
  const { Items: items = [], Quantity: quantity = items.length, IsTruncated: goesOn, NextMarker: marker = '' } = list
  if (!Number.isSafeInteger(quantity)) throw refuseAnswer('a Quantity that is not a number')
  if (quantity > 0 && items.length === 0) throw refuseAnswer(`a list of ${quantity} without items`)
  if (goesOn === true && marker === '') throw refuseAnswer('a list that goes on, without a NextMarker')
  return list
}

/** IDs are parts of URLs and outputs. `wanted` is the ID that was asked for. */
export function requireId(what: string, id: string | undefined, wanted = id): string {
  if (id === undefined || id === '') throw refuseAnswer(`no ${what}`)
  if (!/^[\w-]{1,100}$/.test(id)) throw refuseAnswer(`the ID ${quote(id)}, which no ${what} can have`)
  if (id !== wanted) throw refuseAnswer(`the ${what} ${quote(id)} instead of ${quote(wanted ?? '')}`)
  return id
}

export function requireArn(arn: string | undefined): string {
  if (arn !== undefined && /^arn:[\w-]+:cloudfront:[!-~]*$/.test(arn)) return arn
  throw refuseAnswer(`the ARN ${quote(arn ?? '')}, which no distribution can have`)
}

export function requireDomain(name: string | undefined): string {
  if (name !== undefined && /^[\w.-]+$/.test(name)) return name
  throw refuseAnswer(`the domain name ${quote(name ?? '')}, which no distribution can have`)
}

export function refuseAnswer(what: string): NetworkFailure {
  return new NetworkFailure('NotTheService', `the answer has ${what}`)
}

export function quote(text: string): string {
  return JSON.stringify(text.slice(0, 100))
}

/** The SDK's text of an answer that it could not read, without its hint for programmers; undefined for other errors. */
export function findReadingFault(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('$response' in error) || '$fault' in error) return undefined
  return error.message.split('\n')[0]?.replace(/^@aws-sdk\S*(?: -)? /, '')
}
