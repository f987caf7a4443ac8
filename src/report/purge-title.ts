/** Each title answers "is the new version live?". */
import { parseDistributionName } from '../cloudfront/find-distributions.ts'
import { listFirst } from '../list-first.ts'
import type { TargetPlan } from '../purge/plan/plan-target.ts'
import type { DistributionResult, PurgeResult } from '../purge/result.ts'
import { escapeHtml } from '../printable.ts'
import { count, formatNumber } from './count.ts'
import { formatDuration } from './duration.ts'
import { title } from './html.ts'
import { linkSite, liveSite } from './live-links.ts'
import { countFiles } from './planned-files.ts'
import { countPurgedPaths } from './purged-paths.ts'

const NAMES_SHOWN = 3

/** A line of HTML. */
export function formatPurgeTitle(result: PurgeResult, staleUrls = 0): string {
  const { status, distributions, targets } = result
  const paths = distributions.reduce((sum, one) => sum + countPurgedPaths(one, status), 0)
  const what = `${count(paths, 'path')} of ${nameAll(distributions, targets)}`
  switch (status) {
    case 'completed':
      return title('✅', `${what} purged${describeTime(distributions)}`)
    case 'in-progress':
      return title('⏳', `${what} posted`)
    case 'planned':
      return title('📋', `${what} would be purged`)
    case 'nothing-to-do':
      return title(
        '💤',
        `Nothing to purge: ${targets.length === 1 ? targets.map(sayNothing).join('') : 'nothing of these sites changed'}`,
      )
    case 'failed':
      return title('❌', describeFailure(result, what, staleUrls))
  }
}

function describeFailure({ distributions, targets }: PurgeResult, what: string, staleUrls: number): string {
  if (distributions.length === 0) {
    const names = new Set(targets.flatMap(({ target }) => target.distributions))
    if (names.size === 0) return 'Nothing was purged'
    const name = [...names].map(nameTarget)
    return names.size === 1 ? `${name.join('')} was not purged` : `${count(names.size, 'distribution')} were not purged`
  }
  const lost = distributions.filter(({ unposted }) => unposted.length > 0)
  const [only] = lost
  if (only === undefined) {
    const isPending = distributions.some(({ invalidations }) => invalidations.some((one) => one.status !== 'completed'))
    if (isPending) return `${what} posted, but not completed${describeTime(distributions)}`
    const but =
      staleUrls === 0
        ? 'but something failed'
        : `but ${count(staleUrls, 'URL')} ${staleUrls === 1 ? 'is' : 'are'} stale`
    return `${what} purged${describeTime(distributions)}, ${but}`
  }
  const name = linkSite(liveSite(only, targets))
  const isNothing = lost.every(({ invalidations }) => invalidations.length === 0)
  if (distributions.length > 1) {
    const names = listFirst(lost, NAMES_SHOWN, (one) => linkSite(liveSite(one, targets)))
    return `${lost.length} of ${distributions.length} distributions ${lost.length === 1 ? 'was' : 'were'} not purged${isNothing ? '' : ' completely'}: ${names}`
  }
  const unposted = only.unposted.reduce((sum, part) => sum + part.paths.length, 0)
  if (isNothing) return `${name} was not purged`
  return `${formatNumber(unposted)} of ${count(only.paths.length, 'path')} of ${name} ${unposted === 1 ? 'was' : 'were'} not purged`
}

function nameAll(distributions: readonly DistributionResult[], targets: readonly TargetPlan[]): string {
  const [only] = distributions
  return distributions.length === 1 && only !== undefined
    ? linkSite(liveSite(only, targets))
    : count(distributions.length, 'distribution')
}

/** A name in the inputs, which may not be found yet. */
export function nameTarget(name: string): string {
  const parsed = parseDistributionName(name)
  const isHost = parsed?.kind === 'host' && !parsed.host.startsWith('*.')
  return isHost ? linkSite({ name: parsed.host, origin: `https://${parsed.host}` }) : escapeHtml(name)
}

function describeTime(distributions: readonly DistributionResult[]): string {
  const times = distributions.flatMap(({ took }) => took ?? [])
  return times.length === 0 ? '' : ` in ${formatDuration(Math.max(...times))}`
}

function sayNothing(plan: TargetPlan): string {
  const { changes } = plan
  if (changes?.kind !== 'known') return 'it is not known which files changed'
  const { all } = countFiles(plan)
  if (all === 0) return 'no file changed'
  return all === 1
    ? 'the only changed file is not part of the site'
    : `none of ${count(all, 'changed file')} is part of the site`
}
