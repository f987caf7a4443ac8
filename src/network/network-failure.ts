/** Requests that did not get a whole answer. */

/**
 * - `NoConnection`: there was no connection within the limit.
 * - `NoAnswer`: the request was sent, and no headers came back within the limit.
 * - `SlowAnswer`: the answer began and did not end within the limit.
 * - `TooLargeAnswer`: the answer has more bytes than any answer of these services.
 * - `NotTheService`: a web page or a redirect came back.
 * - `ProxyRefused`: the proxy answered itself instead of connecting.
 * - `EndlessList`: the pages of a list do not end.
 * - `TimeIsUp`: the request was not sent, since the deadline has passed.
 * - any other: the code of Node's error, such as `ECONNREFUSED`.
 */
export type NetworkCode =
  | 'NoConnection'
  | 'NoAnswer'
  | 'SlowAnswer'
  | 'TooLargeAnswer'
  | 'NotTheService'
  | 'ProxyRefused'
  | 'EndlessList'
  | 'TimeIsUp'
  | (string & {})

/** `NotTheService` for an answer that redirects to another address. */
export function failOnRedirect({ host }: URL, status: number, location = ''): NetworkFailure {
  const target = JSON.stringify(location.slice(0, 200))
  return new NetworkFailure('NotTheService', `${host} redirected to ${target}, and that was not followed`, { status })
}

/** Codes that the same request would get again. */
const LASTING: ReadonlySet<string> = new Set([
  'TooLargeAnswer',
  'NotTheService',
  'ProxyRefused',
  'EndlessList',
  'TimeIsUp',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'ERR_TLS_CERT_ALTNAME_INVALID',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
])

/** The message names the host, never credentials. `name` is the code, as in errors of the AWS SDK. */
export class NetworkFailure extends Error {
  override readonly name: string
  readonly code: NetworkCode
  /** Of the answer, if one began. */
  readonly status: number | undefined
  /** Whether the same request may be answered later. */
  readonly passes: boolean

  constructor(code: NetworkCode, message: string, options: ErrorOptions & { readonly status?: number } = {}) {
    super(message, options)
    this.name = code
    this.code = code
    this.status = options.status
    this.passes = !LASTING.has(code)
  }
}
