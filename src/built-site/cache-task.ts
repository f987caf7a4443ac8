export type CacheTask = {
  readonly kind: 'restore' | 'save'
  /** A name in the working directory: the cache finds an entry only by the path that it was saved from. */
  readonly file: string
  readonly key: string
  readonly prefix: string
}

/** Exit codes. */
export const NOT_AVAILABLE = 3
export const TOO_LARGE = 4
