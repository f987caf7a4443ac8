/** An object or an error. Header names are in any case. */
export type OriginAnswer = {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer
}

/**
 * Called for what is not cached. `target` is the encoded path after `OriginPath`, and the query string if it is in the
 * cache key. Bytes beyond ASCII are Latin-1 characters.
 */
export type Origin = (target: string) => Promise<OriginAnswer>

export function headerOf(answer: OriginAnswer, name: string): string | undefined {
  return Object.entries(answer.headers).find(([each]) => each.toLowerCase() === name.toLowerCase())?.[1]
}
