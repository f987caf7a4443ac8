/** Advice where AWS does not know who calls, or does not allow it. */
import type { Refusal } from '../refusal.ts'
import type { AdviceTable } from './advice-table.ts'

const EXPIRED =
  'The credentials expired: put the step that gets them right before this one, or give it a longer session (`role-duration-seconds`).'
const UNTRUSTED_TOKEN =
  "AWS does not trust this job's token: create the identity provider `token.actions.githubusercontent.com` in the account of the role."

export const ACCESS_ADVICE: AdviceTable = {
  AccessDenied: adviseAccessDenied,
  AccessDeniedException: adviseAccessDenied,
  CredentialsProviderError:
    'There are no AWS credentials: put `aws-actions/configure-aws-credentials` before this step or give `role-to-assume`, and allow the job `permissions: id-token: write`.',
  ExpiredToken: EXPIRED,
  ExpiredTokenException: EXPIRED,
  InvalidClientTokenId:
    'These credentials are unknown to AWS: check the access key, or that the session token was passed along with it.',
  InvalidIdentityToken: UNTRUSTED_TOKEN,
  InvalidIdentityTokenException: UNTRUSTED_TOKEN,
  NoIdentityToken:
    'GitHub gave this job no OIDC token: check the `permissions: id-token: write` of the job and https://www.githubstatus.com, then run it again.',
  RequestTimeTooSkewed: "The runner's clock is wrong by more than five minutes: set it by NTP.",
  SignatureDoesNotMatch:
    'The secret access key does not belong to the access key: check the secret for blanks or line ends that came with it.',
}

/** `User: … is not authorized to perform: ACTION on resource: ARN because …` */
const NOT_AUTHORIZED = /not authorized to perform: (?<action>[\w-]+:\w+)(?: on resource: (?<resource>\S+))?/

function adviseAccessDenied(refusal: Refusal): string {
  const { text } = refusal
  if (/account must be verified/i.test(text))
    return 'This is no matter of IAM: the owner of the AWS account has to open a case with AWS Support to have it verified.'
  if (text.includes('sts:AssumeRole')) {
    return 'The role does not trust this job: its trust policy must allow `sts:AssumeRoleWithWebIdentity` for the subject of this repository and branch.'
  }
  if (text.includes('s3:PutBucketAcl')) {
    return 'Allow the role `s3:GetBucketAcl` and `s3:PutBucketAcl` on the bucket of `Logging.Bucket`, and let it own that bucket: CloudFront adds itself to the ACL.'
  }
  const named = NOT_AUTHORIZED.exec(text)?.groups
  const action = named?.['action']
  const resource = named?.['resource'] ?? resourceOf(refusal)
  if (/explicit deny/i.test(text))
    return `A policy denies \`${action ?? `cloudfront:${refusal.operation}`}\` on \`${resource}\` explicitly, which no other policy can undo: ask whoever manages the policy that the text above names.`
  const needed = neededActions(refusal)
  // Of several actions the service names the first that is missing; the next run would miss the next.
  const actions = action === undefined || needed.includes(action) ? needed : [action]
  return `Allow the role ${actions.map((one) => `\`${one}\``).join(' and ')} on \`${resource}\` in its IAM policy.`
}

const CREATION = 'CreateDistributionWithTags'

/** https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoncloudfront.html */
function neededActions({ operation }: Refusal): readonly string[] {
  return operation === CREATION
    ? ['cloudfront:CreateDistribution', 'cloudfront:TagResource']
    : [`cloudfront:${operation}`]
}

function resourceOf({ operation, distribution }: Refusal): string {
  if (operation === CREATION) return 'arn:aws:cloudfront::ACCOUNT:distribution/*'
  if (distribution === undefined) return '*'
  const type = distribution.kind === 'tenant' ? 'distribution-tenant' : 'distribution'
  return `arn:aws:cloudfront::ACCOUNT:${type}/${distribution.id}`
}
