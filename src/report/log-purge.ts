import type { LimitedPaths, PurgeResult } from '../purge/result.ts'
import { quoteSome, type TargetPlan } from '../purge/plan/plan-target.ts'
import { explainUnmatchedList, whyNothing } from '../purge/plan/why-nothing.ts'
import { count } from './count.ts'
import { describePosted } from './purged-paths.ts'
import type { Log } from '../log.ts'

const LINES_IN_GROUP = 200

export function logPlans(plans: readonly TargetPlan[], log: Log): void {
  for (const plan of plans) {
    const { uses, unmatched, widenings, target } = plan
    logChanges(plan, log)
    for (const { rule, files, examples } of uses) group(log, `${files} by ${rule}`, examples, files)
    if (unmatched.length > 0 && target.unmatched === 'warn') log.warning(`No rule matches ${quoteSome(unmatched)}.`)
    else if (unmatched.length > 0) group(log, `${unmatched.length} by no rule`, unmatched, unmatched.length)
    if (widenings.length > 0) {
      log.notice(`CloudFront cannot purge ${count(widenings.length, 'path')} exactly: wider paths are purged instead.`)
      const lines = widenings.map(({ from, to, why }) => `${from} as ${to}: ${why}`)
      group(log, `${widenings.length} widened`, lines, lines.length)
    }
  }
}

function logChanges(plan: TargetPlan, log: Log): void {
  const { changes, items, target, everythingBecause } = plan
  const where = `${count(items.size, 'path')} of ${target.distributions.join(', ')}`
  if (changes === undefined) log.info(`${where}, whatever changed.`)
  else if (changes.kind === 'known') {
    const mistake = explainUnmatchedList(plan)
    const why = mistake === undefined ? (whyNothing(plan) ?? changes.reason) : undefined
    log.info(`${count(changes.files.length, 'changed file')}: ${where}.${why === undefined ? '' : ` ${why}`}`)
    if (mistake !== undefined) log.warning(mistake)
  } else if (target.whenUnknown === 'skip') {
    log.warning(`Nothing is purged for changes, because \`when-unknown\` is \`skip\`: ${changes.reason}`)
  }
  if (everythingBecause !== undefined) log.warning(`Everything that the rules reach is purged: ${everythingBecause}`)
}

export function logResult({ status, distributions }: PurgeResult, log: Log): void {
  if (status === 'nothing-to-do') log.info('Nothing to purge: no invalidation was created.')
  for (const { distribution, paths, covered, batches, invalidations, limited } of distributions) {
    if (limited) log.info(`${distribution.id}: ${describeLimit(limited)}`)
    const dropped = covered > 0 ? ` (${covered} more are covered by wildcards among them)` : ''
    const all = `${count(paths.length, 'path')}${dropped}`
    if (status === 'planned')
      log.info(`${distribution.id}: ${all} in ${count(batches.length, 'request')} would be posted; this is a dry run.`)
    for (const [index, { id, status: state }] of invalidations.entries()) {
      const which = describePosted({ paths, invalidations }, index, dropped)
      log.info(
        `${distribution.id}: invalidation ${id}, ${which}: ${state === 'completed' ? 'Completed' : 'InProgress'}.`,
      )
    }
    group(log, `${count(paths.length, 'path')} of ${distribution.id}`, paths, paths.length)
  }
}

export function describeLimit({ before, merged, unchanged }: LimitedPaths): string {
  const besides =
    unchanged === undefined
      ? 'the number of unchanged paths that are also purged is unknown, because the site could not be listed'
      : `${count(unchanged, 'unchanged path')} of the site ${unchanged === 1 ? 'is' : 'are'} also purged`
  return `max-paths merged ${count(before, 'path')} by ${count(merged.length, 'wildcard')}; ${besides}.`
}

function group(log: Log, title: string, names: readonly string[], total: number): void {
  const shown = names.slice(0, LINES_IN_GROUP)
  log.group(title, total > shown.length ? [...shown, `and ${total - shown.length} more`] : shown)
}
