import { Failure } from '../../failure.ts'
import type { Distribution } from '../cloudfront.ts'
import { NetworkFailure } from '../../network/network-failure.ts'
import type { Network } from '../../network/network.ts'
import { CloudFrontError } from '../errors.ts'

/** `operation` is the API's name of the call for distributions. */
export async function attempt<Answer>(
  operation: string,
  distribution: Distribution | undefined,
  call: () => Promise<Answer>,
): Promise<Answer> {
  try {
    return await call()
  } catch (error) {
    throw toCloudFrontError(operation, distribution, error)
  }
}

/** More than any account has. */
const MOST_PAGES = 1_000

type ListPart = { readonly NextMarker?: string | undefined }

export type PagesQuestion<Page, List extends ListPart> = {
  readonly operation: string
  readonly distribution: Distribution | undefined
  readonly pages: AsyncIterable<Page>
  readonly listOf: (page: Page) => List | undefined
  readonly network: Pick<Network, 'isOver'>
}

/** Rejects at a repeated marker, too many pages, or the deadline. */
export async function* attemptPages<Page, List extends ListPart>(
  question: PagesQuestion<Page, List>,
): AsyncGenerator<List> {
  const { operation, distribution, pages, listOf, network } = question
  const iterator = pages[Symbol.asyncIterator]()
  const markers = new Set<string>()
  for (;;) {
    const list = await attempt(operation, distribution, async () => {
      if (markers.size > 0 && network.isOver())
        throw new NetworkFailure(
          'TimeIsUp',
          `the list goes on after ${markers.size} pages, and the time of \`wait-timeout\` is up`,
        )
      const next = await iterator.next()
      if (next.done) return undefined
      const found = requireList(listOf(next.value))
      requireNewMarker(found.NextMarker, markers)
      return found
    })
    if (list === undefined) return
    yield list
  }
}

/** Other XML would be read as an empty list. */
export function requireList<List extends object>(list: List | undefined): List {
  if (list !== undefined && Object.values(list).some((member) => member !== undefined)) return list
  throw new NetworkFailure('NotTheService', 'the answer has no list')
}

function requireNewMarker(marker: string | undefined, markers: Set<string>): void {
  if (marker === undefined || marker === '') return
  if (markers.has(marker) || markers.size >= MOST_PAGES)
    throw new NetworkFailure(
      'EndlessList',
      `the list does not end: page ${markers.size + 1} has the marker ${JSON.stringify(marker.slice(0, 100))}`,
    )
  markers.add(marker)
}

/** The service's code is in `name`, the network's in `code`. */
function toCloudFrontError(operation: string, distribution: Distribution | undefined, error: unknown): CloudFrontError {
  const { name, code, message, $metadata } = error as {
    readonly name?: string
    readonly code?: string
    readonly message?: string
    readonly $metadata?: { readonly httpStatusCode?: number; readonly requestId?: string }
  }
  const status = error instanceof NetworkFailure ? error.status : $metadata?.httpStatusCode
  // The proxy's variable is wrong, so nothing was sent.
  if (error instanceof Failure) throw error
  const known = name !== undefined && name !== 'Error' ? name : undefined
  return new CloudFrontError(
    {
      operation: distribution?.kind === 'tenant' ? `${operation}ForDistributionTenant` : operation,
      code: known ?? code ?? 'Unknown',
      text: message === undefined || message === '' || message === 'UnknownError' ? 'no text came back' : message,
      httpStatus: status,
      requestId: $metadata?.requestId,
      distribution,
    },
    { cause: error },
  )
}
