import { AccessDenied$ } from '@aws-sdk/client-cloudfront'
import type { Tags } from './control-plane/store.ts'
import { ServiceError } from './protocol/service-error.ts'

export type Access = { readonly action: string; readonly resource: string; readonly accountId: string }

/** Only `Allow`, with StringEquals and StringLike on `aws:RequestTag/KEY` and `aws:ResourceTag/KEY`. */
export type PolicyDocument = {
  readonly Statement: readonly {
    readonly Effect: string
    readonly Action: string | readonly string[]
    readonly Resource: string | readonly string[]
    readonly Condition?: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>
  }[]
}

export type AccessTags = { readonly request: Tags; readonly resource: Tags }

/**
 * Mostly one action with the operation's name.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoncloudfront.html
 */
export function actionsOf(operation: string): readonly [string, ...string[]] {
  if (operation === 'CreateDistributionWithTags') return ['cloudfront:CreateDistribution', 'cloudfront:TagResource']
  return [`cloudfront:${operation}`]
}

export function checkAccess(access: Access, allowed: readonly string[] | undefined): void {
  if (allowed === undefined || allowed.some((pattern) => covers(pattern, access.action))) return
  throw accessDenied(access)
}

/** Throws an Error for conditions that it cannot read. */
export function checkPolicy(access: Access, tags: AccessTags, policy: PolicyDocument | undefined): void {
  const allows = policy?.Statement.some(
    ({ Effect, Action, Resource, Condition = {} }) =>
      Effect === 'Allow' &&
      listOf(Action).some((pattern) => covers(pattern, access.action)) &&
      listOf(Resource).some((pattern) => isLike(pattern, access.resource)) &&
      Object.entries(Condition).every(([operator, values]) => holds(operator, values, tags)),
  )
  if (allows === false) throw accessDenied(access)
}

function holds(
  operator: string,
  values: Readonly<Record<string, string | readonly string[]>>,
  tags: AccessTags,
): boolean {
  if (operator !== 'StringEquals' && operator !== 'StringLike') {
    throw new Error(`The server reads no condition ${operator}: write StringEquals or StringLike.`)
  }
  return Object.entries(values).every(([variable, allowed]) => {
    const [, kind, key = ''] = /^aws:(Request|Resource)Tag\/(.+)$/.exec(variable) ?? []
    if (kind === undefined) throw new Error(`The server knows nothing of ${variable}: name a tag.`)
    const value = (kind === 'Request' ? tags.request : tags.resource)[key]
    if (value === undefined) return false
    return listOf(allowed).some((one) => (operator === 'StringEquals' ? one === value : isLike(one, value)))
  })
}

function listOf(items: string | readonly string[]): readonly string[] {
  return typeof items === 'string' ? [items] : items
}

export function accessDenied({ action, resource, accountId }: Access): ServiceError {
  const user = `arn:aws:sts::${accountId}:assumed-role/deploy/GitHubActions`
  return new ServiceError(
    AccessDenied$,
    `User: ${user} is not authorized to perform: ${action} on resource: ${resource} because no identity-based policy allows the ${action} action`,
  )
}

/** Ends in `*` for a resource that the call creates or looks up. */
export function resourceArn(method: string, url: URL, accountId: string): string {
  const [, , kind = '', id] = url.pathname.split('/')
  if (kind === 'tagging') return url.searchParams.get('Resource') ?? '*'
  if (id === undefined && (method === 'POST' || kind === 'distribution-tenant'))
    return `arn:aws:cloudfront::${accountId}:${kind}/*`
  return id === undefined ? '*' : `arn:aws:cloudfront::${accountId}:${kind}/${id}`
}

function covers(pattern: string, action: string): boolean {
  return isLike(pattern.toLowerCase(), action.toLowerCase())
}

function isLike(pattern: string, text: string): boolean {
  const parts = pattern.split('*').map((part) => RegExp.escape(part))
  return new RegExp(`^${parts.join('.*')}$`, 's').test(text)
}
