/** IAM permissions of the caller. */

import { AccessDenied$ } from '@aws-sdk/client-cloudfront'
import { ServiceError } from './protocol/service-error.ts'

/** Such as `cloudfront:GetDistribution`, and the ARN. */
export type Access = { readonly action: string; readonly resource: string; readonly accountId: string }

/**
 * Mostly one action with the operation's name.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoncloudfront.html
 */
export function actionsOf(operation: string): readonly [string, ...string[]] {
  if (operation === 'CreateDistributionWithTags') return ['cloudfront:CreateDistribution', 'cloudfront:TagResource']
  return [`cloudfront:${operation}`]
}

/** Actions may contain `*`; undefined allows everything. */
export function checkAccess(access: Access, allowed: readonly string[] | undefined): void {
  if (allowed === undefined || allowed.some((pattern) => covers(pattern, access.action))) return
  throw accessDenied(access)
}

/** With the service's text. */
export function accessDenied({ action, resource, accountId }: Access): ServiceError {
  const user = `arn:aws:sts::${accountId}:assumed-role/deploy/GitHubActions`
  return new ServiceError(
    AccessDenied$,
    `User: ${user} is not authorized to perform: ${action} on resource: ${resource} because no identity-based policy allows the ${action} action`,
  )
}

/** The ARN ends in `*` for a resource to be created, and is `*` for calls about no single resource. */
export function resourceArn(method: string, url: URL, accountId: string): string {
  const [, , kind = '', id] = url.pathname.split('/')
  if (kind === 'tagging') return url.searchParams.get('Resource') ?? '*'
  if (id === undefined && method === 'POST') return `arn:aws:cloudfront::${accountId}:${kind}/*`
  return id === undefined ? '*' : `arn:aws:cloudfront::${accountId}:${kind}/${id}`
}

/** Ignores case, as IAM does. */
function covers(pattern: string, action: string): boolean {
  const parts = pattern.split('*').map((part) => RegExp.escape(part))
  return new RegExp(`^${parts.join('.*')}$`, 'i').test(action)
}
