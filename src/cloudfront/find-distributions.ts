import { Failure } from '../failure.ts'
import type { CloudFront, Distribution, DistributionSummary } from './cloudfront.ts'
import { isRefusedAs } from './errors.ts'

export type DistributionName =
  { readonly kind: 'id'; readonly distribution: Distribution } | { readonly kind: 'host'; readonly host: string }

const ARN = /^arn:aws[\w-]*:cloudfront::\d{12}:(?<type>distribution|distribution-tenant)\/(?<id>\w+)$/
const HOST = /^(?:\*\.)?(?:[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?\.)+[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/i

/** A distribution ID (any capitals and digits), a tenant ID (`dt_…`), an ARN of either, or a host name. */
export function parseDistributionName(text: string): DistributionName | undefined {
  if (/^dt_\w+$/.test(text)) return { kind: 'id', distribution: { kind: 'tenant', id: text } }
  if (/^[A-Z0-9]+$/.test(text)) return { kind: 'id', distribution: { kind: 'distribution', id: text } }
  const arn = ARN.exec(text)?.groups
  if (arn)
    return {
      kind: 'id',
      distribution: { kind: arn['type'] === 'distribution' ? 'distribution' : 'tenant', id: arn['id'] ?? '' },
    }
  return HOST.test(text) ? { kind: 'host', host: text.toLowerCase() } : undefined
}

/**
 * Looks up host names among the account's distributions, listed once, and its tenants. Throws a Failure that lists the
 * hosts not found.
 */
export async function findDistributions(
  names: readonly string[],
  cloudfront: () => Promise<CloudFront>,
): Promise<ReadonlyMap<string, Distribution>> {
  return findAmong(names, { cloudfront, list: async () => listAll(await cloudfront()) })
}

/** Undefined for a tenant, and for an ID that the account does not have. Throws as findDistributions does. */
export async function findSummary(name: string, cloudfront: CloudFront): Promise<DistributionSummary | undefined> {
  const summaries = await listAll(cloudfront)
  const account = { cloudfront: () => Promise.resolve(cloudfront), list: () => Promise.resolve(summaries) }
  const id = (await findAmong([name], account)).get(name)?.id
  return summaries.find((summary) => summary.id === id)
}

async function listAll(cloudfront: CloudFront): Promise<readonly DistributionSummary[]> {
  const summaries: DistributionSummary[] = []
  for await (const summary of cloudfront.listDistributions()) summaries.push(summary)
  return summaries
}

async function findAmong(
  names: readonly string[],
  account: {
    readonly cloudfront: () => Promise<CloudFront>
    readonly list: () => Promise<readonly DistributionSummary[]>
  },
): Promise<ReadonlyMap<string, Distribution>> {
  const found = new Map<string, Distribution>()
  const hosts: { name: string; host: string }[] = []
  for (const name of names) {
    const parsed = parseDistributionName(name)
    if (parsed?.kind === 'id') found.set(name, parsed.distribution)
    else hosts.push({ name, host: parsed?.host ?? name })
  }
  if (hosts.length === 0) return found

  const service = await account.cloudfront()
  const summaries = await account.list()
  const missing: string[] = []
  for (const { name, host } of hosts) {
    const serving = await findByHost(host, summaries, service)
    if (serving === undefined) missing.push(host)
    else found.set(name, serving)
  }
  if (missing.length > 0) {
    throw new Failure(
      `No distribution or tenant of this account serves ${missing.join(', ')} (${summaries.length} distributions were checked). Nothing was purged.`,
      'Compare the name with the alternate domain names in the CloudFront console, and the account with `aws sts get-caller-identity`; or give the distribution ID.',
    )
  }
  return found
}

/** `name` may be a wildcard, such as `*.example.com`. Both are in lower case. */
export function isServedUnder(host: string, name: string): boolean {
  return name.startsWith('*.') ? host.endsWith(name.slice(1)) : host === name
}

/** Exact names come before wildcards, longer wildcards before shorter ones, as in CloudFront. */
async function findByHost(
  host: string,
  summaries: readonly DistributionSummary[],
  service: CloudFront,
): Promise<Distribution | undefined> {
  const names = summaries.flatMap(({ id, domainName, aliases }) =>
    [domainName, ...aliases].map((name) => ({ id, name: name.toLowerCase() })),
  )
  const exact = names.find(({ name }) => name === host)
  if (exact !== undefined) return { kind: 'distribution', id: exact.id }
  const [wildcard] = names.filter(({ name }) => isServedUnder(host, name)).sort((a, b) => b.name.length - a.name.length)
  const tenant = await service.findTenant(host).catch((error: unknown) => {
    // A role without this permission probably has no tenants.
    if (wildcard !== undefined && isRefusedAs(error, 'AccessDenied')) return undefined
    throw error
  })
  if (tenant !== undefined) return { kind: 'tenant', id: tenant }
  return wildcard && { kind: 'distribution', id: wildcard.id }
}
