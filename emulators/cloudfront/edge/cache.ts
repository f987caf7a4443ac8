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
  const held = new Map<string, CachedAnswer>()
  const onTheWay = new Map<string, Promise<CachedAnswer>>()

  const drop = (cacheKey: string) => {
    for (const key of variantsOf(cacheKey)) {
      held.delete(key)
      onTheWay.delete(key)
    }
  }
  const purgePrefix = (prefix: string) => {
    for (const key of [...held.keys(), ...onTheWay.keys()]) if (key.startsWith(prefix)) drop(key)
  }
  const purgeTag = (tag: string) => {
    for (const [key, { tags }] of held) if (tags.has(tag)) held.delete(key)
    // Tags of pending answers are unknown, so none is kept.
    onTheWay.clear()
  }
  const isFresh = (cached: CachedAnswer) => cached.expires > now()

  return {
    find: (key) => {
      const cached = held.get(key)
      return cached !== undefined && isFresh(cached) ? cached : onTheWay.get(key)
    },
    fill: async (key, fetch) => {
      const fetching = fetch()
      onTheWay.set(key, fetching)
      try {
        const cached = await fetching
        if (onTheWay.get(key) === fetching) held.set(key, cached)
        return cached
      } finally {
        if (onTheWay.get(key) === fetching) onTheWay.delete(key)
      }
    },
    purge: (items) => {
      for (const item of items) {
        if (item.startsWith('#')) purgeTag(item.slice(1).toLowerCase())
        else if (isWildcard(item)) purgePrefix(item.slice(0, -1))
        else drop(item)
      }
    },
    keys: () => [...new Set([...held].filter(([, cached]) => isFresh(cached)).map(([key]) => key.replace(/ .*/, '')))],
  }
}
