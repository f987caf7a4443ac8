import type { CachedAnswer } from './cache.ts'
import { readCacheTags } from './cache-tags.ts'
import { headerOf, type Origin, type OriginAnswer } from './origin.ts'

/** `time` is milliseconds since 1970. `content` compares with the key's previous fetch. */
export type OriginFetch = {
  readonly cacheKey: string
  readonly target: string
  readonly time: number
  readonly status: number
  readonly content: 'first' | 'changed' | 'unchanged'
}

export type OriginFetches = {
  readonly fetch: (cacheKey: string, target: string) => Promise<CachedAnswer>
  readonly fetches: readonly OriginFetch[]
}

export function recordFetches({
  origin,
  now,
  ttlMs,
  errorTtlMs,
  tagHeader,
}: {
  readonly origin: Origin
  readonly now: () => number
  readonly ttlMs: number
  readonly errorTtlMs: number
  readonly tagHeader: () => string | undefined
}): OriginFetches {
  const fetches: OriginFetch[] = []
  const last = new Map<string, OriginAnswer>()

  return {
    fetches,
    fetch: async (cacheKey, target) => {
      const time = now()
      const answer = await origin(target)
      const before = last.get(cacheKey)
      const content = before === undefined ? 'first' : isSameAnswer(before, answer) ? 'unchanged' : 'changed'
      last.set(cacheKey, answer)
      fetches.push({ cacheKey, target, time, status: answer.status, content })
      const expires = time + (answer.status < 400 ? ttlMs : errorTtlMs)
      return { answer, tags: readCacheTags(answer, tagHeader()), fetched: time, expires }
    },
  }
}

/** Compares what viewers see. */
export function isSameAnswer(one: OriginAnswer, other: OriginAnswer): boolean {
  return (
    one.status === other.status &&
    headerOf(one, 'Location') === headerOf(other, 'Location') &&
    one.body.equals(other.body)
  )
}
