/** The port `CloudFront` with the control plane of the embedded CloudFront, in virtual time. */
import { createInvalidations } from '../../../emulators/cloudfront/control-plane/invalidations.ts'
import { createQuotas, type QuotaOptions } from '../../../emulators/cloudfront/control-plane/quotas.ts'
import { createStore } from '../../../emulators/cloudfront/control-plane/store.ts'
import { ServiceError } from '../../../emulators/cloudfront/protocol/service-error.ts'
import type { CloudFront, Distribution } from '../../../src/cloudfront/cloudfront.ts'
import { CloudFrontError, type Refusal } from '../../../src/cloudfront/errors.ts'
import { explainRefusal } from '../../../src/cloudfront/explain-refusal.ts'
import type { Clock } from '../../../src/waiting/clock.ts'

export type Creation = {
  readonly time: number
  readonly id: string
  readonly paths: readonly string[]
  readonly reference: string
  /** The code of the error, if it failed. */
  readonly error?: string
}

/** A fault of a call. `afterwards`: it is carried out, but its answer is lost. */
export type Trouble = Pick<Refusal, 'code' | 'text' | 'httpStatus'> & { readonly afterwards?: boolean }

/** Has every distribution. `trouble` returns the fault of a call; `latency` is milliseconds for each call. */
export function createStrictCloudFront({
  clock,
  quotas: options = {},
  completionMs,
  latency = 0,
  trouble = () => undefined,
}: {
  readonly clock: Clock
  readonly quotas?: QuotaOptions
  readonly completionMs: (index: number) => number
  readonly latency?: number
  readonly trouble?: (operation: 'create' | 'list' | 'get', paths: readonly string[]) => Trouble | undefined
}) {
  const store = createStore()
  const quotas = createQuotas(options, clock.now)
  const invalidations = createInvalidations({
    store,
    quotas,
    now: clock.now,
    completionMs,
    innerAsterisk: 'refused',
    reusedReference: 'InvalidArgument',
  })
  const creations: Creation[] = []
  const calls = { list: 0, get: 0 }

  async function call<Answer>(
    operation: 'create' | 'list' | 'get',
    distribution: Distribution,
    paths: readonly string[],
    execute: () => Answer,
  ): Promise<Answer> {
    const fault = trouble(operation, paths)
    if (latency > 0) await clock.sleep(latency)
    const raise = ({ code, text, httpStatus }: Trouble): never => {
      throw explainRefusal({ operation, code, text, httpStatus, distribution })
    }
    if (fault?.afterwards === false || (fault && fault.afterwards === undefined)) raise(fault)
    try {
      const answer = execute()
      return fault ? raise(fault) : answer
    } catch (error) {
      if (!(error instanceof ServiceError)) throw error
      return raise({ code: error.code, text: error.message, httpStatus: error.status })
    }
  }

  const describe = ({
    Id = '',
    Status,
  }: {
    readonly Id?: string | undefined
    readonly Status?: string | undefined
  }) => ({
    id: Id,
    status: Status === 'Completed' ? ('completed' as const) : ('in-progress' as const),
  })
  const none = () => Promise.reject(new Error('nobody asks for this here'))

  const cloudfront: CloudFront = {
    createInvalidation: async (distribution, paths, reference) => {
      const made = { time: clock.now(), id: distribution.id, paths, reference }
      try {
        const answer = await call('create', distribution, paths, () => {
          quotas.admitCall()
          return describe(
            invalidations.create(distribution.id, {
              CallerReference: reference,
              Paths: { Quantity: paths.length, Items: [...paths] },
            }),
          )
        })
        creations.push(made)
        return answer
      } catch (error) {
        creations.push({ ...made, error: error instanceof CloudFrontError ? error.refusal.code : String(error) })
        throw error
      }
    },
    getInvalidation: (distribution, id) => {
      calls.get += 1
      return call('get', distribution, [], () => describe(invalidations.get(distribution.id, id)))
    },
    listInvalidations: (distribution) => {
      calls.list += 1
      return call('list', distribution, [], () => {
        const { Items } = invalidations.list(distribution.id, { MaxItems: 100 })
        return (Items ?? []).map(describe)
      })
    },
    listInvalidationIds: () => {
      throw new Error('nobody asks for this here')
    },
    getCallerReference: (distribution, id) => {
      calls.get += 1
      return call(
        'get',
        distribution,
        [],
        () => invalidations.get(distribution.id, id).InvalidationBatch?.CallerReference ?? '',
      )
    },
    getBatch: () => {
      throw new Error('nobody asks for this here')
    },
    listDistributions: () => {
      throw new Error('nobody asks for this here')
    },
    findTenant: none,
    servesCacheTags: () => Promise.resolve(true),
  }
  return { cloudfront, creations, calls, held: (id: string) => store.invalidations.get(id) ?? [] }
}
