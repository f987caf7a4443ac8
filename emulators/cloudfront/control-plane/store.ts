/** What the account holds. One object for one server: behaviours get it as an argument and write into its maps. */

import type { ViewerFunction } from '../edge/viewer-function.ts'
import type { Configuration } from './configuration/configuration.ts'

/** Tags by key. */
export type Tags = Readonly<Record<string, string>>

/** A distribution; `lastModified` and `deploys`, when every edge location has its configuration, in milliseconds since 1970. */
export type Distribution = {
  readonly id: string
  readonly arn: string
  readonly domainName: string
  readonly etag: string
  readonly lastModified: number
  readonly deploys: number
  readonly config: Configuration
  readonly tags: Tags
  /** Whether it is subscribed to a flat-rate pricing plan, so that it cannot be deleted. */
  readonly hasPricingPlan: boolean
}

/** A tenant of a multi-tenant distribution; `created` in milliseconds since 1970. */
export type Tenant = {
  readonly id: string
  readonly arn: string
  readonly name: string
  readonly distributionId: string
  readonly domains: readonly string[]
  readonly etag: string
  readonly created: number
  readonly tags: Tags
}

/** A batch of paths to purge; `created` and `completes` in milliseconds since 1970. */
export type Invalidation = {
  readonly id: string
  readonly paths: readonly string[]
  readonly callerReference: string
  readonly created: number
  readonly completes: number
}

/** The greatest number of paths without a wildcard, and of those with one, that were in progress at the same time. */
export type InProgress = { readonly paths: number; readonly wildcards: number }

/**
 * Everything by id. `invalidations` (oldest first) and `peaks` are by the id of the distribution or tenant they are for;
 * `callerReferences` holds the id of the distribution that each reference created, also of one that was deleted; `functions` are
 * by ARN.
 */
export type Store = {
  readonly distributions: Map<string, Distribution>
  readonly callerReferences: Map<string, string>
  readonly tenants: Map<string, Tenant>
  readonly invalidations: Map<string, Invalidation[]>
  readonly peaks: Map<string, InProgress>
  readonly functions: Map<string, ViewerFunction>
}

export function createStore(): Store {
  return {
    distributions: new Map(),
    callerReferences: new Map(),
    tenants: new Map(),
    invalidations: new Map(),
    peaks: new Map(),
    functions: new Map(),
  }
}
