import type { Distribution } from '../cloudfront/cloudfront.ts'
import type { Widening } from './paths/invalidation-path.ts'
import type { Merge } from './plan/cover/find-best-cover.ts'
import type { TargetPlan } from './plan/plan-target.ts'
import type { Problem } from '../failure.ts'
import type { PostedInvalidation, Unposted } from './post/posted.ts'

export type DistributionPlan = {
  readonly distribution: Distribution
  readonly names: readonly string[]
  /** Encoded, in the order of posting. None covers another. */
  readonly paths: readonly string[]
  readonly covered: number
  readonly batches: readonly (readonly string[])[]
  readonly limited?: LimitedPaths | undefined
}

export type LimitedPaths = {
  readonly before: number
  readonly merged: readonly Merge[]
  /** Undefined if the site's files are unknown. */
  readonly unchanged: number | undefined
}

export type DistributionResult = DistributionPlan & {
  readonly invalidations: readonly PostedInvalidation[]
  readonly unposted: readonly Unposted[]
  readonly widenings: readonly Widening[]
  readonly hasProblems?: boolean
  /** Milliseconds to post, and to wait if wanted. Undefined in a dry run. */
  readonly took?: number | undefined
  /** If many paths could have been few. */
  readonly advisedLimit?: AdvisedLimit | undefined
}

export type AdvisedLimit = {
  readonly maxPaths: number
  readonly paths: readonly string[]
  /** Unchanged paths of the site that it would also have purged. */
  readonly unchanged: number
}

export type PurgeStatus = 'completed' | 'in-progress' | 'nothing-to-do' | 'planned' | 'failed'

export type PurgeResult = {
  readonly status: PurgeStatus
  readonly targets: readonly TargetPlan[]
  readonly distributions: readonly DistributionResult[]
  readonly problems: readonly Problem[]
}
