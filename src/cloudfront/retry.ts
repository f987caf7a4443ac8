import type { Log } from '../log.ts'
import type { Clock } from '../waiting/clock.ts'
import type { CloudFront } from './cloudfront.ts'
import type { Distributions } from './distributions.ts'
import { CloudFrontError } from './errors.ts'
import { logPause } from './log-pause.ts'

export type RetryPolicy = {
  readonly clock: Clock
  /** By the clock, in milliseconds. The last pause ends at it. */
  readonly deadline: number
  readonly interruption?: AbortSignal | undefined
  /** Called before each pause. */
  readonly onPause: (error: CloudFrontError, milliseconds: number) => void
}

const FIRST_PAUSE = 1_000
const LONGEST_PAUSE = 30_000

export function retryUntil(
  deadline: number,
  { log, ...rest }: Pick<RetryPolicy, 'clock' | 'interruption'> & { readonly log: Log },
): RetryPolicy {
  return {
    ...rest,
    deadline,
    onPause: (error, pause) => {
      const { operation, distribution } = error.refusal
      logPause(distribution === undefined ? operation : `${distribution.id}: ${operation}`, error, pause, log)
    },
  }
}

/** A list is read to its end before its first item is returned. */
export function retryDistributions(distributions: Distributions, policy: RetryPolicy): Distributions {
  return {
    create: (wanted) => retry(() => distributions.create(wanted), policy),
    get: (id) => retry(() => distributions.get(id), policy),
    update: (id, etag, config) => retry(() => distributions.update(id, etag, config), policy),
    delete: (id, etag) => retry(() => distributions.delete(id, etag), policy),
    list: () => retryList(() => distributions.list(), policy),
    findTenant: (domain) => retry(() => distributions.findTenant(domain), policy),
    getTags: (arn) => retry(() => distributions.getTags(arn), policy),
    setTags: (arn, tags) => retry(() => distributions.setTags(arn, tags), policy),
    removeTags: (arn, keys) => retry(() => distributions.removeTags(arn, keys), policy),
  }
}

/** Only for calls before anything is posted, because posting and polling have their own pace. */
export function retryLookups(cloudfront: CloudFront, policy: RetryPolicy): CloudFront {
  return {
    ...cloudfront,
    listDistributions: () => retryList(() => cloudfront.listDistributions(), policy),
    findTenant: (domain) => retry(() => cloudfront.findTenant(domain), policy),
    listInvalidationIds: (distribution) => retryFromStart(() => cloudfront.listInvalidationIds(distribution), policy),
    getCallerReference: (distribution, id) => retry(() => cloudfront.getCallerReference(distribution, id), policy),
    getBatch: (distribution, id) => retry(() => cloudfront.getBatch(distribution, id), policy),
  }
}

/** Rejects at once if waiting cannot help, and at the deadline. */
async function retry<Answer>(
  call: () => Promise<Answer>,
  { clock, deadline, onPause, interruption }: RetryPolicy,
): Promise<Answer> {
  const isAborted = () => interruption?.aborted === true
  for (let pause = FIRST_PAUSE; ; pause = Math.min(pause * 2, LONGEST_PAUSE)) {
    try {
      return await call()
    } catch (error) {
      const left = deadline - clock.now()
      if (!(error instanceof CloudFrontError) || !error.passes || left <= 0 || isAborted()) throw error
      const milliseconds = Math.min(pause, left)
      onPause(error, milliseconds)
      await clock.sleep(milliseconds, interruption)
      if (isAborted()) throw error
    }
  }
}

async function* retryList<Item>(list: () => AsyncIterable<Item>, policy: RetryPolicy): AsyncGenerator<Item, void> {
  yield* await retry(async () => {
    const items: Item[] = []
    for await (const item of list()) items.push(item)
    return items
  }, policy)
}

/** For long lists: starts again and skips the returned IDs. */
async function* retryFromStart(list: () => AsyncIterable<string>, policy: RetryPolicy): AsyncGenerator<string, void> {
  const returned = new Set<string>()
  let iterator = list()[Symbol.asyncIterator]()
  const next = async () => {
    try {
      return await iterator.next()
    } catch (error) {
      iterator = list()[Symbol.asyncIterator]()
      throw error
    }
  }
  for (let step = await retry(next, policy); step.done !== true; step = await retry(next, policy)) {
    if (returned.has(step.value)) continue
    returned.add(step.value)
    yield step.value
  }
}
