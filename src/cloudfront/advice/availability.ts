/** Advice for calls that did not reach CloudFront, got no answer or were throttled. */
import type { AdviceTable } from '../refusal.ts'

/** Also for every other answer with a status of 500 and above. */
export const UNAVAILABLE =
  'CloudFront did not answer as it should, several times in a row: see https://health.aws.amazon.com and run the job again; what was done before is in the outputs.'
const UNREACHABLE =
  "CloudFront could not be reached: check the runner's network, its proxy settings and `AWS_ENDPOINT_URL_CLOUDFRONT`, if it is set."
const THROTTLED =
  'The account calls CloudFront faster than it may: raise `wait-timeout` to wait longer, or let fewer jobs use CloudFront at the same time.'

export const AVAILABILITY_ADVICE: AdviceTable = {
  SlowDown: THROTTLED,
  Throttling: THROTTLED,
  ThrottlingException: THROTTLED,
  TooManyRequestsException: THROTTLED,
  ECONNRESET: UNAVAILABLE,
  EPIPE: UNAVAILABLE,
  InternalError: UNAVAILABLE,
  InternalFailure: UNAVAILABLE,
  RequestTimeout: UNAVAILABLE,
  ServiceUnavailable: UNAVAILABLE,
  EAI_AGAIN: UNREACHABLE,
  ECONNREFUSED: UNREACHABLE,
  EHOSTUNREACH: UNREACHABLE,
  ENETUNREACH: UNREACHABLE,
  ENOTFOUND: UNREACHABLE,
  ETIMEDOUT: UNREACHABLE,
  NetworkingError: UNREACHABLE,
  TimeoutError: UNREACHABLE,
}
