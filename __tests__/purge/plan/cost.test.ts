import { expect, test } from '@jest/globals'
import { formatCost, formatSureCost } from '../../../src/purge/plan/cost.ts'

test.each([
  [0, 'USD 0.000'],
  [1, 'USD 0.005'],
  [15, 'USD 0.075'],
  [3000, 'USD 15.000'],
])('%i paths cost %s', (paths, cost) => {
  expect(formatCost(paths)).toBe(cost)
})

test('beyond the free paths, what they cost at least and at most', () => {
  expect(formatSureCost(1001)).toBe('USD 0.01 to 5.00')
  expect(formatSureCost(3000)).toBe('USD 10.00 to 15.00')
})
