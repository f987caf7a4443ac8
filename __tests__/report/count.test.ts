import { expect, test } from '@jest/globals'
import { count, formatNumber } from '../../src/report/count.ts'

test.each([
  [0, '0'],
  [12, '12'],
  [999, '999'],
  [1_000, '1,000'],
  [15_000, '15,000'],
  [123_456, '123,456'],
  [1_234_567, '1,234,567'],
])('%d is written as %s', (number, written) => {
  expect(formatNumber(number)).toBe(written)
})

test.each([
  [0, '0 paths'],
  [1, '1 path'],
  [3_000, '3,000 paths'],
])('%d of a noun: %s', (number, written) => {
  expect(count(number, 'path')).toBe(written)
})
