/** One line for each way in which a purge is refused: what the reader has to do now. */
import type { Refusal } from './errors.ts'

/** The advice for a refusal, always one line. Unknown codes get what is true of all. */
export function advise(refusal: Refusal): string {
  const advice = Object.hasOwn(ADVICE, refusal.code) ? ADVICE[refusal.code] : undefined
  if (advice !== undefined) return typeof advice === 'string' ? advice : advice(refusal)
  if (refusal.httpStatus !== undefined && refusal.httpStatus >= 500) return UNAVAILABLE
  return "The text above is the service's own; with the request id AWS Support can look the call up."
}

const UNAVAILABLE =
  'CloudFront did not answer as it should, several times in a row: see https://health.aws.amazon.com and run the job again; what was posted is in the outputs.'
const UNREACHABLE =
  "CloudFront could not be reached: check the runner's network, its proxy settings and `AWS_ENDPOINT_URL_CLOUDFRONT`, if it is set."
const EXPIRED =
  'The credentials expired: put the step that gets them right before this one, or give it a longer session (`role-duration-seconds`).'

const THROTTLED =
  'The account calls CloudFront faster than it may: raise `wait-timeout` to wait longer, or let fewer jobs purge at the same time.'
const UNTRUSTED_TOKEN =
  "AWS does not trust this job's token: create the identity provider `token.actions.githubusercontent.com` in the account of the role."
const REUSED_REFERENCE =
  'Another purge used the same CallerReference for other paths: run the job again, each run has references of its own.'

const ADVICE: Readonly<Record<string, string | ((refusal: Refusal) => string)>> = {
  AccessDenied: adviseAccessDenied,
  AccessDeniedException: adviseAccessDenied,
  BatchTooLarge: 'One path alone is too large a batch for CloudFront: purge a wildcard such as `/*` instead.',
  CredentialsProviderError:
    'There are no AWS credentials: put `aws-actions/configure-aws-credentials` before this step or give `role-to-assume`, and allow the job `permissions: id-token: write`.',
  EntityNotFound:
    'There is no tenant with this ID in the account of these credentials: compare it with `aws cloudfront list-distribution-tenants`.',
  ExpiredToken: EXPIRED,
  ExpiredTokenException: EXPIRED,
  InconsistentQuantities:
    'The number of paths and `Quantity` disagree, which this action computes itself: please report it with this message.',
  // The service refuses a reused CallerReference with this code, too: aws/aws-cdk#3878.
  InvalidArgument: ({ text }) =>
    /caller reference/i.test(text)
      ? REUSED_REFERENCE
      : 'Compare the text above with `paths:` and the targets of your rules: a path starts with `/`, has `*` only at its end and at most 4,000 characters.',
  InvalidClientTokenId:
    'These credentials are unknown to AWS: check the access key, or that the session token was passed along with it.',
  InvalidIdentityToken: UNTRUSTED_TOKEN,
  InvalidIdentityTokenException: UNTRUSTED_TOKEN,
  InvalidationBatchAlreadyExists: REUSED_REFERENCE,
  MissingBody:
    'The request arrived without its paths: look for a proxy between the runner and CloudFront that drops bodies.',
  NoIdentityToken:
    'GitHub gave this job no OIDC token: check the `permissions: id-token: write` of the job and https://www.githubstatus.com, then run it again.',
  NoSuchDistribution: ({ distribution }) =>
    `No distribution ${distribution?.id ?? 'of this ID'} exists in the account of these credentials: compare \`distribution:\` and the account with \`aws cloudfront list-distributions\` and \`aws sts get-caller-identity\`.`,
  NoSuchInvalidation:
    "The invalidation is not known to this distribution any more: look at the distribution's invalidations in the console.",
  RequestTimeTooSkewed: "The runner's clock is wrong by more than five minutes: set it by NTP.",
  SignatureDoesNotMatch:
    'The secret access key does not belong to the access key: check the secret for blanks or line ends that came with it.',
  SlowDown: THROTTLED,
  Throttling: THROTTLED,
  ThrottlingException: THROTTLED,
  TooManyRequestsException: THROTTLED,
  TooManyInvalidationsInProgress:
    'At most 3,000 paths and 15 wildcards are in progress for a distribution at a time, whoever posted them: raise `wait-timeout`, or purge fewer paths, in the end one `/*`.',
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

/** The codes that have an advice of their own. */
export const ADVISED_CODES: readonly string[] = Object.keys(ADVICE)

/** `User: … is not authorized to perform: ACTION on resource: ARN because …` */
const NOT_AUTHORIZED = /not authorized to perform: (?<action>[\w-]+:\w+)(?: on resource: (?<resource>\S+))?/

function adviseAccessDenied({ operation, text, distribution }: Refusal): string {
  if (/account must be verified/i.test(text))
    return 'This is no matter of IAM: the owner of the AWS account has to open a case with AWS Support to have it verified.'
  if (text.includes('sts:AssumeRole')) {
    return 'The role does not trust this job: its trust policy must allow `sts:AssumeRoleWithWebIdentity` for the subject of this repository and branch.'
  }
  const named = NOT_AUTHORIZED.exec(text)?.groups
  const action = named?.['action'] ?? `cloudfront:${operation}`
  const resource = named?.['resource'] ?? arn(distribution)
  if (/explicit deny/i.test(text))
    return `A policy denies \`${action}\` on \`${resource}\` explicitly, which no other policy can undo: ask whoever manages the policy that the text above names.`
  return `Allow the role \`${action}\` on \`${resource}\` in its IAM policy.`
}

function arn(distribution: Refusal['distribution']): string {
  if (distribution === undefined) return '*'
  const type = distribution.kind === 'tenant' ? 'distribution-tenant' : 'distribution'
  return `arn:aws:cloudfront::ACCOUNT:${type}/${distribution.id}`
}
