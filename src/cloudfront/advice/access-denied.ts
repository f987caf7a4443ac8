import type { Refusal } from './refusal.ts'

/** `User: … is not authorized to perform: ACTION on resource: ARN because …` */
const NOT_AUTHORIZED = /not authorized to perform: (?<action>[\w-]+:\w+)(?: on resource: (?<resource>\S+))?/

/** By words of the service's text. */
const LIMITS: readonly { readonly text: RegExp; readonly name: string; readonly change: (who: Principal) => string }[] =
  [
    {
      text: /service control policy/i,
      name: 'service control policy',
      change: () => 'Ask the administrators of the AWS organization to change it',
    },
    {
      text: /resource control policy/i,
      name: 'resource control policy',
      change: () => 'Ask the administrators of the AWS organization to change it',
    },
    {
      text: /permissions boundary/i,
      name: 'permissions boundary',
      change: (who) => `Ask whoever created the ${who} to change its permissions boundary`,
    },
    {
      text: /session policy/i,
      name: 'session policy',
      change: () =>
        'Change it in the step that gets the credentials (`inline-session-policy` or `managed-session-policies` of `aws-actions/configure-aws-credentials`)',
    },
    {
      text: /VPC endpoint policy/i,
      name: 'VPC endpoint policy',
      change: () => "Ask the administrators of the runner's network to change it",
    },
  ]

type Principal = 'role' | 'user'

/** One line. Forms of the text: https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html */
export function adviseAccessDenied(refusal: Refusal): string {
  const { text } = refusal
  if (/account must be verified/i.test(text))
    return 'This is not about IAM permissions: the owner of the AWS account has to open a case with AWS Support to have the account verified.'
  const named = NOT_AUTHORIZED.exec(text)?.groups
  const action = named?.['action']
  const resource = named?.['resource'] ?? resourceOf(refusal)
  const who = principalOf(text)
  const denied = `\`${action ?? `cloudfront:${refusal.operation}`}\` on \`${resource}\``
  const limit = findLimit(text)
  if (limit !== undefined) {
    const verb = isExplicit(text) ? `denies ${denied} explicitly` : `does not allow ${denied}`
    return `A ${limit.name} ${verb}. ${limit.change(who)}: the ${who}'s own policies cannot.`
  }
  if (/ because no resource-based policy /i.test(text)) {
    return `The ${who} may not call ${denied}, because both belong to different AWS accounts, and CloudFront has no policies of resources: use a role of the account that owns the distribution.`
  }
  if (text.includes('sts:AssumeRole')) {
    return 'The role does not trust this job: its trust policy must allow `sts:AssumeRoleWithWebIdentity` for the subject of this repository and branch.'
  }
  if (text.includes('s3:PutBucketAcl')) {
    return `Allow the ${who} \`s3:GetBucketAcl\` and \`s3:PutBucketAcl\` on the bucket of \`Logging.Bucket\`, and let it own that bucket: CloudFront adds itself to the ACL.`
  }
  if (isExplicit(text))
    return `A policy denies ${denied} explicitly, which no other policy can undo: ask whoever manages the policy that the text above names.`
  const needed = neededActions(refusal)
  // The text names only the first missing action.
  const actions = action === undefined || needed.includes(action) ? needed : [action]
  const advice = `Allow the ${who} ${actions.map((one) => `\`${one}\``).join(' and ')} on \`${resource}\` in its IAM policy.`
  return WITH_CONDITIONS.has(refusal.operation) ? `${advice} ${CONDITIONS}` : advice
}

/** Operations for which the recommended policy compares tags. */
const WITH_CONDITIONS: ReadonlySet<string> = new Set([
  'CreateDistributionWithTags',
  'GetDistribution',
  'UpdateDistribution',
  'DeleteDistribution',
  'TagResource',
  'UntagResource',
])
const CONDITIONS =
  'If the policy allows that already, look at its conditions: `cloudfront-action:repository-id` must be the ID of this repository (`github.repository_id`), and `cloudfront-action:name` must match the name of the distribution.'

/** Names of users and roles may contain the same words, so only the rest of the text counts. */
function findLimit(text: string) {
  const reason = /(?: because no | with an explicit deny in )[^]*/i.exec(text)?.[0] ?? ''
  return LIMITS.find((limit) => limit.text.test(reason))
}

function isExplicit(text: string): boolean {
  return /explicit deny/i.test(text)
}

/** `User: arn:aws:iam::123456789012:user/ci`; a role calls as `arn:aws:sts::123456789012:assumed-role/NAME/SESSION`. */
function principalOf(text: string): Principal {
  return /\barn:aws[\w-]*:(?:iam::\d*:(?:user\/|root\b)|sts::\d*:federated-user\/)/.test(text) ? 'user' : 'role'
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
