import { Failure } from '../failure.ts'

/**
 * - `NoConnection`, `NoAnswer`, `SlowAnswer`: no connection, headers or whole answer within the limit.
 * - `TooLargeAnswer`: the services never send that many bytes.
 * - `NotTheService`: a web page, a redirect, or another answer that the service never gives.
 * - `ProxyRefused`: the proxy did not connect.
 * - `EndlessList`: the pages of a list do not end.
 * - `TimeIsUp`: not sent, because the deadline has passed.
 * - any other: Node's code, such as `ECONNREFUSED`.
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

export function failOnRedirect({ host }: URL, status: number, location = ''): NetworkFailure {
  const target = JSON.stringify(location.slice(0, 200))
  return new NetworkFailure('NotTheService', `${host} redirected to ${target}, and that was not followed`, { status })
}

/** A repeated request would get them again. */
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

/** The message names the host, never credentials. */
export class NetworkFailure extends Failure {
  override readonly name: string
  readonly code: NetworkCode
  readonly status: number | undefined
  readonly passes: boolean

  constructor(code: NetworkCode, message: string, options: ErrorOptions & { readonly status?: number } = {}) {
    super(message, undefined, options)
    this.name = code
    this.code = code
    this.status = options.status
    this.passes = !LASTING.has(code)
  }
}
