/** What stands behind an edge. */

/** An object or an error as the origin sends it; header names in any case. */
export type OriginAnswer = {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer
}

/**
 * Answers what the edge has not cached. `target` is the path, percent-encoded as the viewer or a function wrote it, with the
 * distribution's `OriginPath` before it, and the query string if that is in the cache key. Bytes beyond ASCII that a viewer
 * did not encode are one character each, as Latin-1.
 */
export type Origin = (target: string) => Promise<OriginAnswer>

/** A header's value, whatever the case of its name; undefined if it is not there. */
export function headerOf(answer: OriginAnswer, name: string): string | undefined {
  return Object.entries(answer.headers).find(([each]) => each.toLowerCase() === name.toLowerCase())?.[1]
}
