/** The cache of one distribution at one edge, by cache key, and what invalidations take out of it. */

import { isWildcard } from '../control-plane/invalidation-paths.ts'
import type { OriginAnswer } from './origin.ts'

/** What is held under a key; times are milliseconds since 1970, `tags` in lower case. */
export type CachedAnswer = {
  readonly answer: OriginAnswer
  readonly tags: ReadonlySet<string>
  readonly fetched: number
  readonly expires: number
}

export type Cache = {
  /** What is held under a key, or on its way to be. Expired answers are not given. */
  readonly find: (key: string) => CachedAnswer | Promise<CachedAnswer> | undefined
  /** Fetches an answer and keeps it, unless the key is purged while it is fetched: it could be the old one. */
  readonly fill: (key: string, fetch: () => Promise<CachedAnswer>) => Promise<CachedAnswer>
  /**
   * Carries an invalidation out. A path purges the very key, byte by byte; with `*` at its end all keys that begin with what is
   * before it, query strings included; a `#tag` all answers that have the tag.
   */
  readonly purge: (items: readonly string[]) => void
  readonly keys: () => readonly string[]
}

export function createCache(now: () => number): Cache {
  const held = new Map<string, CachedAnswer>()
  const onTheWay = new Map<string, Promise<CachedAnswer>>()

  const drop = (key: string) => {
    held.delete(key)
    onTheWay.delete(key)
  }
  const purgePrefix = (prefix: string) => {
    for (const key of [...held.keys(), ...onTheWay.keys()]) if (key.startsWith(prefix)) drop(key)
  }
  const purgeTag = (tag: string) => {
    for (const [key, { tags }] of held) if (tags.has(tag)) held.delete(key)
    // The tags of what is still being fetched are not known yet: it is not kept, to be on the safe side.
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
    keys: () => [...held].filter(([, cached]) => isFresh(cached)).map(([key]) => key),
  }
}
