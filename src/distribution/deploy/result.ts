/** What a run has done to a distribution: the one thing that outputs, summary and log are made of. */
import type { ConfigChange } from '../difference/change.ts'
import type { Problem } from '../../failure.ts'
import type { PurgeStatus } from '../../purge/result.ts'
import type { Posted } from '../../purge/post/post-batches.ts'

/** What happened to the distribution; of a dry run, what would have. */
export type DistributionChange = 'created' | 'updated' | 'unchanged' | 'disabled' | 'deleted' | 'none'

export type DeployedDistribution = {
  readonly id: string
  readonly arn: string
  readonly domainName: string
  readonly status: 'in-progress' | 'deployed' | 'deleted'
}

/**
 * Whose change it is: the file's since the last run, somebody's outside of it, or perhaps both. Undefined if it cannot be told,
 * and where nothing changed.
 */
export type ChangeCause = 'file' | 'outside' | 'both'

/** What is to be changed: of an update what differs, of a creation, which has no distribution yet, everything that the file gives. */
export type Plan = Pick<DeployResult, 'distribution' | 'changes' | 'cause'>

export type DeployResult = {
  readonly command: 'deploy' | 'destroy'
  /** The name that the distribution has in this repository: `pr-12`, `production`. */
  readonly name: string
  readonly status: PurgeStatus
  readonly change: DistributionChange
  /** Undefined if there is none, as before a creation that is only planned. */
  readonly distribution: DeployedDistribution | undefined
  /** What was changed, as planned; what a creation gives is added. */
  readonly changes: readonly ConfigChange[]
  readonly cause: ChangeCause | undefined
  /** What was purged because the distribution existed before; undefined if nothing was to be. */
  readonly purge: (Posted & { readonly paths: readonly string[] }) | undefined
  /** Empty unless the status is `failed`. */
  readonly problems: readonly Problem[]
}
