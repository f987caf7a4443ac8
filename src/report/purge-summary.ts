import type { DistributionResult, LimitedPaths, PurgeResult } from '../purge/result.ts'
import { FREE_PATHS, formatCost } from '../purge/plan/cost.ts'
import type { TargetPlan } from '../purge/plan/plan-target.ts'
import { whyNothing } from '../purge/plan/why-nothing.ts'
import { count } from './count.ts'
import {
  code,
  cutList,
  cutTable,
  foldedList,
  joinParts,
  paragraph,
  problem,
  prose,
  row,
  table,
  takeUpTo,
  type SummaryContext,
} from './html.ts'
import { escapeHtml } from '../printable.ts'
import { describeLimit } from './log-purge.ts'
import { countPurgedPaths } from './purged-paths.ts'
import { whyUnposted } from './why-unposted.ts'

/** Bytes. GitHub refuses more than 1 MiB. */
const DETAILS_LENGTH = 600_000

const TITLES: Readonly<Record<PurgeResult['status'], string>> = {
  completed: 'Purged',
  'in-progress': 'Purging',
  planned: 'Planned, nothing sent (dry run)',
  'nothing-to-do': 'Nothing to purge',
  failed: 'Not everything was purged',
}

function title({ status, distributions }: PurgeResult): string {
  const isAny = distributions.some(({ invalidations }) => invalidations.length > 0)
  return status === 'failed' && !isAny ? 'Nothing was purged' : TITLES[status]
}

export function formatSummary(result: PurgeResult, context: SummaryContext): string {
  const details = result.targets.flatMap((plan) => describeTarget(plan, context))
  const paths = result.distributions.map((one) =>
    foldedList(`${count(one.paths.length, 'path')} of ${one.distribution.id}`, one.paths),
  )
  return joinParts([
    `<h3>CloudFront: ${title(result)}</h3>`,
    ...result.problems.map(problem),
    distributionTable(result),
    ...result.distributions.map(({ limited }) => (limited ? describeMerges(limited) : '')),
    ...takeUpTo(DETAILS_LENGTH, [...details, ...paths]),
  ])
}

function describeMerges(limited: LimitedPaths): string {
  const rows = limited.merged.map(({ wildcard, replaces, unchanged }) => [
    code(wildcard),
    `${replaces}`,
    unchanged === undefined ? '?' : `${unchanged}`,
  ])
  return `${paragraph(prose(describeLimit(limited)))}\n${cutTable(['Wildcard', 'Changed paths', 'Unchanged paths'], rows)}`
}

function distributionTable({ status, distributions }: PurgeResult): string {
  if (distributions.length === 0) return ''
  const counts = distributions.map((one) => countPurgedPaths(one, status))
  const total = counts.reduce((sum, purged) => sum + purged, 0)
  const rows = distributions.map((one, index) => {
    const { distribution, names, paths, batches, invalidations, unposted } = one
    const purged = counts[index] ?? 0
    const called = names.filter((name) => name !== distribution.id)
    const posted = cutList(
      invalidations,
      ({ id, status }) => `${code(id)} ${status === 'completed' ? 'Completed' : 'InProgress'}`,
    )
    const lost = [...Map.groupBy(unposted, whyUnposted)].map(
      ([why, parts]) => `<b>${parts.flatMap((part) => part.paths).length} not posted: ${escapeHtml(why)}</b>`,
    )
    return row([
      `${consoleLink(distribution)}${called.length > 0 ? ` ${escapeHtml(called.join(', '))}` : ''}`,
      purged < paths.length ? `<b>${purged} of ${paths.length}</b>` : `${purged}`,
      `${batches.length}`,
      [...lost, posted].filter((part) => part !== '').join('<br>') || '–',
    ])
  })
  const cost = `${count(total, 'path')}: free among the first ${FREE_PATHS} of the account's month, else ${formatCost(total)}.`
  return `${table(['Distribution', 'Paths', 'Requests', 'Invalidations'], rows)}\n${paragraph(cost)}`
}

function describeTarget(plan: TargetPlan, context: SummaryContext): readonly string[] {
  const { uses, unmatched, widenings, everythingBecause } = plan
  const rows = uses.map(({ rule, files, examples }) => {
    const more = files > examples.length ? ` and ${files - examples.length} more` : ''
    return row([
      code(rule),
      `${files}`,
      `<details><summary>${code(examples[0] ?? '')}${files > 1 ? ' …' : ''}</summary>${examples.map(code).join('<br>')}${more}</details>`,
    ])
  })
  const why = whyNothing(plan)
  return [
    paragraph(describeChanges(plan, context)),
    why === undefined ? '' : paragraph(`Nothing to purge: ${prose(why)}`),
    everythingBecause === undefined ? '' : paragraph(describeEverything(everythingBecause, plan)),
    rows.length === 0 ? '' : table(['Rule', 'Files', 'Which'], rows),
    unmatched.length === 0
      ? ''
      : foldedList(`${count(unmatched.length, 'changed file')} that no rule matches`, unmatched),
    widenings.length === 0
      ? ''
      : foldedList(
          `${count(widenings.length, 'path')} purged by wider paths`,
          widenings.map(({ from, to, why }) => `${from} → ${to}: ${why}`),
        ),
  ]
}

/** The line above has the reason. */
function describeEverything(reason: string, { changes }: TargetPlan): string {
  const isTold = changes?.kind === 'unknown' && changes.reason === reason
  return `Everything that the rules reach is purged${isTold ? '.' : `: ${prose(reason)}`}`
}

function describeChanges(
  { changes, target, problem: failure }: TargetPlan,
  { serverUrl, repository }: SummaryContext,
): string {
  const where = `of ${target.distributions.map(code).join(', ')}`
  if (changes === undefined) return `Paths ${where} as given, regardless of changes.`
  if (changes.kind === 'unknown') {
    const isTold = failure?.message.includes(changes.reason) === true
    return `It is not known which files ${where} changed${isTold ? '.' : `: ${prose(changes.reason)}`}`
  }
  const { base, head, files } = changes
  const changed = `${count(files.length, 'changed file')} ${where}`
  if (base === undefined || head === undefined) return `${changed}, as listed.`
  const url = `${serverUrl}/${repository}/compare/${base}..${head}`
  return `${changed} between <a href="${escapeHtml(url)}">${code(base.slice(0, 7))} and ${code(head.slice(0, 7))}</a>.`
}

function consoleLink({ kind, id }: DistributionResult['distribution']): string {
  if (kind === 'tenant') return code(id)
  const url = `https://console.aws.amazon.com/cloudfront/v4/home#/distributions/${encodeURIComponent(id)}/invalidations`
  return `<a href="${url}">${code(id)}</a>`
}
