/** A preview under a prefix of a shared distribution, which is only purged. */
import { shortDigest } from '../digest.ts'
import { isTag } from '../purge/paths/invalidation-path.ts'
import type { PurgeRequest, Target } from '../purge/plan/target.ts'
import type { PurgeResult } from '../purge/result.ts'
import { createRuleSet } from '../purge/rules/rule-set.ts'
import type { PreviewSite, SiteOutcome } from './site.ts'

export type SharedDistribution = {
  readonly prefix: string
  readonly targets: readonly Target[]
  readonly isPush: boolean
  readonly dryRun: boolean
  /** Undefined if unknown. */
  readonly findAddress: () => Promise<string | undefined>
  readonly purge: (request: PurgeRequest) => Promise<PurgeResult>
}

export function sharedDistribution(shared: SharedDistribution): PreviewSite<PurgeResult> {
  const { targets, isPush, dryRun, findAddress, purge } = shared
  return {
    bringUp: async ({ onAddress }) => {
      const url = await findAddress()
      if (url !== undefined) onAddress(url)
      const result = await purge(isPush ? { targets, dryRun } : purgeAll(shared))
      const { status, problems } = result
      return { state: status === 'failed' || status === 'planned' ? status : 'served', url, problems, result }
    },
    takeDown: async (): Promise<SiteOutcome<PurgeResult>> => {
      const result = await purge(purgeAll(shared))
      const { status, problems } = result
      return { state: status === 'failed' || status === 'planned' ? status : 'gone', url: undefined, problems, result }
    },
  }
}

/** Each preview has its own scope, and so its own last purge. */
export function withPrefix(target: Target, prefix: string): Target {
  const forms = { ...target.forms, prefix: `/${prefix}` }
  return {
    ...target,
    forms,
    paths: target.paths.map((path) => (isTag(path) ? path : `/${prefix}${path}`)),
    scope: shortDigest(`${target.scope}\n${prefix}`),
  }
}

/** Purges the whole prefix, because earlier pushes may have had other files. */
export function purgeAll({
  prefix,
  targets,
  dryRun,
}: Pick<SharedDistribution, 'prefix' | 'targets' | 'dryRun'>): PurgeRequest {
  const whole = targets.slice(0, 1).map((target) => ({
    ...target,
    distributions: [...new Set(targets.flatMap(({ distributions }) => distributions))],
    rules: createRuleSet([]),
    changes: undefined,
    paths: [`/${prefix}/*`],
  }))
  return { targets: whole, dryRun }
}
