/** The port `CloudFront` in memory and in virtual time. Records calls, and refuses on demand. */
import type { Clock } from '../../../src/waiting/clock.ts'
import type { CloudFront, Distribution, DistributionSummary, Invalidation } from '../../../src/cloudfront/cloudfront.ts'
import type { Refusal } from '../../../src/cloudfront/errors.ts'
import { explainRefusal } from '../../../src/cloudfront/explain-refusal.ts'

/** A clock that jumps to the next wake-up when nothing else is left to do. */
export function createVirtualClock(start = 1_000_000): Clock {
  let time = start
  const sleepers: { readonly at: number; readonly wake: () => void }[] = []
  const wakeEarliest = () => {
    sleepers.sort((a, b) => a.at - b.at)
    const next = sleepers.shift()
    time = Math.max(time, next?.at ?? time)
    next?.wake()
  }
  return {
    now: () => time,
    sleep: (milliseconds, signal) =>
      new Promise((resolve) => {
        const sleeper = { at: signal?.aborted === true ? time : time + milliseconds, wake: resolve }
        sleepers.push(sleeper)
        setImmediate(wakeEarliest)
        signal?.addEventListener('abort', () => {
          sleepers.splice(sleepers.indexOf(sleeper), sleepers.includes(sleeper) ? 1 : 0)
          resolve()
        })
      }),
  }
}

/** One call, when it was made. */
export type Call = {
  readonly operation: keyof CloudFront
  readonly time: number
  /** Of the distribution or tenant. */
  readonly id?: string
  readonly paths?: readonly string[]
  readonly reference?: string
  readonly invalidation?: string
  readonly domain?: string
}

export type StoredInvalidation = {
  readonly id: string
  readonly paths: readonly string[]
  readonly reference: string
  readonly completes: number
}

/** An error of the service, by its code and text. */
export type Fault = Pick<Refusal, 'code' | 'text'> & {
  readonly httpStatus?: number
  /** The call is carried out, but its answer is lost. */
  readonly afterwards?: boolean
}

export type MemoryCloudFront = {
  readonly cloudfront: CloudFront
  readonly calls: readonly Call[]
  /** By distribution, oldest first. */
  readonly invalidations: (id: string) => readonly StoredInvalidation[]
  /** All purged paths of a distribution, sorted. */
  readonly purged: (id: string) => readonly string[]
}

export const TOO_MANY: Fault = { code: 'TooManyInvalidationsInProgress', text: 'Too many.', httpStatus: 400 }
export const BAD_PATHS: Fault = {
  code: 'InvalidArgument',
  text: 'Your request contains one or more invalid invalidation paths.',
  httpStatus: 400,
}
export const TOO_LARGE: Fault = { code: 'BatchTooLarge', text: 'Too large.', httpStatus: 413 }
export const DENIED: Fault = {
  code: 'AccessDenied',
  text: 'User: arn:aws:sts::123456789012:assumed-role/deploy/ci is not authorized to perform: cloudfront:CreateInvalidation on resource: arn:aws:cloudfront::123456789012:distribution/E1EXAMPLE',
  httpStatus: 403,
}
export const RESET: Fault = { code: 'ECONNRESET', text: 'socket hang up' }

/** A service that has every distribution. `refuse` returns the fault of a call. */
export function createMemoryCloudFront({
  clock,
  completionMs = 10_000,
  summaries = [],
  tenants = {},
  cacheTags = true,
  refuse = () => undefined,
}: {
  readonly clock: Clock
  /** How long an invalidation is in progress, or that by its index. */
  readonly completionMs?: number | ((index: number) => number)
  readonly summaries?: readonly DistributionSummary[]
  /** IDs by domain. */
  readonly tenants?: Readonly<Record<string, string>>
  readonly cacheTags?: boolean | undefined
  readonly refuse?: (call: Call, calls: readonly Call[]) => Fault | undefined
}): MemoryCloudFront {
  const calls: Call[] = []
  const held = new Map<string, readonly StoredInvalidation[]>()
  const of = (id: string): readonly StoredInvalidation[] => held.get(id) ?? []
  const describe = ({ id, completes }: StoredInvalidation): Invalidation => ({
    id,
    status: completes <= clock.now() ? 'completed' : 'in-progress',
  })

  async function answer<Answer>(
    call: Omit<Call, 'time'>,
    distribution: Distribution | undefined,
    execute: (raise: (fault: Fault) => never) => Answer,
  ): Promise<Answer> {
    const made = { ...call, time: clock.now() }
    const fault = refuse(made, calls)
    calls.push(made)
    const raise = ({ code, text, httpStatus }: Fault): never => {
      const operation = call.operation.replace(/^./, (letter) => letter.toUpperCase())
      throw explainRefusal({ operation, code, text, httpStatus, distribution, requestId: `r${calls.length}` })
    }
    await Promise.resolve()
    if (fault && !fault.afterwards) raise(fault)
    const result = execute(raise)
    return fault ? raise(fault) : result
  }

  const answerOf = <Answer>(
    operation: 'getInvalidation' | 'getCallerReference' | 'getBatch',
    distribution: Distribution,
    invalidation: string,
    describeFound: (found: StoredInvalidation) => Answer,
  ): Promise<Answer> =>
    answer({ operation, id: distribution.id, invalidation }, distribution, (raise) => {
      const found = of(distribution.id).find(({ id }) => id === invalidation)
      return found ? describeFound(found) : raise({ code: 'NoSuchInvalidation', text: 'none', httpStatus: 404 })
    })

  const cloudfront: CloudFront = {
    createInvalidation: (distribution, paths, reference) =>
      answer({ operation: 'createInvalidation', id: distribution.id, paths, reference }, distribution, (raise) => {
        const list = of(distribution.id)
        const first = list.find((one) => one.reference === reference)
        if (first && first.paths.join('\n') !== paths.join('\n')) {
          return raise({ code: 'InvalidArgument', text: 'a caller reference that was used for a previous batch' })
        }
        if (first) return describe(first)
        const id = `I${list.length + 1}${distribution.id}`
        const lasts = typeof completionMs === 'number' ? completionMs : completionMs(list.length)
        const made = { id, paths, reference, completes: clock.now() + lasts }
        held.set(distribution.id, [...list, made])
        return describe(made)
      }),
    getInvalidation: (distribution, invalidation) => answerOf('getInvalidation', distribution, invalidation, describe),
    listInvalidations: (distribution) =>
      answer({ operation: 'listInvalidations', id: distribution.id }, distribution, () =>
        of(distribution.id).toReversed().slice(0, 100).map(describe),
      ),
    listInvalidationIds: async function* (distribution) {
      const newestFirst = of(distribution.id).toReversed()
      for (let at = 0; at === 0 || at < newestFirst.length; at += 100) {
        const page = newestFirst.slice(at, at + 100).map(({ id }) => id)
        yield* await answer({ operation: 'listInvalidationIds', id: distribution.id }, distribution, () => page)
      }
    },
    getCallerReference: (distribution, invalidation) =>
      answerOf('getCallerReference', distribution, invalidation, ({ reference }) => reference),
    getBatch: (distribution, invalidation) =>
      answerOf('getBatch', distribution, invalidation, ({ reference, paths }) => ({
        callerReference: reference,
        paths,
      })),
    listDistributions: async function* () {
      yield* await answer({ operation: 'listDistributions' }, undefined, () => summaries)
    },
    findTenant: (domain) => answer({ operation: 'findTenant', domain }, undefined, () => tenants[domain]),
    servesCacheTags: (distribution) =>
      answer({ operation: 'servesCacheTags', id: distribution.id }, distribution, () => cacheTags),
  }
  return {
    cloudfront,
    calls,
    invalidations: of,
    purged: (id) => [...new Set(of(id).flatMap(({ paths }) => paths))].sort(),
  }
}
