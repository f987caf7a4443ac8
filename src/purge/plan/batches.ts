import { isWildcard } from '../paths/invalidation-path.ts'

/** CloudFront's quota of paths in progress. */
export const MAX_BATCH_SIZE = 3000
export const MAX_WILDCARDS_IN_BATCH = 15

/** Makes as few batches as possible, with wildcards first. The same paths always give the same batches. */
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
