/** What the caller's credentials may do, in IAM's terms. */

import { AccessDenied$ } from '@aws-sdk/client-cloudfront'
import { ServiceError } from './protocol/service-error.ts'

/** What a request asks for: the IAM action, for example `cloudfront:GetDistribution`, and the ARN it is for. */
export type Access = { readonly action: string; readonly resource: string; readonly accountId: string }

/**
 * The IAM actions that an operation asks for, most of them one of its own name.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoncloudfront.html
 */
export function actionsOf(operation: string): readonly [string, ...string[]] {
  if (operation === 'CreateDistributionWithTags') return ['cloudfront:CreateDistribution', 'cloudfront:TagResource']
  return [`cloudfront:${operation}`]
}

/** Refuses what none of the allowed actions covers. They may hold `*`, as in policies; `undefined` allows everything. */
export function checkAccess(access: Access, allowed: readonly string[] | undefined): void {
  if (allowed === undefined || allowed.some((pattern) => covers(pattern, access.action))) return
  throw accessDenied(access)
}

/** The refusal of an action, with the service's text. */
export function accessDenied({ action, resource, accountId }: Access): ServiceError {
  const user = `arn:aws:sts::${accountId}:assumed-role/deploy/GitHubActions`
  return new ServiceError(
    AccessDenied$,
    `User: ${user} is not authorized to perform: ${action} on resource: ${resource} because no identity-based policy allows the ${action} action`,
  )
}

/**
 * The ARN that a request is about: of what is created, one that ends with `*`, since there is no id yet; `*` for calls that are
 * about no single resource.
 */
export function resourceArn(method: string, url: URL, accountId: string): string {
  const [, , kind = '', id] = url.pathname.split('/')
  if (kind === 'tagging') return url.searchParams.get('Resource') ?? '*'
  if (id === undefined && method === 'POST') return `arn:aws:cloudfront::${accountId}:${kind}/*`
  return id === undefined ? '*' : `arn:aws:cloudfront::${accountId}:${kind}/${id}`
}

/** IAM compares actions without regard to case. */
function covers(pattern: string, action: string): boolean {
  const parts = pattern.split('*').map((part) => RegExp.escape(part))
  return new RegExp(`^${parts.join('.*')}$`, 'i').test(action)
}
