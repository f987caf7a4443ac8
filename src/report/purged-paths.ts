import type { DistributionResult, PurgeStatus } from '../purge/result.ts'

/** The paths and tags that CloudFront took for one distribution, in the order of the plan; of a dry run, all of the plan. */
export function purgedPaths(
  { paths, invalidations }: Pick<DistributionResult, 'paths' | 'invalidations'>,
  status: PurgeStatus,
): readonly string[] {
  if (status === 'planned') return paths
  const posted = new Set(invalidations.flatMap((invalidation) => invalidation.paths))
  // Some were refused and taken as something wider, which is not in the plan.
  return [...new Set([...paths.filter((path) => posted.has(path)), ...posted])]
}
