import type { ConfigChange } from '../difference/change.ts'
import type { ChangeCause } from '../ownership/state.ts'
import type { Problem } from '../../failure.ts'
import type { PurgeStatus } from '../../purge/result.ts'
import type { Posted } from '../../purge/post/posted.ts'

export type DistributionChange = 'created' | 'adopted' | 'updated' | 'unchanged' | 'disabled' | 'deleted' | 'none'

export type DeployedDistribution = {
  readonly id: string
  readonly arn: string
  readonly domainName: string
  readonly status: 'in-progress' | 'deployed' | 'deleted'
}

/** The plan of a creation has every value of the file. */
export type Plan = Pick<DeployResult, 'distribution' | 'changes' | 'cause' | 'untaken' | 'duePurge'>

export type DeployResult = {
  readonly command: 'deploy' | 'destroy'
  readonly name: string
  readonly status: PurgeStatus
  readonly change: DistributionChange
  readonly distribution: DeployedDistribution | undefined
  readonly changes: readonly ConfigChange[]
  /** Who made the differences; undefined if unknown. */
  readonly cause: ChangeCause | undefined
  /** Sent values that CloudFront did not take; `before` is CloudFront's. */
  readonly untaken: readonly ConfigChange[]
  readonly duePurge: readonly string[]
  /** Undefined if nothing was purged. */
  readonly purge: (Posted & { readonly paths: readonly string[] }) | undefined
  readonly problems: readonly Problem[]
}
