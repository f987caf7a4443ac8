import { adviseAccessDenied } from './access-denied.ts'
import type { AdviceTable } from './refusal.ts'

const EXPIRED =
  'The credentials expired: put the step that gets them right before this one, or give it a longer session (`role-duration-seconds`).'
const UNTRUSTED_TOKEN =
  "AWS does not trust this job's token: create the identity provider `token.actions.githubusercontent.com` in the account of the role."

export const ACCESS_ADVICE: AdviceTable = {
  AccessDenied: adviseAccessDenied,
  AccessDeniedException: adviseAccessDenied,
  CredentialsProviderError:
    'There are no AWS credentials: put `aws-actions/configure-aws-credentials` before this step or give `role-to-assume`, and allow the job `permissions: id-token: write`.',
  ENOENT:
    'A file that a variable of AWS names does not exist: check `AWS_WEB_IDENTITY_TOKEN_FILE`, `AWS_CONFIG_FILE` and `AWS_SHARED_CREDENTIALS_FILE`.',
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
