import { parseDistributionName } from '../cloudfront/find-distributions.ts'
import { isTag, isWildcard } from '../purge/paths/invalidation-path.ts'
import type { TargetPlan } from '../purge/plan/plan-target.ts'
import { isNamedBy } from '../purge/named-distributions.ts'
import type { DistributionResult } from '../purge/result.ts'
import { escapeHtml } from '../printable.ts'
import { code, link } from './html.ts'

/** `origin` is such as `https://www.example.com`. */
export type LiveSite = { readonly name: string; readonly origin: string | undefined }

type Named = Pick<DistributionResult, 'distribution' | 'names'>

/** The host name that the user gave, or else the one of `verify-url`, or else the ID. */
export function liveSite({ distribution, names }: Named, targets: readonly TargetPlan[]): LiveSite {
  const hosts = names.flatMap((name) => {
    const parsed = parseDistributionName(name)
    return parsed?.kind === 'host' ? [parsed.host] : []
  })
  const [host] = hosts.filter((one) => !one.startsWith('*.'))
  if (host !== undefined) return { name: host, origin: `https://${host}` }
  const [url] = targets.flatMap(({ target }) =>
    isNamedBy({ distribution, names }, target) ? (target.proof?.url ?? []) : [],
  )
  if (url !== undefined && URL.canParse(url)) return { name: new URL(url).host, origin: new URL(url).origin }
  return { name: hosts[0] ?? distribution.id, origin: undefined }
}

/** HTML of a name that leads to the site. */
export function linkSite({ name, origin }: LiveSite): string {
  return linkText(name, origin)
}

/** HTML of an encoded path. Wildcards and tags are not URLs. */
export function linkPath(path: string, origin: string | undefined, hiddenPrefix = ''): string {
  if (origin === undefined || isTag(path) || isWildcard(path) || !path.startsWith('/')) return code(path)
  const live = path.startsWith(`${hiddenPrefix}/`) ? path.slice(hiddenPrefix.length) : path
  return link(`${origin}${live}`, escapeHtml(path))
}

/** `/distributions/ID` or an invalidation of it, in the console. Tenants have no such page. */
export function consoleUrl({ kind, id }: Named['distribution'], invalidation?: string): string | undefined {
  if (kind === 'tenant') return undefined
  const page = `https://console.aws.amazon.com/cloudfront/v4/home#/distributions/${encodeURIComponent(id)}/invalidations`
  return invalidation === undefined ? page : `${page}/details/${encodeURIComponent(invalidation)}`
}

/** Code, linked if there is a `url`. */
export function linkCode(text: string, url: string | undefined): string {
  return url === undefined ? code(text) : link(url, code(text))
}

/** Text, linked if there is a `url`. */
export function linkText(text: string, url: string | undefined): string {
  return url === undefined ? escapeHtml(text) : link(url, escapeHtml(text))
}
