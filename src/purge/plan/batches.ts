/** How the paths of one distribution are shared out among requests. */
import { isWildcard } from '../paths/invalidation-path.ts'

/** Paths in one request at most: as many as may be in progress at a time. */
export const MAX_BATCH_SIZE = 3000
/** Wildcards in one request at most: as many as the older quota allows in progress at a time, so that no batch is refused for ever. */
export const MAX_WILDCARDS_IN_BATCH = 15

/**
 * Splits paths into as few batches as `batchSize` and the quota of wildcards allow, each path in exactly one. Wildcards come
 * first in each batch; otherwise the order is kept, so that the same paths always give the same batches.
 */
export function splitIntoBatches(paths: readonly string[], batchSize: number): readonly (readonly string[])[] {
  const wildcards = paths.filter(isWildcard)
  const exact = paths.filter((path) => !isWildcard(path))
  const wildcardsAtMost = Math.min(batchSize, MAX_WILDCARDS_IN_BATCH)
  const batches: string[][] = []
  let wildcard = 0
  let next = 0
  while (wildcard < wildcards.length || next < exact.length) {
    const batch = wildcards.slice(wildcard, wildcard + wildcardsAtMost)
    wildcard += batch.length
    const room = batchSize - batch.length
    batch.push(...exact.slice(next, next + room))
    next += room
    batches.push(batch)
  }
  return batches
}
