import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { isWildcard } from '../../../src/purge/paths/invalidation-path.ts'
import { MAX_BATCH_SIZE, MAX_WILDCARDS_IN_BATCH, splitIntoBatches } from '../../../src/purge/plan/batches.ts'

function makePaths(exact: number, wildcards: number): readonly string[] {
  return [
    ...Array.from({ length: exact }, (_, index) => `/f${index}`),
    ...Array.from({ length: wildcards }, (_, index) => `/w${index}/*`),
  ]
}

test.each([
  { exact: 0, wildcards: 0, size: 1000, batches: [] },
  { exact: 1, wildcards: 0, size: 1000, batches: [1] },
  { exact: 1000, wildcards: 0, size: 1000, batches: [1000] },
  { exact: 1003, wildcards: 0, size: 1000, batches: [1000, 3] },
  { exact: 3001, wildcards: 15, size: 3000, batches: [3000, 16] },
  { exact: 1, wildcards: 16, size: 1000, batches: [16, 1] },
  { exact: 0, wildcards: 25, size: 1000, batches: [15, 10] },
  { exact: 5, wildcards: 20, size: 10, batches: [10, 10, 5] },
  { exact: 2, wildcards: 1, size: 1, batches: [1, 1, 1] },
])('$exact paths and $wildcards wildcards, $size a batch', ({ exact, wildcards, size, batches }) => {
  expect(splitIntoBatches(makePaths(exact, wildcards), size).map(({ length }) => length)).toEqual(batches)
})

test('the order stays, wildcards first', () => {
  expect(splitIntoBatches(['/b', '/x*', '#tag', '/a', '/w*'], 3)).toEqual([
    ['/x*', '/w*', '/b'],
    ['#tag', '/a'],
  ])
})

test('each path once, no batch too large, as few batches as the limits allow', () => {
  const given = fc.tuple(
    fc.shuffledSubarray([...makePaths(60, 60)]),
    fc.oneof(fc.integer({ min: 1, max: 40 }), fc.constant(MAX_BATCH_SIZE)),
  )
  fc.assert(
    fc.property(given, ([paths, size]) => {
      const batches = splitIntoBatches(paths, size)
      expect(batches.flat().sort()).toEqual([...paths].sort())
      for (const batch of batches) {
        expect(batch.length).toBeGreaterThan(0)
        expect(batch.length).toBeLessThanOrEqual(size)
        expect(batch.filter(isWildcard).length).toBeLessThanOrEqual(MAX_WILDCARDS_IN_BATCH)
      }
      const wildcards = paths.filter(isWildcard).length
      const fewest = Math.max(Math.ceil(paths.length / size), Math.ceil(wildcards / MAX_WILDCARDS_IN_BATCH))
      expect(batches).toHaveLength(fewest)
    }),
  )
})
