/** An AWS account with other distributions, in which runs of the action deploy and destroy. */
import { distributionShape } from '../../../../src/cloudfront/distribution-shape.ts'
import type { Distributions } from '../../../../src/cloudfront/distributions.ts'
import type { DistributionFile } from '../../../../src/distribution/configuration/normalising/distribution-file.ts'
import type { ConfigStructure } from '../../../../src/cloudfront/config-value.ts'
import { deploy, type DeployRequest } from '../../../../src/distribution/deploy/deploy.ts'
import type { DeployedDistribution, DeployResult } from '../../../../src/distribution/deploy/result.ts'
import { destroy, type DestroyRequest } from '../../../../src/distribution/destroy/destroy.ts'
import { createMemoryCloudFront, createVirtualClock, type Call, type Fault } from '../../purge/memory-cloudfront.ts'
import { createMemoryDistributions, type MemoryOptions, type Stored } from './memory-distributions.ts'

const SHAPE = distributionShape()

export const REPOSITORY = 'octo-org/website'
export const REPOSITORY_ID = '1001'
export const NAME = 'pr-12'

/** GitHub's IDs of the repositories in these tests. */
const IDS: Readonly<Record<string, string>> = {
  [REPOSITORY]: REPOSITORY_ID,
  'octo-org/website2': '1002',
  'octo-org/other': '1003',
  'octo-org/heir': '1004',
}

export const CONFIG: ConfigStructure = {
  Comment: 'A preview',
  Enabled: true,
  DefaultRootObject: 'index.html',
  Aliases: { Quantity: 1, Items: ['pr-12.example.com'] },
  Origins: {
    Quantity: 1,
    Items: [
      {
        Id: 'site',
        DomainName: 'site.s3.us-east-1.amazonaws.com',
        OriginPath: '/pr-12',
        S3OriginConfig: { OriginAccessIdentity: '' },
      },
    ],
  },
  DefaultCacheBehavior: {
    TargetOriginId: 'site',
    ViewerProtocolPolicy: 'redirect-to-https',
    CachePolicyId: '658327ea-f89d-4fab-a63d-7e88639e58f6',
  },
}

/** No two distributions of an account have the same alias. */
export const OTHER_CONFIG: ConfigStructure = { ...CONFIG, Aliases: { Quantity: 0 } }

export function fileOf(given: Partial<DistributionFile> = {}): DistributionFile {
  return {
    file: '.github/cloudfront-distribution.yml',
    config: CONFIG,
    callerReference: undefined,
    id: undefined,
    tags: new Map(),
    places: new Map(),
    ...given,
  }
}

export type AccountOptions = Omit<MemoryOptions, 'clock'> & {
  /** Instead of a connection to the service in memory. */
  readonly connect?: () => Promise<Distributions>
  /** What goes wrong with the calls of the purge. */
  readonly refusePurge?: (call: Call, calls: readonly Call[]) => Fault | undefined
}

export type Account = ReturnType<typeof openAccount>

export function openAccount({ refusePurge, connect, ...options }: AccountOptions = {}) {
  const clock = createVirtualClock()
  const memory = createMemoryDistributions({ ...options, clock })
  const cache = createMemoryCloudFront({ clock, ...(refusePurge && { refuse: refusePurge }) })
  const told: { readonly level: 'info' | 'notice' | 'warning'; readonly text: string }[] = []
  const early: DeployedDistribution[] = []
  /** Each reported plan, with the call before it. */
  const planned: { readonly paths: readonly string[]; readonly after: string | undefined }[] = []
  const say = (level: 'info' | 'notice' | 'warning') => (text: string) => {
    told.push({ level, text })
  }
  const log = { info: say('info'), notice: say('notice'), warning: say('warning'), group: () => undefined }
  const distributions = connect ?? (() => Promise.resolve(memory.distributions))
  let runs = 0

  // Their owners differ from ours in one thing only.
  const foreign = [
    memory.add({ config: OTHER_CONFIG }),
    memory.add({ config: OTHER_CONFIG, tags: tagsOf('octo-org/website', 'pr-1') }),
    memory.add({ config: OTHER_CONFIG, tags: tagsOf('octo-org/website2', NAME) }),
    memory.add({ config: OTHER_CONFIG, tags: { 'cloudfront-action:name': NAME } }),
    memory.add({
      config: { ...OTHER_CONFIG, Enabled: false },
      tags: { ...tagsOf('octo-org/other', NAME), ...DESTROYED },
    }),
  ]

  return {
    memory,
    cache,
    clock,
    told,
    early,
    planned,
    foreign,
    deploy: (request: Partial<DeployRequest> = {}): Promise<DeployResult> =>
      deploy(
        {
          name: NAME,
          repository: REPOSITORY,
          repositoryId: REPOSITORY_ID,
          file: fileOf(),
          wait: false,
          waitTimeout: 1_800_000,
          onWaitTimeout: 'fail',
          dryRun: false,
          purge: [],
          ignored: [],
          ...request,
        },
        {
          distributions,
          cloudfront: () => Promise.resolve(cache.cloudfront),
          shape: SHAPE,
          clock,
          log,
          run: { runId: String(++runs), runAttempt: '1', nonce: 'f00d42' },
          onDistribution: (one) => early.push(one),
          onPlan: ({ changes }) => {
            planned.push({ paths: changes.map(({ path }) => path), after: memory.calls.at(-1)?.operation })
          },
        },
      ),
    destroy: (request: Partial<DestroyRequest> = {}): Promise<DeployResult> =>
      destroy(
        {
          name: NAME,
          repository: REPOSITORY,
          repositoryId: REPOSITORY_ID,
          teardown: 'wait',
          waitTimeout: 1_800_000,
          onWaitTimeout: 'fail',
          dryRun: false,
          ...request,
        },
        { distributions, clock, log },
      ),
    /** Our own distributions. */
    ours: (): readonly Stored[] => memory.all().filter(({ id }) => foreign.every((one) => one.id !== id)),
    /** The other distributions. */
    others: (): readonly Stored[] => memory.all().filter(({ id }) => foreign.some((one) => one.id === id)),
    /** The operations since a number of calls, without reading others' tags. */
    operations: (since = 0) =>
      memory.calls
        .slice(since)
        .filter(({ id, operation }) => operation !== 'getTags' || foreign.every((one) => one.id !== id))
        .map(({ operation }) => operation),
  }
}

/** An account after a deployment of the file, and the number of its calls. Faults begin afterwards. */
export async function openDeployedAccount({ trouble, ...options }: AccountOptions = {}): Promise<
  Account & { readonly before: number }
> {
  let before = Infinity
  const account = openAccount({
    ...options,
    trouble: (call, calls) => (calls.length >= before ? trouble?.(call, calls.slice(before)) : undefined),
  })
  const result = await account.deploy({ wait: true })
  if (result.problems.length > 0) throw new Error(JSON.stringify(result.problems))
  before = account.memory.calls.length
  return { ...account, before }
}

export const DESTROYED = { 'cloudfront-action:destroyed': '2026-01-01T00:00:00.000Z' }

/** The ownership tags of a creation. */
export function tagsOf(repository: string, name: string): Readonly<Record<string, string>> {
  return { ...oldTagsOf(repository, name), 'cloudfront-action:repository-id': IDS[repository] ?? '' }
}

/** Those of older versions, without the ID of the repository. */
export function oldTagsOf(repository: string, name: string): Readonly<Record<string, string>> {
  return { 'cloudfront-action:repository': repository, 'cloudfront-action:name': name }
}

/** All tags that a deploy leaves, without its state. */
export function settledTags(id: string, repository = REPOSITORY, name = NAME): Readonly<Record<string, string>> {
  return {
    ...tagsOf(repository, name),
    'cloudfront-action:distribution': id,
    'cloudfront-action:file': '.github/cloudfront-distribution.yml',
  }
}
