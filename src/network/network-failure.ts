/** A request without a whole answer. */

/**
 * - `NoConnection`: none within the limit.
 * - `NoAnswer`: sent, and nothing came back within the limit.
 * - `SlowAnswer`: an answer began, and was not whole within the limit.
 * - `TooLargeAnswer`: it has more bytes than any honest one.
 * - `NotTheService`: a web page, or a redirect to another server.
 * - `ProxyRefused`: the proxy does not let the request through.
 * - `EndlessList`: pages that do not come to an end.
 * - `TimeIsUp`: not sent, since the deadline has passed.
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

/** The message names the host, never credentials. `name` is the code, as in errors of the AWS SDK. */
export class NetworkFailure extends Error {
  override readonly name: string
  readonly code: NetworkCode
  /** Of the answer, if one began. */
  readonly status: number | undefined

  constructor(code: NetworkCode, message: string, options: ErrorOptions & { readonly status?: number } = {}) {
    super(message, options)
    this.name = code
    this.code = code
    this.status = options.status
  }
}
