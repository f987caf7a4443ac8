import type { AdviceTable } from './refusal.ts'

/** Also for all other answers with a status of 500 or more. */
export const UNAVAILABLE =
  'CloudFront did not answer as it should, several times in a row: see https://health.aws.amazon.com and run the job again; what was done before is in the outputs.'
const UNREACHABLE =
  "CloudFront could not be reached: check the runner's network, its proxy settings and `AWS_ENDPOINT_URL_CLOUDFRONT`, if it is set."
const THROTTLED =
  'The account calls CloudFront faster than it may: raise `wait-timeout` to wait longer, or let fewer jobs use CloudFront at the same time.'

const SILENT =
  'The service did not answer in time: see https://health.aws.amazon.com, check the proxy if one is set, and run the job again.'
const NOT_CLOUDFRONT =
  'AWS does not answer like this. A proxy between the runner and AWS may have sent the answer, for example a login page. Check the proxy, and `AWS_ENDPOINT_URL_CLOUDFRONT` if it is set.'
const UNTRUSTED =
  'The runner does not trust this certificate. If the proxy of your network has its own certificate authority, set `NODE_EXTRA_CA_CERTS` to the path of its certificate.'

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
  TimeIsUp: 'Raise `wait-timeout`. The log above shows what took the time.',
  TooLargeAnswer: NOT_CLOUDFRONT,
  EndlessList: NOT_CLOUDFRONT,
  NotTheService: NOT_CLOUDFRONT,
  ProxyRefused:
    'Check the address, user name and password of the proxy in `HTTPS_PROXY`. The proxy must allow `cloudfront.amazonaws.com`, `sts.amazonaws.com` and `api.github.com`; `NO_PROXY` excepts hosts that need no proxy.',
  CERT_HAS_EXPIRED: UNTRUSTED,
  DEPTH_ZERO_SELF_SIGNED_CERT: UNTRUSTED,
  ERR_TLS_CERT_ALTNAME_INVALID: UNTRUSTED,
  SELF_SIGNED_CERT_IN_CHAIN: UNTRUSTED,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: UNTRUSTED,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: UNTRUSTED,
}
