import { count } from './count.ts'
import type { DistributionResult, PurgeStatus } from '../purge/result.ts'

/** In the plan's order; in a dry run, the whole plan. */
export function purgedPaths(
  { paths, invalidations }: Pick<DistributionResult, 'paths' | 'invalidations'>,
  status: PurgeStatus,
): readonly string[] {
  if (status === 'planned') return paths
  const posted = new Set(invalidations.flatMap((invalidation) => invalidation.paths))
  // Wider paths are not in the plan.
  return [...new Set([...paths.filter((path) => posted.has(path)), ...posted])]
}

/** `10 paths, 2 of 3 invalidations`; a share of the paths would look the same for each. */
export function describePosted(
  { paths, invalidations }: Pick<DistributionResult, 'invalidations'> & { readonly paths: readonly string[] },
  index: number,
  dropped = '',
): string {
  const posted = invalidations[index]?.paths.length ?? 0
  return posted === paths.length
    ? `${count(posted, 'path')}${dropped}`
    : `${count(posted, 'path')}, ${index + 1} of ${count(invalidations.length, 'invalidation')}`
}

export function countPurgedPaths(
  { paths, invalidations }: Pick<DistributionResult, 'paths' | 'invalidations'>,
  status: PurgeStatus,
): number {
  return status === 'planned' ? paths.length : invalidations.reduce((sum, posted) => sum + posted.paths.length, 0)
}
