import type { Distribution } from '../cloudfront/cloudfront.ts'
import { toProblem } from '../failure.ts'
import { rememberAnswers } from '../remember.ts'
import type { TargetChanges } from './find-target-changes.ts'
import { limitPaths, type ListFiles } from './limit-paths.ts'
import { findMissingBeginning, type DirectoryQueries } from './missing-beginning.ts'
import { planTarget, withProblem, type TargetPlan } from './plan/plan-target.ts'
import { findUnmatchedBuild } from './plan/unmatched-build.ts'
import { planDistributions, type PlannedDistribution } from './plan-distributions.ts'
import type { PurgeResult } from './result.ts'

export type PlanDependencies = DirectoryQueries & {
  readonly listFiles: ListFiles
  /** By the names in the targets. */
  readonly distributions: () => Promise<ReadonlyMap<string, Distribution>>
  /** Called once, unless the changes cannot be found. */
  readonly onPlans: (plans: readonly TargetPlan[]) => void
}

/** `ended`: there is nothing to post, or a mistake forbids it. */
export type PlannedPurge =
  | { readonly kind: 'ended'; readonly result: PurgeResult }
  | {
      readonly kind: 'planned'
      readonly plans: readonly TargetPlan[]
      readonly distributions: readonly PlannedDistribution[]
    }

/** Plans the purge of changed files. Sends nothing. Refusals and faulty plans become problems in the result. */
export async function planPurge(
  findChanges: () => Promise<readonly TargetChanges[]>,
  dependencies: PlanDependencies,
): Promise<PlannedPurge> {
  const list = rememberAnswers(
    ([commit, directory]: readonly [string, string]) => `${commit}:${directory}`,
    ([commit, directory]) => dependencies.listDirectory(commit, directory),
  )
  const listDirectory = (commit: string, directory: string) => list([commit, directory])
  let plans: readonly TargetPlan[]
  try {
    const found = await findChanges()
    plans = await Promise.all(
      found.map(async ({ target, changes }) => {
        const plan = planTarget(target, changes)
        const isNothing = plan.items.size === 0
        const missing =
          findUnmatchedBuild(target, changes) ??
          (await findMissingBeginning(target, changes, { ...dependencies, listDirectory, isNothing }))
        return missing === undefined ? plan : withProblem(plan, missing)
      }),
    )
  } catch (error) {
    return ended({ status: 'failed', targets: [], problems: [toProblem(error)] })
  }
  dependencies.onPlans(plans)
  const refused = plans.flatMap(({ problem }) => problem ?? [])
  if (refused.length > 0) return ended({ status: 'failed', targets: plans, problems: refused.map(toProblem) })
  if (plans.every(({ items }) => items.size === 0))
    return ended({ status: 'nothing-to-do', targets: plans, problems: [] })
  try {
    const wanted = planDistributions(plans, await dependencies.distributions())
    const distributions = await Promise.all(wanted.map((one) => limitPaths(one, dependencies.listFiles)))
    return { kind: 'planned', plans, distributions }
  } catch (error) {
    return ended({ status: 'failed', targets: plans, problems: [toProblem(error)] })
  }
}

function ended(result: Omit<PurgeResult, 'distributions'>): PlannedPurge {
  return { kind: 'ended', result: { ...result, distributions: [] } }
}

export function describePlanned({ plans, distributions }: Extract<PlannedPurge, { kind: 'planned' }>): PurgeResult {
  return {
    status: 'planned',
    targets: plans,
    distributions: distributions.map(({ plan }) => ({ ...plan, invalidations: [], unposted: [], widenings: [] })),
    problems: [],
  }
}
