import type { Distribution } from '../cloudfront/cloudfront.ts'
import { dropCovered } from './paths/cover.ts'
import { splitIntoBatches } from './plan/batches.ts'
import type { TargetPlan } from './plan/plan-target.ts'
import { scopeOf, purgedCommit } from './post/scope.ts'
import type { Posting } from './plan/target.ts'
import { groupNames, isNamedBy } from './named-distributions.ts'
import type { DistributionPlan } from './result.ts'

export type PlannedDistribution = {
  readonly plan: DistributionPlan
  readonly posting: Posting
  readonly targets: readonly TargetPlan[]
  readonly scope: string
  /** The commit that the cache matches after the purge; undefined if unknown. */
  readonly commit: string | undefined
}

export function planDistributions(
  targets: readonly TargetPlan[],
  found: ReadonlyMap<string, Distribution>,
): readonly PlannedDistribution[] {
  return groupNames(found).flatMap((named) => {
    const { distribution, names } = named
    const naming = targets.filter(({ target }) => isNamedBy(named, target))
    const purging = naming.filter(({ items }) => items.size > 0)
    if (purging.length === 0) return []
    const items = purging.reduce((all, { items }) => all.union(items), new Set<string>())
    const paths = dropCovered(items)
    const posting = purging.map(({ target }) => target.posting).reduce(combinePostings)
    return {
      plan: {
        distribution,
        names,
        paths,
        covered: items.size - paths.length,
        batches: splitIntoBatches(paths, posting.batchSize),
      },
      posting,
      targets: naming,
      scope: scopeOf(naming.map(({ target }) => target)),
      commit: purgedCommit(naming),
    }
  })
}

/** Chooses the more careful of two settings. */
export function combinePostings(a: Posting, b: Posting): Posting {
  const limits = [a.maxPaths, b.maxPaths].filter((limit) => limit !== undefined)
  return {
    maxPaths: limits.length > 0 ? Math.min(...limits) : undefined,
    batchSize: Math.min(a.batchSize, b.batchSize),
    wait: a.wait || b.wait,
    waitTimeout: Math.max(a.waitTimeout, b.waitTimeout),
    onWaitTimeout: a.onWaitTimeout === 'fail' ? 'fail' : b.onWaitTimeout,
  }
}
