/** What a run has done: the one thing that outputs, summary and log are made of. */
import type { Distribution } from '../cloudfront/cloudfront.ts'
import type { Widening } from './paths/invalidation-path.ts'
import type { Merge } from './plan/cover/find-best-cover.ts'
import type { TargetPlan } from './plan/plan-target.ts'
import type { Problem } from '../failure.ts'
import type { PostedInvalidation, Unposted } from './post/post-batches.ts'

/** What one distribution is to be purged of, by all targets that name it. */
export type DistributionPlan = {
  readonly distribution: Distribution
  /** As users wrote it. */
  readonly names: readonly string[]
  /** Encoded paths and tags in the order in which they are posted; no path is covered by another. */
  readonly paths: readonly string[]
  /** How many more there were, that one of these purges anyway. */
  readonly covered: number
  readonly batches: readonly (readonly string[])[]
  /** What `max-paths` made of them, if there were more. */
  readonly limited?: LimitedPaths | undefined
}

export type LimitedPaths = {
  /** How many paths there were. */
  readonly before: number
  readonly merged: readonly Merge[]
  /** How many paths of the site are purged besides; undefined where the site is not known. */
  readonly unchanged: number | undefined
}

export type DistributionResult = DistributionPlan & {
  readonly invalidations: readonly PostedInvalidation[]
  readonly unposted: readonly Unposted[]
  readonly widenings: readonly Widening[]
}

export type PurgeStatus = 'completed' | 'in-progress' | 'nothing-to-do' | 'planned' | 'failed'

export type PurgeResult = {
  readonly status: PurgeStatus
  readonly targets: readonly TargetPlan[]
  readonly distributions: readonly DistributionResult[]
  /** Empty unless the status is `failed`. */
  readonly problems: readonly Problem[]
}
