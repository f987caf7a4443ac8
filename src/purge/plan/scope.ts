/** What a purge vouches for: its rules and its commit, as CallerReferences carry them. */
import { shortDigest } from '../../digest.ts'
import type { TargetPlan } from './plan-target.ts'
import type { Target } from './target.ts'

/** One digest for all targets of a run that name a distribution, whether or not they have something to purge. */
export function scopeOf(targets: readonly Target[]): string {
  return shortDigest([...new Set(targets.map(({ scope }) => scope))].sort().join())
}

/**
 * A target whose base could not be looked up at CloudFront. Its purge does not vouch for its commit: the files of a run before may
 * still be stale.
 */
export function withoutMemory(target: Target): Target {
  return { ...target, scope: shortDigest(`${target.scope} without memory`) }
}

/**
 * The commit with which the cache of a distribution agrees, as far as the rules of these plans map it, once all that they purge is
 * posted. Undefined where nobody can say: changes are not known and were skipped, files were listed instead of compared, or the
 * targets have different heads. Targets without rules map nothing and have no say.
 */
export function vouchedCommit(plans: readonly TargetPlan[]): string | undefined {
  const commits = new Set(plans.filter(({ changes }) => changes !== undefined).map(commitOf))
  return commits.size === 1 ? [...commits][0] : undefined
}

function commitOf({ changes, everythingBecause }: TargetPlan): string | undefined {
  return changes?.kind === 'known' || everythingBecause !== undefined ? changes?.head : undefined
}
