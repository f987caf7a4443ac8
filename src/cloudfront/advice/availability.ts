/** Advice for calls that did not reach CloudFront, got no answer or were throttled. */
import type { AdviceTable } from '../refusal.ts'

/** Also for every other answer with a status of 500 and above. */
export const UNAVAILABLE =
  'CloudFront did not answer as it should, several times in a row: see https://health.aws.amazon.com and run the job again; what was done before is in the outputs.'
const UNREACHABLE =
  "CloudFront could not be reached: check the runner's network, its proxy settings and `AWS_ENDPOINT_URL_CLOUDFRONT`, if it is set."
const THROTTLED =
  'The account calls CloudFront faster than it may: raise `wait-timeout` to wait longer, or let fewer jobs use CloudFront at the same time.'

const SILENT =
  'CloudFront, or what stands between it and the runner, did not answer in time: see https://health.aws.amazon.com and the proxy, and run the job again.'
const UNTRUSTED =
  "The runner does not trust the certificate that it was shown: if the network's proxy has a certificate authority of its own, give its file to the job in `NODE_EXTRA_CA_CERTS`."

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
  NoConnection: UNREACHABLE,
  NoAnswer: SILENT,
  SlowAnswer: SILENT,
  TimeIsUp: 'The time of the step was over before: raise `wait-timeout`, and look above for what took it.',
  TooLargeAnswer:
    'No answer of CloudFront is that large: check `AWS_ENDPOINT_URL_CLOUDFRONT`, if it is set, and the proxy between the runner and AWS.',
  EndlessList:
    'No list of CloudFront is like that: check `AWS_ENDPOINT_URL_CLOUDFRONT`, if it is set, and the proxy between the runner and AWS.',
  NotTheService:
    'Something between the runner and AWS answered, such as a proxy that wants a login: let the runner reach `cloudfront.amazonaws.com` and `sts.amazonaws.com`, and check `AWS_ENDPOINT_URL_CLOUDFRONT`, if it is set.',
  ProxyRefused:
    'Check the address, the user name and the password of the proxy in `HTTPS_PROXY`, and let it pass on requests to `cloudfront.amazonaws.com`, `sts.amazonaws.com` and `api.github.com`, or except them by `NO_PROXY`.',
  CERT_HAS_EXPIRED: UNTRUSTED,
  DEPTH_ZERO_SELF_SIGNED_CERT: UNTRUSTED,
  ERR_TLS_CERT_ALTNAME_INVALID: UNTRUSTED,
  SELF_SIGNED_CERT_IN_CHAIN: UNTRUSTED,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: UNTRUSTED,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: UNTRUSTED,
}
