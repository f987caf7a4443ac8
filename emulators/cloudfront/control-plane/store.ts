import type { ViewerFunction } from '../edge/viewer-function.ts'
import type { Configuration } from './configuration/configuration.ts'

export type Tags = Readonly<Record<string, string>>

/** `lastModified` and `deploys` (the end of the deployment) are milliseconds since 1970. */
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

/** Of a multi-tenant distribution. `created` is milliseconds since 1970. */
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

/** `created` and `completes` are milliseconds since 1970. */
export type Invalidation = {
  readonly id: string
  readonly paths: readonly string[]
  readonly callerReference: string
  readonly created: number
  readonly completes: number
}

export type InProgress = { readonly paths: number; readonly wildcards: number }

/**
 * By ID. `invalidations` (oldest first) and `peaks`: by the ID of the distribution or tenant. `callerReferences`: the
 * ID of the created distribution, even if deleted. `functions`: by ARN.
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
