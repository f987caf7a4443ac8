/** A strict CloudFront of one's own on 127.0.0.1: the part of the API that the action uses, and its ways to fail. */

import type { Configuration } from './control-plane/configuration/configuration.ts'
import { makeDistributionConfig, type DistributionSettings } from './control-plane/distribution-config.ts'
import { createDistributions, type DistributionRules } from './control-plane/distributions.ts'
import { makeDistributionId, makeDomainName, makeTenantId } from './control-plane/ids.ts'
import type { InnerAsterisk } from './control-plane/invalidation-paths.ts'
import { createInvalidations, type InvalidationRules } from './control-plane/invalidations.ts'
import { createOperations } from './control-plane/operations.ts'
import { createQuotas, type QuotaOptions } from './control-plane/quotas.ts'
import { createStore, type Distribution, type InProgress, type Tags } from './control-plane/store.ts'
import { openEdge, type Edge } from './edge/edge.ts'
import { loadViewerFunction } from './edge/viewer-function.ts'
import { createFaults, type FaultRule } from './faults.ts'
import { listen } from '../http-server.ts'
import { createService, type RecordedRequest } from './service.ts'

export { bucketOrigin } from './edge/bucket.ts'
export type { Edge } from './edge/edge.ts'
export type { Origin, OriginAnswer } from './edge/origin.ts'
export type { OriginFetch, Site, SiteSettings, StaleAnswer, ViewerAnswer } from './edge/site.ts'
export { websiteOrigin } from './edge/website.ts'
export type { Configuration } from './control-plane/configuration/configuration.ts'
export type { FaultRule } from './faults.ts'
export type { RecordedRequest } from './service.ts'

/** How the server behaves. Everything may be absent. */
export type EmbeddedCloudFrontOptions = {
  /** The port of 127.0.0.1; by default any that is free. */
  readonly port?: number
  /** How long an invalidation is in progress, in milliseconds, or a function of its index (0 is the first); by default 50. */
  readonly completionMs?: number | ((index: number) => number)
  /**
   * How long a distribution that was created or updated is in progress, in milliseconds, or a function of the index of that
   * change (0 is the first); by default 50.
   */
  readonly deploymentMs?: number | ((index: number) => number)
  /** The clock, in milliseconds since 1970; by default the machine's. */
  readonly now?: () => number
  /** By default there are none. */
  readonly quotas?: QuotaOptions
  /** The IAM actions that the caller may use, `*` allowed as in policies; by default all. */
  readonly allow?: readonly string[]
  /** How far a request's `X-Amz-Date` may be from the clock, in milliseconds; by default it is not looked at. */
  readonly maxClockSkewMs?: number
  /** What `*` before a path's end is; by default `refused`. */
  readonly innerAsterisk?: InnerAsterisk
  /** The error for a `CallerReference` used before with other paths; by default `InvalidArgument`, as in practice. */
  readonly reusedReference?: InvalidationRules['reusedReference']
  /** Whether the `CallerReference` of a deleted distribution can be used again, which no source settles; by default `refused`. */
  readonly reuseOfDeletedReference?: DistributionRules['reuseOfDeletedReference']
  /**
   * The answer to a creation by a used `CallerReference` with the configuration that its distribution has: `refused`, as users report
   * it, or `answered` with that distribution, as the API reference says; by default `refused`.
   */
  readonly repeatedCreation?: DistributionRules['repeatedCreation']
  /** Whether aliases without a certificate of their own are refused, as they are today; by default not, as in 2012. */
  readonly requireCertificateForAliases?: boolean
  readonly faults?: readonly FaultRule[]
  /** Called with each request when it is known how it ends. */
  readonly onRequest?: (request: RecordedRequest) => void
}

/**
 * A distribution to put in. What is absent is made up. With `hasPricingPlan` it is subscribed to a flat-rate pricing plan, and
 * cannot be deleted.
 */
export type NewDistribution = DistributionSettings & {
  readonly id?: string
  readonly callerReference?: string
  readonly domainName?: string
  readonly tags?: Tags
  readonly hasPricingPlan?: boolean
}

/** A distribution as the server holds it. */
export type HeldDistribution = {
  readonly id: string
  readonly arn: string
  readonly domainName: string
  readonly etag: string
  readonly status: 'InProgress' | 'Deployed'
  readonly enabled: boolean
  readonly lastModifiedTime: Date
  readonly config: Configuration
  readonly tags: Tags
}

/** A tenant to put in. `domains` are its own, at least one in practice. */
export type NewTenant = {
  readonly id?: string
  readonly name?: string
  readonly distributionId: string
  readonly domains: readonly string[]
  readonly tags?: Tags
}

/** An invalidation as the server holds it. */
export type HeldInvalidation = {
  readonly id: string
  readonly paths: readonly string[]
  readonly callerReference: string
  readonly createTime: Date
  readonly status: 'InProgress' | 'Completed'
}

/** A running server. */
export type EmbeddedCloudFront = {
  /** `http://127.0.0.1:PORT`, the value for `AWS_ENDPOINT_URL_CLOUDFRONT`. */
  readonly url: string
  readonly port: number
  readonly accountId: string
  /** Puts a distribution in, deployed at once. */
  readonly addDistribution: (distribution?: NewDistribution) => HeldDistribution
  /** The distributions that are there, oldest first. */
  readonly distributions: () => readonly HeldDistribution[]
  /** Undefined if it is not there, or no longer. */
  readonly distribution: (id: string) => HeldDistribution | undefined
  /** Changes a distribution as another writer does: it has another ETag and is in progress. Throws if it is not there. */
  readonly changeDistribution: (id: string, change: (config: Configuration) => Configuration) => HeldDistribution
  /** Puts a tenant of a distribution in. */
  readonly addTenant: (tenant: NewTenant) => { readonly id: string; readonly arn: string; readonly etag: string }
  /** Publishes a CloudFront function, for `FunctionAssociations` to name. Throws for code that the service would refuse. */
  readonly addFunction: (given: { readonly name: string; readonly code: string }) => { readonly arn: string }
  /** Every request so far, in the order in which they ended. */
  readonly requests: readonly RecordedRequest[]
  /** The invalidations of a distribution or tenant, oldest first; none for an unknown id. */
  readonly invalidations: (id: string) => readonly HeldInvalidation[]
  /** The most paths without and with a wildcard that a distribution or tenant had in progress at once. */
  readonly inProgressPeak: (id: string) => InProgress
  readonly inject: (rule: FaultRule) => void
  /** Opens an edge location, where viewers meet the distributions; `port` 0, the default, is any that is free. */
  readonly openEdge: (options?: { readonly port?: number }) => Promise<Edge>
  /** Ends every connection, to edges, too; resolves when nothing listens any more. */
  readonly close: () => Promise<void>
}

const ACCOUNT_ID = '123456789012'
const DEFAULT_COMPLETION_MS = 50
const DEFAULT_DEPLOYMENT_MS = 50

/** Starts a server; several can run in one process. Rejects if the port is taken. */
export async function startCloudFront(options: EmbeddedCloudFrontOptions = {}): Promise<EmbeddedCloudFront> {
  const { port = 0, now = Date.now } = options
  const { completionMs = DEFAULT_COMPLETION_MS, deploymentMs = DEFAULT_DEPLOYMENT_MS } = options
  const store = createStore()
  const quotas = createQuotas(options.quotas ?? {}, now)
  const faults = createFaults(options.faults ?? [])
  const invalidations = createInvalidations({
    store,
    quotas,
    now,
    completionMs: byIndex(completionMs),
    innerAsterisk: options.innerAsterisk ?? 'refused',
    reusedReference: options.reusedReference ?? 'InvalidArgument',
  })
  const distributions = createDistributions({
    store,
    quotas,
    accountId: ACCOUNT_ID,
    now,
    deploymentMs: byIndex(deploymentMs),
    reuseOfDeletedReference: options.reuseOfDeletedReference ?? 'refused',
    repeatedCreation: options.repeatedCreation ?? 'refused',
    requireCertificateForAliases: options.requireCertificateForAliases ?? false,
  })
  const hold = (distribution: Distribution) => describeHeld(distribution, distributions.statusOf(distribution))
  const requests: RecordedRequest[] = []
  const closing = new AbortController()
  const respond = createService({
    operations: createOperations({ store, distributions, invalidations, quotas }),
    faults,
    overtake: (input, { change }) => {
      const { Id } = input as { readonly Id: string }
      if (change === undefined) distributions.moveEtag(Id)
      else distributions.change(Id, change)
    },
    accountId: ACCOUNT_ID,
    allow: options.allow,
    maxClockSkewMs: options.maxClockSkewMs,
    now,
    record: (request) => {
      requests.push(request)
      options.onRequest?.(request)
    },
    closing: closing.signal,
  })
  const server = await listen(port, respond)
  const edges: Edge[] = []

  return {
    url: `http://127.0.0.1:${server.port}`,
    port: server.port,
    accountId: ACCOUNT_ID,
    addDistribution: (given = {}) => {
      const { id = makeDistributionId(), callerReference = `embedded-${id}`, domainName = makeDomainName() } = given
      if (store.distributions.has(id)) throw new Error(`There is a distribution ${id} already: give each another id.`)
      const config = makeDistributionConfig(callerReference, given)
      const { tags = {}, hasPricingPlan = false } = given
      return hold(distributions.add({ id, domainName, config, tags, hasPricingPlan }))
    },
    distributions: () => [...store.distributions.values()].map(hold),
    distribution: (id) => {
      const distribution = store.distributions.get(id)
      return distribution && hold(distribution)
    },
    changeDistribution: (id, change) => hold(distributions.change(id, change)),
    addTenant: ({ id = makeTenantId(), name = id, distributionId, domains, tags = {} }) => {
      if (store.tenants.has(id)) throw new Error(`There is a tenant ${id} already: give each another id.`)
      if (!store.distributions.has(distributionId)) {
        throw new Error(
          `The distribution ${distributionId} of the tenant ${id} does not exist: add the distribution first.`,
        )
      }
      const arn = `arn:aws:cloudfront::${ACCOUNT_ID}:distribution-tenant/${id}`
      const etag = makeDistributionId()
      const lowerCase = domains.map((domain) => domain.toLowerCase())
      store.tenants.set(id, { id, arn, name, distributionId, domains: lowerCase, etag, created: now(), tags })
      return { id, arn, etag }
    },
    addFunction: ({ name, code }) => {
      const arn = `arn:aws:cloudfront::${ACCOUNT_ID}:function/${name}`
      store.functions.set(arn, loadViewerFunction(code))
      return { arn }
    },
    requests,
    invalidations: (id) =>
      (store.invalidations.get(id) ?? []).map((each) => ({
        id: each.id,
        paths: each.paths,
        callerReference: each.callerReference,
        createTime: new Date(each.created),
        status: invalidations.statusOf(each),
      })),
    inProgressPeak: (id) => store.peaks.get(id) ?? { paths: 0, wildcards: 0 },
    inject: faults.inject,
    openEdge: async ({ port: edgePort } = {}) => {
      const edge = await openEdge({ store, now, port: edgePort })
      edges.push(edge)
      return edge
    },
    close: async () => {
      closing.abort()
      await Promise.all([server, ...edges].map((each) => each.close()))
    },
  }
}

function byIndex(ms: number | ((index: number) => number)): (index: number) => number {
  return typeof ms === 'function' ? ms : () => ms
}

function describeHeld(distribution: Distribution, status: HeldDistribution['status']): HeldDistribution {
  const { id, arn, domainName, etag, lastModified, config, tags } = distribution
  return {
    id,
    arn,
    domainName,
    etag,
    status,
    enabled: config.Enabled,
    lastModifiedTime: new Date(lastModified),
    config,
    tags,
  }
}
