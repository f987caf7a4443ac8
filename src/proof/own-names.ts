import type { CloudFront, Distribution } from '../cloudfront/cloudfront.ts'
import { findSummary, isServedUnder, parseDistributionName } from '../cloudfront/find-distributions.ts'
import { Failure } from '../failure.ts'

/**
 * The origin to ask, only ever under a name that the distribution has: `url`, or the host that the user named it by, or
 * its first alias without a wildcard, or its domain name. Throws a Failure.
 */
export async function findOrigin({
  url,
  names,
  distribution,
  cloudfront,
}: {
  readonly url: string | undefined
  /** As the user wrote them. They were found. */
  readonly names: readonly string[]
  readonly distribution: Distribution
  readonly cloudfront: CloudFront
}): Promise<string> {
  const given = names.flatMap((name) => {
    const parsed = parseDistributionName(name)
    return parsed?.kind === 'host' ? [parsed.host] : []
  })
  const [named] = given.filter((name) => !name.startsWith('*.'))
  if (url === undefined && named !== undefined) return `https://${named}`
  const host = url === undefined ? undefined : new URL(url).hostname
  if (host !== undefined && given.some((name) => isServedUnder(host, name))) return new URL(url ?? '').origin
  if (distribution.kind === 'tenant') return findTenantOrigin(url, host, distribution, cloudfront)

  const summary = await findSummary(distribution.id, cloudfront)
  if (summary === undefined) {
    throw new Failure(
      `The host names of ${distribution.id} are unknown, because the list of the account's distributions does not have it. Nothing was asked.`,
      'Name the distribution by its host name in `distribution`.',
    )
  }
  const own = [...summary.aliases, summary.domainName].map((name) => name.toLowerCase())
  if (url === undefined || host === undefined) return `https://${own.find((name) => !name.startsWith('*.')) ?? ''}`
  if (own.some((name) => isServedUnder(host, name))) return new URL(url).origin
  throw new Failure(
    `The address to ask is ${url}, and ${distribution.id} does not have this host name. Nothing was asked.`,
    `Give one of its own: ${own.join(', ')}.`,
  )
}

async function findTenantOrigin(
  url: string | undefined,
  host: string | undefined,
  { id }: Distribution,
  { findTenant }: Pick<CloudFront, 'findTenant'>,
): Promise<string> {
  if (url !== undefined && host !== undefined && (await findTenant(host)) === id) return new URL(url).origin
  throw new Failure(
    url === undefined
      ? `The host names of the tenant ${id} are unknown. Nothing was asked.`
      : `The address to ask is ${url}, and the tenant ${id} does not have this host name. Nothing was asked.`,
    'Give a domain of the tenant as `verify-url`, such as `https://www.example.com`.',
  )
}
