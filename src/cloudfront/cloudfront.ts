/** The port to purge. */

/** `tenant`: of a multi-tenant distribution. */
export type Distribution = { readonly kind: 'distribution' | 'tenant'; readonly id: string }

export type Invalidation = {
  readonly id: string
  /** Invalidations never fail. */
  readonly status: 'in-progress' | 'completed'
}

export const MAX_REFERENCE_LENGTH = 128

export type DistributionSummary = {
  readonly id: string
  readonly domainName: string
  /** Alternate domain names, including wildcards such as `*.example.com`. */
  readonly aliases: readonly string[]
  readonly originPaths?: readonly string[]
}

export type InvalidationBatch = { readonly callerReference: string; readonly paths: readonly string[] }

/** Every call rejects with a CloudFrontError, after the SDK's retries. */
export type CloudFront = {
  /** The same reference and paths again are the same invalidation. */
  readonly createInvalidation: (
    distribution: Distribution,
    paths: readonly string[],
    callerReference: string,
  ) => Promise<Invalidation>
  readonly getInvalidation: (distribution: Distribution, id: string) => Promise<Invalidation>
  /** The latest, newest first, at most 100. */
  readonly listInvalidations: (distribution: Distribution) => Promise<readonly Invalidation[]>
  /** All that CloudFront remembers, newest first, read on demand. */
  readonly listInvalidationIds: (distribution: Distribution) => AsyncIterable<string>
  readonly getCallerReference: (distribution: Distribution, id: string) => Promise<string>
  readonly getBatch: (distribution: Distribution, id: string) => Promise<InvalidationBatch>
  readonly listDistributions: () => AsyncIterable<DistributionSummary>
  /** Undefined if no tenant serves the domain. */
  readonly findTenant: (domain: string) => Promise<string | undefined>
  readonly servesCacheTags: (distribution: Distribution) => Promise<boolean | undefined>
}
