import { shortDigest } from '../../digest.ts'
import type { TargetPlan } from '../plan/plan-target.ts'
import type { Target } from '../plan/target.ts'

/** A digest for all targets of a distribution, even those with nothing to purge. */
export function scopeOf(targets: readonly Target[]): string {
  return shortDigest([...new Set(targets.map(({ scope }) => scope))].sort().join())
}

/** Later runs do not find this purge: its base is unknown, so files of earlier commits may still be cached. */
export function withoutMemory(target: Target): Target {
  return { ...target, scope: shortDigest(`${target.scope} without memory`) }
}

/**
 * The commit that the cache matches after the purge. Undefined if unknown changes were skipped, files were listed, or
 * targets have different heads.
 */
export function purgedCommit(plans: readonly TargetPlan[]): string | undefined {
  const commits = new Set(plans.filter(({ changes }) => changes !== undefined).map(commitOf))
  return commits.size === 1 ? [...commits][0] : undefined
}

function commitOf({ changes, everythingBecause }: TargetPlan): string | undefined {
  return changes?.kind === 'known' || everythingBecause !== undefined ? changes?.head : undefined
}
