import { splitIntoBatches } from './plan/batches.ts'
import { mapFiles } from './plan/map-files.ts'
import type { TargetPlan } from './plan/plan-target.ts'
import type { PlannedDistribution } from './plan-distributions.ts'

export type ListFiles = (commit: string) => Promise<readonly string[] | undefined>

export async function limitPaths(planned: PlannedDistribution, listFiles: ListFiles): Promise<PlannedDistribution> {
  const { plan, posting, targets } = planned
  const { maxPaths } = posting
  if (maxPaths === undefined || plan.paths.length <= maxPaths) return planned
  const site = await mapSite(targets, listFiles)
  const { findBestCover } = await import('./plan/cover/find-best-cover.ts')
  const { paths, merged, unchanged } = findBestCover({ changed: plan.paths, site, maxPaths })
  return {
    ...planned,
    plan: {
      ...plan,
      paths,
      batches: splitIntoBatches(paths, posting.batchSize),
      limited: { before: plan.paths.length, merged, unchanged },
    },
  }
}

/** All paths of the site; undefined if its files are unknown. */
export async function mapSite(
  targets: readonly TargetPlan[],
  listFiles: ListFiles,
): Promise<ReadonlySet<string> | undefined> {
  const mapping = targets.filter(({ changes }) => changes !== undefined)
  if (mapping.length === 0) return undefined
  const site = new Set<string>()
  for (const { target, changes } of mapping) {
    const files = changes?.site ?? (changes?.head === undefined ? undefined : await listFiles(changes.head))
    if (files === undefined) return undefined
    const all = files.map((path) => ({ path, change: 'listed', kind: 'file' }) as const)
    for (const path of mapFiles(all, target.rules, target.forms).paths) site.add(path)
  }
  return site
}
