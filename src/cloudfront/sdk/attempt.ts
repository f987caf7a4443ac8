/** Whatever a call of the SDK fails with becomes a CloudFrontError. */
import type { Distribution } from '../cloudfront.ts'
import { CloudFrontError } from '../errors.ts'

/** `operation` is the API's name of the call, without what it is called for tenants. */
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

/** Pages of a list, each of them a call. */
export async function* attemptPages<Page>(
  operation: string,
  distribution: Distribution | undefined,
  pages: AsyncIterable<Page>,
): AsyncGenerator<Page> {
  const iterator = pages[Symbol.asyncIterator]()
  for (;;) {
    const page = await attempt(operation, distribution, () => iterator.next())
    if (page.done) return
    yield page.value
  }
}

/** The SDK's errors carry the service's code as their name; the network's carry it as `code`. */
function toCloudFrontError(operation: string, distribution: Distribution | undefined, error: unknown): CloudFrontError {
  const { name, code, message, $metadata } = error as {
    readonly name?: string
    readonly code?: string
    readonly message?: string
    readonly $metadata?: { readonly httpStatusCode?: number; readonly requestId?: string }
  }
  const known = name !== undefined && name !== 'Error' ? name : undefined
  return new CloudFrontError(
    {
      operation: distribution?.kind === 'tenant' ? `${operation}ForDistributionTenant` : operation,
      code: known ?? code ?? 'Unknown',
      text: message === undefined || message === '' || message === 'UnknownError' ? 'no text came back' : message,
      httpStatus: $metadata?.httpStatusCode,
      requestId: $metadata?.requestId,
      distribution,
    },
    { cause: error },
  )
}
