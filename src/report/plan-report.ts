import type { PurgeResult } from '../purge/result.ts'
import type { TargetPlan } from '../purge/plan/plan-target.ts'
import { whyNothing } from '../purge/plan/why-nothing.ts'
import { count } from './count.ts'
import { describeLimit } from './log-purge.ts'
import { planFiles } from './planned-files.ts'

/** For a plan without a distribution. */
export const ANY_DISTRIBUTION = 'EXAMPLE'

/** The result of a plan, for `JSON.stringify`. */
export function describePlan({ status, targets, distributions, problems }: PurgeResult) {
  return {
    status,
    distributions: distributions.map(({ names, paths, limited }) => ({
      names: named(names),
      paths,
      ...(limited && { 'max-paths': describeLimit(limited) }),
    })),
    targets: targets.map((plan) => ({
      distributions: named(plan.target.distributions),
      base: plan.changes?.base ?? null,
      head: plan.changes?.head ?? null,
      everything: plan.everythingBecause ?? null,
      nothing: whyNothing(plan) ?? null,
      files: [...planFiles(plan)],
      widened: plan.widenings,
    })),
    problems: problems.map(({ message, advice }) => ({ message, advice: advice ?? null })),
  }
}

/** Lines for a terminal. */
export function formatPlan({ status, targets, distributions }: PurgeResult): readonly string[] {
  return [
    ...targets.flatMap(formatTarget),
    ...(distributions.length === 0 && status !== 'failed' ? ['Nothing would be purged.'] : []),
    ...distributions.flatMap(({ names, paths, limited }) => [
      `${count(paths.length, 'path')}${prefix(' of ', names)} would be purged:`,
      ...paths.map((path) => `  ${path}`),
      ...(limited ? [describeLimit(limited)] : []),
    ]),
  ]
}

function formatTarget(plan: TargetPlan): readonly string[] {
  const { changes, everythingBecause, widenings, target } = plan
  const files = [...planFiles(plan)]
  const matched = Map.groupBy(files, ({ rule }) => rule)
  const unmatched = matched.get(null) ?? []
  const why = whyNothing(plan)
  return [
    `${count(files.length, 'changed file')}${describeCommits(changes)}${prefix(', for ', target.distributions)}`,
    ...(everythingBecause === undefined ? [] : [`Everything that the rules reach: ${everythingBecause}`]),
    ...[...matched].flatMap(([rule, by]) =>
      rule === null
        ? []
        : [
            `  by ${rule}`,
            ...by.map(
              ({ path, change, paths }) =>
                `    ${change} ${path} → ${paths.length === 0 ? 'nothing' : paths.join(' ')}`,
            ),
          ],
    ),
    ...(unmatched.length === 0
      ? []
      : ['  by no rule', ...unmatched.map(({ path, change }) => `    ${change} ${path}`)]),
    ...(why === undefined ? [] : [why]),
    ...widenings.map(({ from, to, why: reason }) => `${from} is purged as ${to}: ${reason}`),
    '',
  ]
}

function named(names: readonly string[]): readonly string[] {
  return names.filter((name) => name !== ANY_DISTRIBUTION)
}

function prefix(words: string, names: readonly string[]): string {
  return named(names).length === 0 ? '' : `${words}${named(names).join(', ')}`
}

function describeCommits(changes: TargetPlan['changes']): string {
  if (changes?.base === undefined || changes.head === undefined) return ''
  return `, ${changes.base.slice(0, 10)} to ${changes.head.slice(0, 10)}`
}
