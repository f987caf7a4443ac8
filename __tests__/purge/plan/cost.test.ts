import { expect, test } from '@jest/globals'
import { formatCost } from '../../../src/purge/plan/cost.ts'

test.each([
  [0, 'USD 0.000'],
  [1, 'USD 0.005'],
  [15, 'USD 0.075'],
  [3000, 'USD 15.000'],
])('%i paths cost %s', (paths, cost) => {
  expect(formatCost(paths)).toBe(cost)
})
