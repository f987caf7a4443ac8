/** The port `Distributions` in memory and in virtual time, as strict as the service. */
import type { Distributions, StoredDistribution, Tags } from '../../../../src/cloudfront/distributions.ts'
import { explainRefusal } from '../../../../src/cloudfront/explain-refusal.ts'
import { countedItems, type ConfigStructure } from '../../../../src/cloudfront/config-value.ts'
import type { Clock } from '../../../../src/waiting/clock.ts'
import type { Fault } from '../../purge/memory-cloudfront.ts'

export type DistributionCall = {
  readonly operation: keyof Distributions
  readonly time: number
  /** Of the distribution, where the call is about one. */
  readonly id?: string
  readonly callerReference?: string
  readonly etag?: string
  readonly config?: ConfigStructure
  readonly tags?: Tags
  readonly keys?: readonly string[]
}

/** A fault of a call: an error of the service, or the end of the run, before or after the call is carried out. */
export type Trouble = Fault | { readonly kill: 'before' | 'after' }

/** The run ends here. Nothing may catch this error. */
export class Killed extends Error {
  override readonly name = 'Killed'
}

export type Stored = {
  readonly id: string
  readonly arn: string
  readonly domainName: string
  readonly config: ConfigStructure
  readonly etag: string
  /** When it is Deployed. */
  readonly deployed: number
  readonly tags: Tags
  readonly onPricingPlan: boolean
}

export type MemoryDistributions = {
  readonly distributions: Distributions
  readonly calls: readonly DistributionCall[]
  /** All that exist, oldest first. */
  readonly all: () => readonly Stored[]
  /** Adds one that the action did not create. */
  readonly add: (given: {
    readonly config: ConfigStructure
    readonly tags?: Readonly<Record<string, string>>
    readonly onPricingPlan?: boolean
  }) => Stored
  /** Another writer changes it, and so its ETag. */
  readonly change: (id: string, change: (config: ConfigStructure) => ConfigStructure) => void
  readonly retag: (id: string, tags: Readonly<Record<string, string>>) => void
  /** Another writer deletes it. */
  readonly drop: (id: string) => void
}

export const STALE: Fault = {
  code: 'PreconditionFailed',
  text: 'The request failed because it did not meet the preconditions in one or more request-header fields.',
  httpStatus: 412,
}
const NO_DISTRIBUTION: Fault = {
  code: 'NoSuchDistribution',
  text: 'The specified distribution does not exist.',
  httpStatus: 404,
}
const NO_RESOURCE: Fault = { code: 'NoSuchResource', text: 'The specified resource does not exist.', httpStatus: 404 }
const NOT_DISABLED: Fault = {
  code: 'DistributionNotDisabled',
  text: 'The distribution you are trying to delete has not been disabled.',
  httpStatus: 409,
}

/** Defaults that CloudFront adds, as far as these tests need them. */
const FILLED_IN: ConfigStructure = {
  Aliases: { Quantity: 0 },
  CacheBehaviors: { Quantity: 0 },
  CustomErrorResponses: { Quantity: 0 },
  DefaultRootObject: '',
  HttpVersion: 'http2',
  PriceClass: 'PriceClass_All',
  Staging: false,
  WebACLId: '',
}

export type MemoryOptions = {
  readonly clock: Clock
  /** From a write until Deployed. */
  readonly deploymentMs?: number
  /** Whether the CallerReference of a deleted distribution can be used again, which is not documented. */
  readonly reuseOfDeleted?: boolean
  /** Whether a used CallerReference is answered with its distribution, as the API reference says, and not refused. */
  readonly answersRepeatedCreation?: boolean
  /** How often the tags of a distribution are not there yet when they are read after its creation. */
  readonly lateTags?: number
  /** Whether DistributionAlreadyExists says which distribution it is. */
  readonly namesHolder?: boolean
  /** How CloudFront changes a configuration, apart from adding defaults. */
  readonly word?: (config: ConfigStructure) => ConfigStructure
  /** The time before a call is carried out. */
  readonly latency?: () => number
  /** Called before each call is carried out. Returns its fault. */
  readonly trouble?: (call: DistributionCall, calls: readonly DistributionCall[]) => Trouble | undefined
}

export function createMemoryDistributions({
  clock,
  deploymentMs = 170_000,
  reuseOfDeleted = false,
  answersRepeatedCreation = false,
  lateTags = 0,
  namesHolder = true,
  word = (config) => config,
  latency = () => 0,
  trouble = () => undefined,
}: MemoryOptions): MemoryDistributions {
  const calls: DistributionCall[] = []
  const stored = new Map<string, Stored>()
  const unlisted = new Map<string, number>()
  const usedReferences = new Map<string, string>()
  let count = 0
  let writes = 0

  const write = (given: Omit<Stored, 'etag' | 'deployed'>, deployed = clock.now() + deploymentMs): Stored => {
    const one = { ...given, etag: `ETAG${++writes}`, deployed }
    stored.set(one.id, one)
    return one
  }
  const insert = (config: ConfigStructure, tags: Tags, onPricingPlan = false): Stored => {
    const id = `E${String(++count).padStart(4, '0')}EXAMPLE`
    const arn = `arn:aws:cloudfront::123456789012:distribution/${id}`
    usedReferences.set(JSON.stringify(config['CallerReference']), id)
    return write({ id, arn, domainName: `d${count}.cloudfront.net`, config, tags, onPricingPlan })
  }
  const answer = ({ id, arn, domainName, config, etag, deployed }: Stored): StoredDistribution => ({
    id,
    arn,
    domainName,
    status: deployed <= clock.now() ? 'deployed' : 'in-progress',
    config,
    etag,
  })

  async function execute<Answer>(
    call: Omit<DistributionCall, 'time'>,
    act: (raise: (fault: Fault) => never) => Answer,
  ): Promise<Answer> {
    const under = latency()
    if (under > 0) await clock.sleep(under)
    const made = { ...call, time: clock.now() }
    const wrong = trouble(made, calls)
    calls.push(made)
    await Promise.resolve()
    const raise = ({ code, text, httpStatus }: Fault): never => {
      const distribution = call.id === undefined ? undefined : ({ kind: 'distribution', id: call.id } as const)
      const requestId = `r${calls.length}`
      throw explainRefusal({
        operation: OPERATIONS[call.operation],
        code,
        text,
        httpStatus,
        distribution,
        requestId,
      })
    }
    if (wrong && 'kill' in wrong) {
      if (wrong.kill === 'after') act(raise)
      throw new Killed(`killed ${wrong.kill} ${call.operation}`)
    }
    if (wrong && !wrong.afterwards) raise(wrong)
    const carriedOut = act(raise)
    return wrong ? raise(wrong) : carriedOut
  }

  const distributions: Distributions = {
    create: ({ config, callerReference, tags }) =>
      execute({ operation: 'create', callerReference, config, tags }, (raise) => {
        const holder = usedReferences.get(JSON.stringify(callerReference))
        const repeated = answersRepeatedCreation ? stored.get(holder ?? '') : undefined
        if (repeated !== undefined) return answer(repeated)
        if (holder !== undefined && (stored.has(holder) || !reuseOfDeleted)) {
          const who = namesHolder ? ` Already exists: ${holder}` : ''
          return raise({
            code: 'DistributionAlreadyExists',
            text: `The caller reference that you are using to create a distribution is associated with another distribution.${who}`,
            httpStatus: 409,
          })
        }
        const made = insert({ ...FILLED_IN, ...word(config), CallerReference: callerReference }, tags)
        unlisted.set(made.id, lateTags)
        return answer(made)
      }),
    get: (id) => execute({ operation: 'get', id }, (raise) => answer(stored.get(id) ?? raise(NO_DISTRIBUTION))),
    update: (id, etag, config) =>
      execute({ operation: 'update', id, etag, config }, (raise) => {
        const one = stored.get(id) ?? raise(NO_DISTRIBUTION)
        if (etag !== one.etag) return raise(STALE)
        if (config['CallerReference'] !== one.config['CallerReference'])
          return raise({ code: 'IllegalUpdate', text: 'The CallerReference cannot be changed.', httpStatus: 400 })
        if (one.onPricingPlan && config['WebACLId'] !== one.config['WebACLId'])
          return raise({
            code: 'InvalidArgument',
            text: 'You cannot remove the web ACL of a distribution with a pricing plan subscription.',
            httpStatus: 400,
          })
        return answer(write({ ...one, config: { ...FILLED_IN, ...word(config) } }))
      }),
    delete: (id, etag) =>
      execute({ operation: 'delete', id, etag }, (raise) => {
        const one = stored.get(id) ?? raise(NO_DISTRIBUTION)
        if (etag !== one.etag) return raise(STALE)
        if (one.config['Enabled'] !== false || one.deployed > clock.now()) return raise(NOT_DISABLED)
        if (one.onPricingPlan)
          return raise({
            ...STALE,
            text: 'This distribution is subscribed to a pricing plan: cancel the pricing plan first.',
          })
        stored.delete(id)
      }),
    list: async function* () {
      yield* await execute({ operation: 'list' }, () =>
        [...stored.values()].map(({ id, arn, config }) => ({
          id,
          arn,
          aliases: countedItems(config['Aliases']).map(String),
        })),
      )
    },
    findTenant: () => execute({ operation: 'findTenant' }, () => undefined),
    getTags: (arn) =>
      execute({ operation: 'getTags', id: idOf(arn) }, (raise) => {
        const { id, tags } = stored.get(idOf(arn)) ?? raise(NO_RESOURCE)
        const times = unlisted.get(id) ?? 0
        unlisted.set(id, times - 1)
        return times > 0 ? new Map() : tags
      }),
    setTags: (arn, tags) =>
      execute({ operation: 'setTags', id: idOf(arn), tags }, (raise) => {
        const one = stored.get(idOf(arn)) ?? raise(NO_RESOURCE)
        stored.set(one.id, { ...one, tags: new Map([...one.tags, ...tags]) })
      }),
    removeTags: (arn, keys) =>
      execute({ operation: 'removeTags', id: idOf(arn), keys }, (raise) => {
        const one = stored.get(idOf(arn)) ?? raise(NO_RESOURCE)
        stored.set(one.id, { ...one, tags: new Map([...one.tags].filter(([key]) => !keys.includes(key))) })
      }),
  }

  const find = (id: string): Stored => {
    const one = stored.get(id)
    if (one === undefined) throw new Error(`there is no ${id}`)
    return one
  }
  return {
    distributions,
    calls,
    all: () => [...stored.values()],
    add: ({ config, tags = {}, onPricingPlan = false }) => {
      const whole = { ...FILLED_IN, CallerReference: `somebody's ${count + 1}`, ...config }
      const one = insert(whole, new Map(Object.entries(tags)), onPricingPlan)
      stored.set(one.id, { ...one, deployed: clock.now() })
      return find(one.id)
    },
    change: (id, change) => write({ ...find(id), config: change(find(id).config) }),
    retag: (id, tags) => stored.set(id, { ...find(id), tags: new Map(Object.entries(tags)) }),
    drop: (id) => stored.delete(id),
  }
}

/** Faults of the first calls of an operation. */
export function first(
  operation: DistributionCall['operation'],
  trouble: Trouble,
  times = 1,
): NonNullable<MemoryOptions['trouble']> {
  return (call, calls) =>
    call.operation === operation && calls.filter((one) => one.operation === operation).length < times
      ? trouble
      : undefined
}

/** The API's names of the calls. */
const OPERATIONS: Readonly<Record<keyof Distributions, string>> = {
  create: 'CreateDistributionWithTags',
  get: 'GetDistribution',
  update: 'UpdateDistribution',
  delete: 'DeleteDistribution',
  list: 'ListDistributions',
  findTenant: 'GetDistributionTenantByDomain',
  getTags: 'ListTagsForResource',
  setTags: 'TagResource',
  removeTags: 'UntagResource',
}

function idOf(arn: string): string {
  return arn.slice(arn.lastIndexOf('/') + 1)
}
