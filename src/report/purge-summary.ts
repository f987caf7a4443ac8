import type { AdvisedLimit, DistributionResult, LimitedPaths, PurgeResult } from '../purge/result.ts'
import { FREE_PATHS, formatCost, formatSureCost } from '../purge/plan/cost.ts'
import type { TargetPlan } from '../purge/plan/plan-target.ts'
import { whyNothing } from '../purge/plan/why-nothing.ts'
import { isNamedBy } from '../purge/named-distributions.ts'
import { escapeHtml } from '../printable.ts'
import { count, formatNumber } from './count.ts'
import { formatDuration } from './duration.ts'
import {
  alert,
  code,
  cutList,
  cutTable,
  factLine,
  folded,
  foldedList,
  joinParts,
  link,
  paragraph,
  problemAlert,
  prose,
  takeUpTo,
  type SummaryContext,
} from './html.ts'
import { consoleUrl, linkCode, linkSite, linkText, liveSite } from './live-links.ts'
import { describeLimit } from './log-purge.ts'
import { countFiles } from './planned-files.ts'
import { describeFiles, groupPosted, type PostedItems, type PurgedParts } from './purge-table.ts'
import { formatPurgeTitle, nameTarget } from './purge-title.ts'
import { countPurgedPaths } from './purged-paths.ts'
import { whyUnposted } from './why-unposted.ts'

/** Bytes. GitHub refuses more than 1 MiB. */
const DETAILS_LENGTH = 600_000
const REST_LENGTH = 200_000
const CELL_LENGTH = 20_000
const INVALIDATIONS_SHOWN = 3
const WILDCARDS_SHOWN = 5

/** Markdown. `staleUrls` were seen by `verify`. */
export function formatSummary(result: PurgeResult, context: SummaryContext, staleUrls = 0): string {
  const { distributions, targets, problems } = result
  const isOne = distributions.length <= 1 && targets.length <= 1
  const posted = new Map(distributions.map((one) => [one, groupPosted(one, result.status)]))
  const joined = joinAlike(targets)
  const parts = joined.flatMap((plan) => [
    joined.length === 1 ? '' : `<h4>${plan.target.distributions.map(nameTarget).join(', ')}</h4>`,
    factLine([
      ...formatChanges(plan, context),
      ...(isOne ? [...distributions.flatMap((one) => formatPosted(one, result)), ...formatStatus(result)] : []),
    ]),
    ...formatReasons(plan),
    ...describeFiles(plan, partsOf(plan, result, posted), context),
  ])
  return joinParts([
    formatPurgeTitle(result, staleUrls),
    problemAlert(problems),
    ...(isOne ? [] : [factLine(formatStatus(result)), distributionTable(result)]),
    ...takeUpTo(DETAILS_LENGTH, [
      ...distributions.map(({ limited }) => (limited ? describeMerges(limited) : '')),
      ...parts,
      ...distributions.map((one) => (one.advisedLimit ? describeAdvice(one.advisedLimit, one, result.status) : '')),
      ...distributions.flatMap(listUnposted),
    ]),
    foldRest(result),
  ])
}

/** Distributions with the same changes and rules have one part. */
function joinAlike(targets: readonly TargetPlan[]): readonly TargetPlan[] {
  const groups = Map.groupBy(targets, ({ target, changes, items, unmatched, uses }) => {
    const { base, head, kind } = changes ?? {}
    return JSON.stringify([target.scope, kind, base, head, items.size, unmatched.length, uses])
  })
  return [...groups.values()].flatMap((plans) =>
    plans.slice(0, 1).map((plan) => {
      const distributions = plans.flatMap(({ target }) => target.distributions)
      return { ...plan, target: { ...plan.target, distributions: [...new Set(distributions)] } }
    }),
  )
}

function partsOf(
  plan: TargetPlan,
  { distributions, targets, status }: PurgeResult,
  posted: ReadonlyMap<DistributionResult, PostedItems>,
): PurgedParts {
  const named = distributions.filter((one) => isNamedBy(one, plan.target))
  const [first] = named
  const given = plan.target.distributions
  return {
    origin:
      first === undefined
        ? liveSite({ distribution: { kind: 'distribution', id: '' }, names: given }, [plan]).origin
        : liveSite(first, targets).origin,
    status,
    posted: named.flatMap((one) => posted.get(one) ?? []),
  }
}

/** HTML. */
function formatChanges(plan: TargetPlan, { serverUrl, repository }: SummaryContext): readonly string[] {
  const { changes } = plan
  if (changes?.kind !== 'known') return []
  const { all, site } = countFiles(plan)
  const isNothing = whyNothing(plan) !== undefined
  const share = isNothing
    ? ''
    : site === all
      ? `${count(all, 'changed file')}${all === 1 ? '' : ', all of the site'}`
      : `${formatNumber(site)} of ${count(all, 'changed file')} ${site === 1 ? 'is' : 'are'} part of the site`
  const { base, head } = changes
  if (base === undefined || head === undefined) return [share]
  const url = `${serverUrl}/${repository}/compare/${base}..${head}`
  return [share, link(url, escapeHtml(`${base.slice(0, 7)}…${head.slice(0, 7)}`))]
}

/** HTML on the only distribution. */
function formatPosted(
  { distribution, names, paths, invalidations, batches }: DistributionResult,
  { status, targets }: PurgeResult,
): readonly string[] {
  const { name } = liveSite({ distribution, names }, targets)
  const id = linkText(distribution.id, consoleUrl(distribution))
  const posted = invalidations.reduce((sum, one) => sum + one.paths.length, 0)
  return [
    name === distribution.id && invalidations.length > 0 ? '' : id,
    ...(invalidations.length > INVALIDATIONS_SHOWN
      ? [count(invalidations.length, 'invalidation')]
      : invalidations.map((one) => linkText(one.id, consoleUrl(distribution, one.id)))),
    status === 'failed' && posted > 0 && posted < paths.length
      ? `${formatNumber(posted)} of ${count(paths.length, 'path')} posted`
      : '',
    status === 'planned' && batches.length > 1 ? count(batches.length, 'request') : '',
  ]
}

function formatStatus({ status, distributions }: PurgeResult): readonly string[] {
  const paths = distributions.reduce((sum, one) => sum + countPurgedPaths(one, status), 0)
  return [
    paths > FREE_PATHS ? formatSureCost(paths) : '',
    status === 'planned' ? 'dry run, nothing was sent' : '',
    status === 'in-progress' ? 'not waited for' : '',
  ]
}

function formatReasons(plan: TargetPlan): readonly string[] {
  const { changes, everythingBecause, problem } = plan
  const why = whyNothing(plan)
  const unknown =
    changes?.kind === 'unknown' && problem?.message.includes(changes.reason) !== true
      ? `It is not known which files changed: ${changes.reason}`
      : undefined
  const everything =
    everythingBecause === undefined
      ? undefined
      : `Everything that the rules reach is purged${unknown?.includes(everythingBecause) === true ? '.' : `: ${everythingBecause}`}`
  const reasons = [unknown, everything].filter((text) => text !== undefined)
  return [
    why === undefined ? '' : paragraph(prose(why)),
    reasons.length === 0 ? '' : alert('NOTE', [paragraph(reasons.map(prose).join('<br>'))]),
    changes?.kind === 'known' && changes.reason !== undefined && why === undefined
      ? paragraph(prose(changes.reason))
      : '',
  ]
}

function describeMerges(limited: LimitedPaths): string {
  const merges = cutTable(
    ['Wildcard', 'Changed paths', 'Unchanged paths'],
    limited.merged,
    ({ wildcard, replaces, unchanged }) => [code(wildcard), replaces, unchanged ?? '?'],
  )
  return `${paragraph(prose(describeLimit(limited)))}${merges}`
}

function describeAdvice(
  { maxPaths, paths, unchanged }: AdvisedLimit,
  { paths: posted }: DistributionResult,
  status: PurgeResult['status'],
): string {
  const [would, purge] = status === 'planned' ? ['would post', 'purge'] : ['would have posted', 'purged']
  const wildcards = paths.slice(0, WILDCARDS_SHOWN).map(code).join(', ')
  const more = paths.length > WILDCARDS_SHOWN ? ', …' : ''
  const besides = unchanged === 0 ? 'nothing besides' : `${count(unchanged, 'unchanged path')} besides`
  return alert('TIP', [
    paragraph(
      `${code(`max-paths: ${maxPaths}`)} ${would} <b>${count(paths.length, 'path')}</b> instead of ${formatNumber(posted.length)}, ${wildcards}${more}, and ${purge} ${besides}.`,
    ),
  ])
}

function distributionTable({ status, distributions, targets }: PurgeResult): string {
  if (distributions.length === 0) return ''
  const heads = ['', 'Distribution', status === 'planned' ? 'Paths' : 'Paths purged', 'Invalidation']
  return cutTable(heads, distributions, (one) => {
    const { distribution, paths, invalidations, unposted, took } = one
    const site = liveSite(one, targets)
    const purged = countPurgedPaths(one, status)
    const isDone = invalidations.every((posted) => posted.status === 'completed')
    const state = isDone ? `completed${took === undefined ? '' : `, ${formatDuration(took)}`}` : 'in progress'
    const id = linkCode(distribution.id, consoleUrl(distribution))
    return [
      status === 'planned' ? '📋' : unposted.length > 0 ? '❌' : isDone ? '✅' : '⏳',
      site.name === distribution.id ? id : `${linkSite(site)} ${id}`,
      purged < paths.length ? `<b>${formatNumber(purged)} of ${formatNumber(paths.length)}</b>` : purged,
      status === 'planned' ? '–' : invalidations.length === 0 ? '–' : state,
    ]
  })
}

function listUnposted({ distribution, unposted }: DistributionResult): readonly string[] {
  const reasons = Map.groupBy(unposted, whyUnposted)
  return [...reasons].map(([why, parts]) => {
    const paths = parts.flatMap((part) => part.paths)
    return foldedList(`${distribution.id}: ${formatNumber(paths.length)} not posted: ${why}`, paths)
  })
}

function requestTable({ distributions, status }: PurgeResult): string {
  return cutTable(['Distribution', 'Paths', 'Requests', 'Invalidations'], distributions, (one) => [
    linkCode(one.distribution.id, consoleUrl(one.distribution)),
    countPurgedPaths(one, status),
    one.batches.length,
    cutList(
      one.invalidations,
      ({ id, status: state }) =>
        `${linkCode(id, consoleUrl(one.distribution, id))} ${state === 'completed' ? 'Completed' : 'InProgress'}`,
      CELL_LENGTH,
    ) || '–',
  ])
}

function foldRest(result: PurgeResult): string {
  const { distributions, targets, status } = result
  const rules = targets.flatMap(({ uses }) => uses)
  const widened = [...targets, ...distributions].flatMap(({ widenings }) => widenings)
  const total = distributions.reduce((sum, one) => sum + countPurgedPaths(one, status), 0)
  const cost = `${count(total, 'path')}: free among the first ${formatNumber(FREE_PATHS)} of the account's month, else ${formatCost(total)}.`
  const parts = takeUpTo(REST_LENGTH, [
    rules.length === 0 ? '' : cutTable(['Rule', 'Files'], rules, ({ rule, files }) => [code(rule), files]),
    widened.length === 0
      ? ''
      : cutTable(['Path', 'Purged as', 'Why'], widened, ({ from, to, why }) => [code(from), code(to), prose(why)]),
    distributions.length === 0 ? '' : `${requestTable(result)}${paragraph(escapeHtml(cost))}`,
    ...distributions.map((one) =>
      foldedList(`${count(one.paths.length, 'path')} of ${one.distribution.id}`, one.paths),
    ),
  ]).join('')
  return parts === '' ? '' : folded('Rules, requests and cost', parts)
}
