import { mapSite, type ListFiles } from './limit-paths.ts'
import type { PlannedDistribution } from './plan-distributions.ts'
import type { AdvisedLimit } from './result.ts'

/** Fewer paths need no advice; to list and cover more takes too long. */
const FEWEST_PATHS = 31
const MOST_PATHS = 100_000
const LIMITS = [10, 50, 100]
/** Unchanged paths for each changed one. */
const TOLERATED = 0.1

/** The lowest limit that purges few unchanged paths and posts at most half as many paths. Undefined if none does. */
export async function adviseLimit(
  { plan, posting, targets }: PlannedDistribution,
  listFiles: ListFiles,
): Promise<AdvisedLimit | undefined> {
  const { length } = plan.paths
  if (posting.maxPaths !== undefined || length < FEWEST_PATHS || length > MOST_PATHS) return undefined
  const site = await mapSite(targets, listFiles)
  if (site === undefined) return undefined
  const { openCovers } = await import('./plan/cover/find-best-cover.ts')
  const cover = openCovers({ changed: plan.paths, site })
  for (const maxPaths of LIMITS.filter((limit) => limit * 2 <= length)) {
    const { paths, unchanged } = cover(maxPaths)
    if (unchanged !== undefined && unchanged <= length * TOLERATED) return { maxPaths, paths, unchanged }
  }
  return undefined
}
