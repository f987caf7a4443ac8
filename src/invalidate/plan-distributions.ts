/** The paths of all targets, by the distribution that they stand for: what two targets share is posted once. */
import type { CloudFront } from '../cloudfront/cloudfront.ts'
import { findDistributions } from '../cloudfront/find-distributions.ts'
import { dropCovered } from '../paths/cover.ts'
import { splitIntoBatches } from '../plan/batches.ts'
import { shortDigest } from '../plan/caller-reference.ts'
import type { TargetPlan } from '../plan/plan-target.ts'
import type { Posting } from '../plan/target.ts'
import type { DistributionPlan } from './result.ts'

export type PlannedDistribution = {
  readonly plan: DistributionPlan
  readonly posting: Posting
  /** For CallerReferences. */
  readonly scope: string
  readonly commit: string | undefined
}

/** Finds the distributions and plans each. Rejects with a Failure or a CloudFrontError where one cannot be found. */
export async function planDistributions(
  targets: readonly TargetPlan[],
  cloudfront: () => Promise<CloudFront>,
): Promise<readonly PlannedDistribution[]> {
  const names = new Set(targets.flatMap(({ target }) => target.distributions))
  const found = await findDistributions([...names], cloudfront)
  const byId = Map.groupBy([...found], ([, { id }]) => id)
  return [...byId.values()].flatMap((named) => {
    const distribution = named[0]?.[1]
    if (distribution === undefined) return []
    const called = named.map(([name]) => name)
    const purging = targets.filter(({ target }) => target.distributions.some((name) => called.includes(name)))
    const items = purging.reduce((all, { items }) => all.union(items), new Set<string>())
    const paths = dropCovered(items)
    const posting = purging.map(({ target }) => target.posting).reduce(combinePostings)
    const commits = new Set(purging.map(({ changes }) => changes?.head))
    return {
      plan: {
        distribution,
        names: called,
        paths,
        covered: items.size - paths.length,
        batches: splitIntoBatches(paths, posting.batchSize),
      },
      posting,
      scope: shortDigest([...new Set(purging.map(({ target }) => target.scope))].sort().join()),
      commit: commits.size === 1 ? [...commits][0] : undefined,
    }
  })
}

/** Where targets of one distribution differ, the more careful setting holds. */
function combinePostings(a: Posting, b: Posting): Posting {
  return {
    batchSize: Math.min(a.batchSize, b.batchSize),
    wait: a.wait || b.wait,
    waitTimeout: Math.max(a.waitTimeout, b.waitTimeout),
    onWaitTimeout: a.onWaitTimeout === 'fail' ? 'fail' : b.onWaitTimeout,
  }
}
