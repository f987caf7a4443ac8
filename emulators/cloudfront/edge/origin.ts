/** An object or an error; header names in any case. */
export type OriginAnswer = {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer
}

/**
 * For what is not cached. `target` is the encoded path after the distribution's `OriginPath`, and the query string if
 * it is in the cache key. Unencoded bytes beyond ASCII are Latin-1 characters.
 */
export type Origin = (target: string) => Promise<OriginAnswer>

export function headerOf(answer: OriginAnswer, name: string): string | undefined {
  return Object.entries(answer.headers).find(([each]) => each.toLowerCase() === name.toLowerCase())?.[1]
}
