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

export function countPurgedPaths(
  { paths, invalidations }: Pick<DistributionResult, 'paths' | 'invalidations'>,
  status: PurgeStatus,
): number {
  return status === 'planned' ? paths.length : invalidations.flatMap(({ paths }) => paths).length
}
