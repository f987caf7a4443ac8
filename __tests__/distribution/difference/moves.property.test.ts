/** No more items are said to have moved than must have. */

import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { findMoved } from '../../../src/distribution/difference/moves.ts'
import { runs } from '../../support/random-runs.ts'

const ITEMS = ['a', 'b', 'c', 'd', 'e', 'f']

const orders = fc.tuple(
  fc.shuffledSubarray(ITEMS, { minLength: ITEMS.length }),
  fc.shuffledSubarray(ITEMS, { minLength: ITEMS.length }),
)

/** The least number of items without which two orders are the same, by trying all. */
function countLeast(before: readonly string[], after: readonly string[]): number {
  const numbers = Array.from({ length: 2 ** ITEMS.length }, (_, choice) => {
    const stays = (item: string) => (choice & (1 << ITEMS.indexOf(item))) !== 0
    return before.filter(stays).join('') === after.filter(stays).join('') ? ITEMS.filter(stays).length : 0
  })
  return ITEMS.length - Math.max(...numbers)
}

test('the items that stay are in the same order in both, and are as many as can be', () => {
  fc.assert(
    fc.property(orders, ([before, after]) => {
      const moved = findMoved(before, after)
      const stays = (item: string) => !moved.has(item)
      expect(before.filter(stays)).toEqual(after.filter(stays))
      expect(moved.size).toBe(countLeast(before, after))
    }),
    { seed: 20_261_204, numRuns: runs(500) },
  )
})
