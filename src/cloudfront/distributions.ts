import type { ConfigStructure } from './config-value.ts'
import { CloudFrontError, isRefusedAs } from './errors.ts'

export type StoredDistribution = {
  readonly id: string
  readonly arn: string
  readonly domainName: string
  /** `in-progress` until every edge location has the configuration. */
  readonly status: 'in-progress' | 'deployed'
  /** With CallerReference and what CloudFront filled in. */
  readonly config: ConfigStructure
  readonly etag: string
}

export type FoundDistribution = {
  readonly id: string
  readonly arn: string
  readonly aliases: readonly string[]
  /** Milliseconds since 1970. */
  readonly lastModified?: number | undefined
  /** Whether its domains are those of its tenants. */
  readonly isMultiTenant?: boolean
}

export type TenantOfDomain = { readonly id: string; readonly distributionId: string }

export type Tags = ReadonlyMap<string, string>

/** Every call rejects with a CloudFrontError, after the SDK's retries. */
export type Distributions = {
  /** Creates the distribution and its tags in one call. `config` has no CallerReference. */
  readonly create: (wanted: {
    readonly config: ConfigStructure
    readonly callerReference: string
    readonly tags: Tags
  }) => Promise<StoredDistribution>
  readonly get: (id: string) => Promise<StoredDistribution>
  readonly update: (id: string, etag: string, config: ConfigStructure) => Promise<StoredDistribution>
  readonly delete: (id: string, etag: string) => Promise<void>
  readonly list: () => AsyncIterable<FoundDistribution>
  readonly findTenant: (domain: string) => Promise<TenantOfDomain | undefined>
  readonly getTags: (arn: string) => Promise<Tags>
  /** Other tags stay. */
  readonly setTags: (arn: string, tags: Tags) => Promise<void>
  readonly removeTags: (arn: string, keys: readonly string[]) => Promise<void>
}

/** The distribution does not exist any more; calls for tags say NoSuchResource. */
export function isGone(error: unknown): error is CloudFrontError {
  return isRefusedAs(error, 'NoSuchDistribution', 'NoSuchResource')
}

/** Changed since it was read, or its last change has not arrived yet. */
export function isStale(error: unknown): error is CloudFrontError {
  return error instanceof CloudFrontError && error.kind === 'stale'
}
