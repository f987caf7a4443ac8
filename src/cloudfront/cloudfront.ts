/** What the action needs of CloudFront, in the action's own words. `sdk/` is the adapter; tests have one in memory. */

/** Whose cache is purged: a distribution, or a tenant of a multi-tenant distribution. */
export type Distribution = { readonly kind: 'distribution' | 'tenant'; readonly id: string }

export type Invalidation = {
  readonly id: string
  /** CloudFront knows no failed invalidation. */
  readonly status: 'in-progress' | 'completed'
}

/** The most characters that CloudFront allows in a CallerReference. */
export const MAX_REFERENCE_LENGTH = 128

export type DistributionSummary = {
  readonly id: string
  /** `d111111abcdef8.cloudfront.net` */
  readonly domainName: string
  /** Alternate domain names, also such as `*.example.com`. */
  readonly aliases: readonly string[]
}

/** Every call rejects with a CloudFrontError, after the retries that the SDK makes by itself. */
export type CloudFront = {
  /** Posts one batch. Posted again with the same reference and paths, it is the same invalidation. */
  readonly createInvalidation: (
    distribution: Distribution,
    paths: readonly string[],
    callerReference: string,
  ) => Promise<Invalidation>
  readonly getInvalidation: (distribution: Distribution, id: string) => Promise<Invalidation>
  /** The latest invalidations, newest first, at most 100. */
  readonly listInvalidations: (distribution: Distribution) => Promise<readonly Invalidation[]>
  /** The IDs of all invalidations that CloudFront remembers, newest first, read page by page as they are asked for. */
  readonly listInvalidationIds: (distribution: Distribution) => AsyncIterable<string>
  /** The CallerReference by which an invalidation was created. */
  readonly getCallerReference: (distribution: Distribution, id: string) => Promise<string>
  /** All distributions of the account, page by page. */
  readonly listDistributions: () => AsyncIterable<DistributionSummary>
  /** The ID of the tenant that serves a domain; undefined if none does. */
  readonly findTenant: (domain: string) => Promise<string | undefined>
  /** Whether a distribution is configured for cache tags; undefined if that cannot be read. */
  readonly servesCacheTags: (distribution: Distribution) => Promise<boolean | undefined>
}
