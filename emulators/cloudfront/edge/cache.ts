import { isWildcard } from '../control-plane/invalidation-paths.ts'
import { variantsOf } from './encoding.ts'
import type { OriginAnswer } from './origin.ts'

/** Times are milliseconds since 1970, `tags` in lower case. */
export type CachedAnswer = {
  readonly answer: OriginAnswer
  readonly tags: ReadonlySet<string>
  readonly fetched: number
  readonly expires: number
}

export type Cache = {
  readonly find: (key: string) => CachedAnswer | Promise<CachedAnswer> | undefined
  /** Does not keep an answer whose key is purged meanwhile. */
  readonly fill: (key: string, fetch: () => Promise<CachedAnswer>) => Promise<CachedAnswer>
  /**
   * A path purges the exact key; with `*` at its end, all keys with that beginning; a `#tag` all answers with the tag.
   */
  readonly purge: (items: readonly string[]) => void
  readonly keys: () => readonly string[]
}

export function createCache(now: () => number): Cache {
  const answers = new Map<string, CachedAnswer>()
  const pending = new Map<string, Promise<CachedAnswer>>()

  const drop = (cacheKey: string) => {
    for (const key of variantsOf(cacheKey)) {
      answers.delete(key)
      pending.delete(key)
    }
  }
  const purgePrefix = (prefix: string) => {
    for (const key of [...answers.keys(), ...pending.keys()]) if (key.startsWith(prefix)) drop(key)
  }
  const purgeTag = (tag: string) => {
    for (const [key, { tags }] of answers) if (tags.has(tag)) answers.delete(key)
    // Tags of pending answers are unknown, so none is kept.
    pending.clear()
  }
  const isFresh = (cached: CachedAnswer) => cached.expires > now()

  return {
    find: (key) => {
      const cached = answers.get(key)
      return cached !== undefined && isFresh(cached) ? cached : pending.get(key)
    },
    fill: async (key, fetch) => {
      const fetching = fetch()
      pending.set(key, fetching)
      try {
        const cached = await fetching
        if (pending.get(key) === fetching) answers.set(key, cached)
        return cached
      } finally {
        if (pending.get(key) === fetching) pending.delete(key)
      }
    },
    purge: (items) => {
      for (const item of items) {
        if (item.startsWith('#')) purgeTag(item.slice(1).toLowerCase())
        else if (isWildcard(item)) purgePrefix(item.slice(0, -1))
        else drop(item)
      }
    },
    keys: () => [
      ...new Set([...answers].filter(([, cached]) => isFresh(cached)).map(([key]) => key.replace(/ .*/, ''))),
    ],
  }
}
