/** A strict CloudFront on 127.0.0.1, with faults. */

import { byIndex, type MillisecondsByIndex } from './by-index.ts'
import type { Configuration } from './control-plane/configuration/configuration.ts'
import { makeDistributionConfig, type DistributionSettings } from './control-plane/distribution-config.ts'
import { createDistributions, type DistributionRules } from './control-plane/distributions.ts'
import { makeDistributionId, makeDomainName } from './control-plane/ids.ts'
import type { InnerAsterisk } from './control-plane/invalidation-paths.ts'
import { createInvalidations, type InvalidationRules } from './control-plane/invalidations.ts'
import { createOperations } from './control-plane/operations.ts'
import { createQuotas, type QuotaOptions } from './control-plane/quotas.ts'
import { createStore, type Distribution, type InProgress, type Tags } from './control-plane/store.ts'
import { addTenant, type NewTenant } from './control-plane/tenants.ts'
import { openEdge, type Edge } from './edge/edge.ts'
import { loadViewerFunction } from './edge/viewer-function.ts'
import { createFaults, type FaultRule } from './faults.ts'
import { listen, type Certificate } from '../http-server.ts'
import type { PolicyDocument } from './permissions.ts'
import { createService, type RecordedRequest } from './service.ts'

export { bucketOrigin } from './edge/bucket.ts'
export type { Edge } from './edge/edge.ts'
export type { Origin, OriginAnswer } from './edge/origin.ts'
export type { OriginFetch } from './edge/origin-fetches.ts'
export type { Site, SiteSettings, StaleAnswer, ViewerAnswer } from './edge/site.ts'
export { websiteOrigin } from './edge/website.ts'
export type { Configuration } from './control-plane/configuration/configuration.ts'
export type { NewTenant } from './control-plane/tenants.ts'
export type { FaultRule } from './faults.ts'
export type { PolicyDocument } from './permissions.ts'
export type { RecordedRequest } from './service.ts'

export type EmbeddedCloudFrontOptions = {
  readonly port?: number
  /**
   * How long an invalidation is in progress; 50 by default. With 0, the answer to the POST says Completed, unlike
   * CloudFront's.
   */
  readonly completionMs?: MillisecondsByIndex
  /** How long a change is in progress; 50 by default. */
  readonly deploymentMs?: MillisecondsByIndex
  /** Milliseconds since 1970; the machine's clock by default. */
  readonly now?: () => number
  readonly quotas?: QuotaOptions
  /** Allowed IAM actions, also with `*`; all by default. */
  readonly allow?: readonly string[]
  /** The role's policy, which also checks resources and tags. */
  readonly policy?: PolicyDocument | (() => PolicyDocument | undefined)
  /** Between `X-Amz-Date` and the clock; no limit by default. */
  readonly maxClockSkewMs?: number
  readonly innerAsterisk?: InnerAsterisk
  readonly reusedReference?: InvalidationRules['reusedReference']
  /** `refused` by default. */
  readonly reuseOfDeletedReference?: DistributionRules['reuseOfDeletedReference']
  /** For an equal configuration; `refused` by default. */
  readonly repeatedCreation?: DistributionRules['repeatedCreation']
  /** False by default, as in 2012. */
  readonly requireCertificateForAliases?: boolean
  readonly faults?: readonly FaultRule[]
  readonly onRequest?: (request: RecordedRequest) => void
}

/** A distribution with `hasPricingPlan` cannot be deleted. */
export type NewDistribution = DistributionSettings & {
  readonly id?: string
  readonly callerReference?: string
  readonly domainName?: string
  readonly tags?: Tags
  readonly hasPricingPlan?: boolean
}

export type StoredDistribution = {
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

export type StoredInvalidation = {
  readonly id: string
  readonly paths: readonly string[]
  readonly callerReference: string
  readonly createTime: Date
  readonly status: 'InProgress' | 'Completed'
}

/** With a certificate it speaks HTTPS. `location` is the code of the edge location. */
export type EdgeOptions = { readonly port?: number; readonly certificate?: Certificate; readonly location?: string }

export type EmbeddedCloudFront = {
  /** `http://127.0.0.1:PORT`, for `AWS_ENDPOINT_URL_CLOUDFRONT`. */
  readonly url: string
  readonly port: number
  readonly accountId: string
  readonly addDistribution: (distribution?: NewDistribution) => StoredDistribution
  readonly distributions: () => readonly StoredDistribution[]
  readonly distribution: (id: string) => StoredDistribution | undefined
  /** As another writer does it: with a new ETag, and in progress. */
  readonly changeDistribution: (id: string, change: (config: Configuration) => Configuration) => StoredDistribution
  readonly addTenant: (tenant: NewTenant) => { readonly id: string; readonly arn: string; readonly etag: string }
  readonly addFunction: (given: { readonly name: string; readonly code: string }) => { readonly arn: string }
  readonly requests: readonly RecordedRequest[]
  /** Of a distribution or tenant, oldest first. */
  readonly invalidations: (id: string) => readonly StoredInvalidation[]
  readonly inProgressPeak: (id: string) => InProgress
  readonly inject: (rule: FaultRule) => void
  /** On any free port by default. */
  readonly openEdge: (options?: EdgeOptions) => Promise<Edge>
  /** Ends every connection, also of edges. */
  readonly close: () => Promise<void>
}

const ACCOUNT_ID = '123456789012'
const DEFAULT_COMPLETION_MS = 50
const DEFAULT_DEPLOYMENT_MS = 50

export async function startCloudFront(options: EmbeddedCloudFrontOptions = {}): Promise<EmbeddedCloudFront> {
  const { port = 0, now = Date.now, policy } = options
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
  const describe = (distribution: Distribution) => describeStored(distribution, distributions.statusOf(distribution))
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
    policy: typeof policy === 'function' ? policy : () => policy,
    tagsOf: (arn) =>
      [...store.distributions.values(), ...store.tenants.values()].find((each) => each.arn === arn)?.tags ?? {},
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
      return describe(distributions.add({ id, domainName, config, tags, hasPricingPlan }))
    },
    distributions: () => [...store.distributions.values()].map(describe),
    distribution: (id) => {
      const distribution = store.distributions.get(id)
      return distribution && describe(distribution)
    },
    changeDistribution: (id, change) => describe(distributions.change(id, change)),
    addTenant: (tenant) => {
      const { id, arn, etag } = addTenant(store, tenant, { accountId: ACCOUNT_ID, created: now() })
      return { id, arn, etag }
    },
    addFunction: ({ name, code }) => {
      const arn = `arn:aws:cloudfront::${ACCOUNT_ID}:function/${name}`
      store.functions.set(arn, loadViewerFunction(code))
      return { arn }
    },
    requests,
    invalidations: (id) =>
      (store.invalidations.get(id) ?? []).map((each) => {
        const { id: invalidation, paths, callerReference, created } = each
        const status = invalidations.statusOf(each)
        return { id: invalidation, paths, callerReference, createTime: new Date(created), status }
      }),
    inProgressPeak: (id) => store.peaks.get(id) ?? { paths: 0, wildcards: 0 },
    inject: faults.inject,
    openEdge: async (edgeOptions = {}) => {
      const edge = await openEdge({ store, now, ...edgeOptions })
      edges.push(edge)
      return edge
    },
    close: async () => {
      closing.abort()
      await Promise.all([server, ...edges].map((each) => each.close()))
    },
  }
}

function describeStored(distribution: Distribution, status: StoredDistribution['status']): StoredDistribution {
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
