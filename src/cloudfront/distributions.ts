/** The port to create, change and delete distributions. */
import type { ConfigStructure } from './config-value.ts'
import { CloudFrontError, isRefusedAs } from './errors.ts'

/** A distribution as CloudFront returned it. */
export type HeldDistribution = {
  readonly id: string
  readonly arn: string
  /** `d111111abcdef8.cloudfront.net` */
  readonly domainName: string
  /** `in-progress` until every edge location has the configuration. */
  readonly status: 'in-progress' | 'deployed'
  /** The whole DistributionConfig, with what CloudFront filled in and with its CallerReference. */
  readonly config: ConfigStructure
  /** The version of this configuration. An update or deletion must name it. */
  readonly etag: string
}

export type Tags = ReadonlyMap<string, string>

/** Every call rejects with a CloudFrontError, after the SDK's own retries. */
export type Distributions = {
  /** Creates a distribution and its tags in one call. The configuration goes without its CallerReference. */
  readonly create: (wanted: {
    readonly config: ConfigStructure
    readonly callerReference: string
    readonly tags: Tags
  }) => Promise<HeldDistribution>
  readonly get: (id: string) => Promise<HeldDistribution>
  /** Replaces the whole configuration, the CallerReference included. */
  readonly update: (id: string, etag: string, config: ConfigStructure) => Promise<HeldDistribution>
  readonly delete: (id: string, etag: string) => Promise<void>
  /** The IDs and ARNs of all distributions of the account, page by page. */
  readonly list: () => AsyncIterable<{ readonly id: string; readonly arn: string }>
  readonly getTags: (arn: string) => Promise<Tags>
  /** Adds tags or changes their values; others stay. */
  readonly setTags: (arn: string, tags: Tags) => Promise<void>
  readonly removeTags: (arn: string, keys: readonly string[]) => Promise<void>
}

/** Whether a call was refused because the distribution no longer exists. Calls for tags say NoSuchResource. */
export function isGone(error: unknown): error is CloudFrontError {
  return isRefusedAs(error, 'NoSuchDistribution', 'NoSuchResource')
}

/** Whether an update or deletion was refused because the distribution has changed since it was read, or its last change has not arrived yet. */
export function isStale(error: unknown): error is CloudFrontError {
  return error instanceof CloudFrontError && error.kind === 'stale'
}
