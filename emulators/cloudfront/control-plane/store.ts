import type { ViewerFunction } from '../edge/viewer-function.ts'
import type { Configuration } from './configuration/configuration.ts'

export type Tags = Readonly<Record<string, string>>

/** Times are milliseconds since 1970. `deploys` is the end of the deployment. */
export type Distribution = {
  readonly id: string
  readonly arn: string
  readonly domainName: string
  readonly etag: string
  readonly lastModified: number
  readonly deploys: number
  readonly config: Configuration
  readonly tags: Tags
  readonly hasPricingPlan: boolean
}

/** `created` is milliseconds since 1970. */
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

/** Times are milliseconds since 1970. */
export type Invalidation = {
  readonly id: string
  readonly paths: readonly string[]
  readonly callerReference: string
  readonly created: number
  readonly completes: number
}

export type InProgress = { readonly paths: number; readonly wildcards: number }

/**
 * By ID, functions by ARN. `invalidations` are oldest first. `callerReferences` has the distributions, even deleted
 * ones.
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
