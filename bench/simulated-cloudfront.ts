/** The embedded CloudFront's quotas and invalidations as the action's port, in simulated time and without HTTP. */
import { createInvalidations } from '../emulators/cloudfront/control-plane/invalidations.ts'
import { createQuotas, type QuotaOptions } from '../emulators/cloudfront/control-plane/quotas.ts'
import { createStore } from '../emulators/cloudfront/control-plane/store.ts'
import { ServiceError } from '../emulators/cloudfront/protocol/service-error.ts'
import type { CloudFront, Distribution, Invalidation } from '../src/cloudfront/cloudfront.ts'
import { explainRefusal } from '../src/cloudfront/explain-refusal.ts'
import type { Clock } from '../src/waiting/clock.ts'

/** Paths without and with a wildcard. */
export type Load = { readonly paths: number; readonly wildcards: number }

export type SimulatedCloudFront = {
  readonly cloudfront: CloudFront
  /** Calls that create invalidations, and those that were refused. */
  readonly creations: () => { readonly asked: number; readonly refused: number }
  /** Times of other calls, in milliseconds. */
  readonly looks: readonly number[]
}

/**
 * One distribution. Each call takes `latency` milliseconds and is carried out after half of it. Another run posted
 * `others` just before, which completes at `othersComplete`.
 */
export function simulateCloudFront(settings: {
  readonly clock: Clock
  readonly distribution: Distribution
  readonly quotas: QuotaOptions
  readonly completionMs: number
  readonly latency: number
  readonly others?: Load | undefined
  readonly othersComplete?: number
}): SimulatedCloudFront {
  const { clock, distribution, latency, others, othersComplete = 0 } = settings
  const store = createStore()
  const quotas = createQuotas(settings.quotas, clock.now)
  const invalidations = createInvalidations({
    store,
    quotas,
    now: clock.now,
    completionMs: () => settings.completionMs,
    innerAsterisk: 'refused',
    reusedReference: 'InvalidArgument',
  })
  const creations = { asked: 0, refused: 0 }
  const looks: number[] = []
  if (others !== undefined) {
    quotas.admitBatch(others, { paths: 0, wildcards: 0 })
    const theirs = { id: 'IOTHERS', paths: listPaths(others), callerReference: 'others' }
    store.invalidations.set(distribution.id, [{ ...theirs, created: clock.now(), completes: othersComplete }])
  }

  const call = async <Answer>(operation: string, execute: () => Answer): Promise<Answer> => {
    await clock.sleep(latency / 2)
    try {
      return execute()
    } catch (error) {
      if (!(error instanceof ServiceError)) throw error
      if (operation === 'CreateInvalidation') creations.refused += 1
      const { code, message: text, status: httpStatus } = error
      throw explainRefusal({ operation, code, text, httpStatus, distribution })
    } finally {
      await clock.sleep(latency / 2)
    }
  }
  const look = <Answer>(operation: string, execute: () => Answer) => {
    looks.push(clock.now())
    return call(operation, execute)
  }

  return {
    creations: () => ({ ...creations }),
    looks,
    cloudfront: {
      createInvalidation: ({ id }, paths, CallerReference) => {
        creations.asked += 1
        return call('CreateInvalidation', () => {
          quotas.admitCall()
          const Paths = { Quantity: paths.length, Items: [...paths] }
          return read(invalidations.create(id, { Paths, CallerReference }))
        })
      },
      getInvalidation: ({ id }, invalidation) =>
        look('GetInvalidation', () => read(invalidations.get(id, invalidation))),
      listInvalidations: ({ id }) =>
        look('ListInvalidations', () => (invalidations.list(id, { MaxItems: 100 }).Items ?? []).map(read)),
      listInvalidationIds: () => notSimulated('listInvalidationIds'),
      getCallerReference: () => notSimulated('getCallerReference'),
      getBatch: () => notSimulated('getBatch'),
      listDistributions: () => notSimulated('listDistributions'),
      findTenant: () => notSimulated('findTenant'),
      servesCacheTags: () => notSimulated('servesCacheTags'),
    },
  }
}

/** Wildcards first; none covers another. */
export function listPaths({ paths, wildcards }: Load): readonly string[] {
  const list = (count: number, ending: string) =>
    Array.from({ length: count }, (_, index) => `/${String(index).padStart(6, '0')}${ending}`)
  return [...list(wildcards, '/*'), ...list(paths, '.html')]
}

function read({ Id, Status }: { readonly Id: string | undefined; readonly Status: string | undefined }): Invalidation {
  if (Id === undefined) throw new Error('The answer holds no invalidation.')
  return { id: Id, status: Status === 'Completed' ? 'completed' : 'in-progress' }
}

function notSimulated(call: string): never {
  throw new Error(`${call} is not used to post and to wait.`)
}
