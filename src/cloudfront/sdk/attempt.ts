import { Failure } from '../../failure.ts'
import type { Distribution } from '../cloudfront.ts'
import { NetworkFailure } from '../../network/network-failure.ts'
import type { Network } from '../../network/network.ts'
import type { CloudFrontError } from '../errors.ts'
import { findReadingFault, quote, requireList, type ListPart } from './answer.ts'

/** `operation` is the API's name of the call for distributions. */
export async function attempt<Answer>(
  operation: string,
  distribution: Distribution | undefined,
  call: () => Promise<Answer>,
): Promise<Answer> {
  try {
    return await call()
  } catch (error) {
    throw await toCloudFrontError(operation, distribution, error)
  }
}

/** More than any account has. */
const MOST_PAGES = 1_000

export type PagesQuestion<Page, List extends ListPart, Item> = {
  readonly operation: string
  readonly distribution: Distribution | undefined
  readonly pages: AsyncIterable<Page>
  readonly listOf: (page: Page) => List | undefined
  readonly readItems: (list: List) => readonly Item[]
  readonly network: Pick<Network, 'isOver'>
}

/** Rejects at a repeated marker, too many pages, or the deadline. */
export async function* attemptPages<Page, List extends ListPart, Item>(
  question: PagesQuestion<Page, List, Item>,
): AsyncGenerator<Item> {
  const { operation, distribution, pages, listOf, readItems, network } = question
  const iterator = pages[Symbol.asyncIterator]()
  const markers = new Set<string>()
  for (;;) {
    const items = await attempt(operation, distribution, async () => {
      if (markers.size > 0 && network.isOver())
        throw new NetworkFailure(
          'TimeIsUp',
          `the list goes on after ${markers.size} pages, and the time of \`wait-timeout\` is up`,
        )
      const next = await iterator.next()
      if (next.done) return undefined
      const found = requireList(listOf(next.value))
      requireNewMarker(found.NextMarker, markers)
      return readItems(found)
    })
    if (items === undefined) return
    yield* items
  }
}

function requireNewMarker(marker: string | undefined, markers: Set<string>): void {
  if (marker === undefined || marker === '') return
  if (markers.has(marker) || markers.size >= MOST_PAGES)
    throw new NetworkFailure(
      'EndlessList',
      `the list does not end: page ${markers.size + 1} has the marker ${quote(marker)}`,
    )
  markers.add(marker)
}

/** In characters. The service's own texts are shorter. */
const LONGEST_TEXT = 2_000

/** The service's code is in `name`, the network's in `code`. */
async function toCloudFrontError(
  operation: string,
  distribution: Distribution | undefined,
  error: unknown,
): Promise<CloudFrontError> {
  // The proxy's variable is wrong, so nothing was sent.
  if (error instanceof Failure && error.advice !== undefined) throw error
  const { name, code, message, $metadata } = error as {
    readonly name?: unknown
    readonly code?: unknown
    readonly message?: unknown
    readonly $metadata?: { readonly httpStatusCode?: number; readonly requestId?: string }
  }
  const isOfNetwork = error instanceof NetworkFailure
  const unreadable = isOfNetwork ? undefined : findReadingFault(error)
  const known = [name, code].find((each): each is string => typeof each === 'string' && each !== '' && each !== 'Error')
  const text = typeof message === 'string' && message !== 'UnknownError' ? message.slice(0, LONGEST_TEXT) : ''
  const { explainRefusal } = await import('../explain-refusal.ts')
  return explainRefusal(
    {
      operation: distribution?.kind === 'tenant' ? `${operation}ForDistributionTenant` : operation,
      ...(unreadable === undefined
        ? { code: known ?? 'Unknown', text: text === '' ? 'no text came back' : text }
        : { code: 'NotTheService', text: `the answer cannot be read: ${unreadable}` }),
      httpStatus: isOfNetwork ? error.status : $metadata?.httpStatusCode,
      requestId: $metadata?.requestId,
      distribution,
    },
    { cause: error },
  )
}
