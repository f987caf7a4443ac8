/** The names by which users call their distributions become the IDs by which CloudFront does. */
import { Failure } from '../failure.ts'
import type { CloudFront, Distribution, DistributionSummary } from './cloudfront.ts'
import { isRefusedAs } from './errors.ts'

/** A distribution's name as a user wrote it, read as far as that needs no call. */
export type DistributionName =
  { readonly kind: 'id'; readonly of: Distribution } | { readonly kind: 'host'; readonly host: string }

const ARN = /^arn:aws[\w-]*:cloudfront::\d{12}:(?<type>distribution|distribution-tenant)\/(?<id>\w+)$/
const HOST = /^(?:\*\.)?(?:[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?\.)+[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/i

/**
 * Reads a distribution ID, a tenant ID (`dt_…`), an ARN of either, or a host name. Undefined for anything else. Nothing is assumed
 * of an ID but that it consists of capitals and digits.
 */
export function parseDistributionName(text: string): DistributionName | undefined {
  if (/^dt_\w+$/.test(text)) return { kind: 'id', of: { kind: 'tenant', id: text } }
  if (/^[A-Z0-9]+$/.test(text)) return { kind: 'id', of: { kind: 'distribution', id: text } }
  const arn = ARN.exec(text)?.groups
  if (arn)
    return { kind: 'id', of: { kind: arn['type'] === 'distribution' ? 'distribution' : 'tenant', id: arn['id'] ?? '' } }
  return HOST.test(text) ? { kind: 'host', host: text.toLowerCase() } : undefined
}

/**
 * Finds the distributions that the names stand for, by name. IDs need no call; host names are looked for among the account's
 * distributions, read once, and among tenants: the name that is closest to the host wins, as it does at CloudFront. Throws a Failure
 * that names every host nobody serves.
 */
export async function findDistributions(
  names: readonly string[],
  cloudfront: () => Promise<CloudFront>,
): Promise<ReadonlyMap<string, Distribution>> {
  const found = new Map<string, Distribution>()
  const hosts: { name: string; host: string }[] = []
  for (const name of names) {
    const parsed = parseDistributionName(name)
    if (parsed?.kind === 'id') found.set(name, parsed.of)
    else hosts.push({ name, host: parsed?.host ?? name })
  }
  if (hosts.length === 0) return found

  const service = await cloudfront()
  const summaries: DistributionSummary[] = []
  for await (const summary of service.listDistributions()) summaries.push(summary)
  const missing: string[] = []
  for (const { name, host } of hosts) {
    const serving = await findByHost(host, summaries, service)
    if (serving === undefined) missing.push(host)
    else found.set(name, serving)
  }
  if (missing.length > 0) {
    throw new Failure(
      `No distribution or tenant of this account serves ${missing.join(', ')} (${summaries.length} distributions were looked through). Nothing was purged.`,
      'Compare the name with the alternate domain names in the CloudFront console, and the account with `aws sts get-caller-identity`; or give the distribution ID.',
    )
  }
  return found
}

/** An exact name wins over a wildcard, a longer wildcard over a shorter one; `*` stands for one label or more, as CloudFront matches. */
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
  const [wildcard] = names
    .filter(({ name }) => name.startsWith('*.') && host.endsWith(name.slice(1)))
    .sort((a, b) => b.name.length - a.name.length)
  const tenant = await service.findTenant(host).catch((error: unknown) => {
    // Who may not ask for tenants has none, most likely, and a distribution that serves the host is known.
    if (wildcard !== undefined && isRefusedAs(error, 'AccessDenied')) return undefined
    throw error
  })
  if (tenant !== undefined) return { kind: 'tenant', id: tenant }
  return wildcard && { kind: 'distribution', id: wildcard.id }
}
