import { shortDigest } from '../digest.ts'
import { isTag } from '../purge/paths/invalidation-path.ts'
import type { PurgeRequest, Target } from '../purge/plan/target.ts'
import type { PurgeResult } from '../purge/result.ts'
import { NO_RULES } from '../purge/rules/no-rules.ts'
import type { PreviewSite, SiteOutcome } from './site.ts'

export type SharedDistribution<Purged extends { readonly result: PurgeResult }> = {
  readonly prefix: string
  readonly targets: readonly Target[]
  readonly isPush: boolean
  readonly dryRun: boolean
  /** Undefined if unknown. */
  readonly findAddress: () => Promise<string | undefined>
  readonly purge: (request: PurgeRequest, url: string | undefined) => Promise<Purged>
}

export function sharedDistribution<Purged extends { readonly result: PurgeResult }>(
  shared: SharedDistribution<Purged>,
): PreviewSite<Purged> {
  const { targets, isPush, dryRun, findAddress, purge } = shared
  return {
    bringUp: async ({ onAddress }) => {
      const url = await findAddress()
      if (url !== undefined) onAddress(url)
      const result = await purge(isPush ? { targets, dryRun } : purgeAll(shared), url)
      const { status, problems } = result.result
      return { state: status === 'failed' || status === 'planned' ? status : 'served', url, problems, result }
    },
    takeDown: async (): Promise<SiteOutcome<Purged>> => {
      const result = await purge(purgeGone(shared), undefined)
      const { status, problems } = result.result
      return { state: status === 'failed' || status === 'planned' ? status : 'gone', url: undefined, problems, result }
    },
  }
}

/** `url` is the address at which viewers open the preview: at the root of a host of its own, or below the prefix. */
export function proveAt(url: string | undefined, request: PurgeRequest): PurgeRequest {
  const address = url === undefined ? null : URL.parse(url)
  if (address?.protocol !== 'https:') return request
  const targets = request.targets.map((target): Target => {
    const { proof, forms } = target
    if (proof === undefined || proof.url !== undefined) return target
    const addedPrefix = address.pathname === '/' ? forms.prefix : undefined
    return { ...target, proof: { ...proof, url: address.origin, addedPrefix } }
  })
  return { ...request, targets }
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

type Purgeable = Pick<SharedDistribution<{ readonly result: PurgeResult }>, 'prefix' | 'targets' | 'dryRun'>

/** For a preview that is removed, so the edge is not asked. */
export function purgeGone({ targets, ...shared }: Purgeable): PurgeRequest {
  return purgeAll({ ...shared, targets: targets.map((target) => ({ ...target, proof: undefined })) })
}

/** Purges the whole prefix, because earlier pushes may have had other files. */
export function purgeAll({ prefix, targets, dryRun }: Purgeable): PurgeRequest {
  const targetsOfPrefix = targets.slice(0, 1).map((target) => ({
    ...target,
    distributions: [...new Set(targets.flatMap(({ distributions }) => distributions))],
    // Only a proof needs the rules.
    rules: target.proof === undefined ? NO_RULES : target.rules,
    changes: undefined,
    paths: [`/${prefix}/*`],
  }))
  return { targets: targetsOfPrefix, dryRun }
}
