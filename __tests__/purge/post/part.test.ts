import { describe, expect, test } from '@jest/globals'
import { halvePart, isComplete, isPart, namePart, sealPart, widenPart } from '../../../src/purge/post/part.ts'

test('names say what a batch is a part of', () => {
  expect(namePart(1, 7)).toBe('2of7')
  expect(halvePart('2of7')).toEqual(['2of7.0', '2of7.1'])
  expect(halvePart('2of7.0')).toEqual(['2of7.00', '2of7.01'])
  expect(widenPart(widenPart('2of7.01'))).toBe('2of7.01ww')
  expect(sealPart(widenPart('2of7.01'))).toBe('2of7.01wz')
})

test.each([
  ['1of1', true],
  ['12of345', true],
  ['2of7.0110', true],
  ['2of7w', true],
  ['2of7.0ww', true],
  ['2of7.0wz', true],
  ['2of7z', true],
  ['2of7zz', false],
  ['2of7zw', false],
  ['', false],
  ['1', false],
  ['0of1', false],
  ['1of0', false],
  ['01of1', false],
  ['1of1.', false],
  ['1of1.2', false],
  ['1of1w0', false],
  ['1of1x', false],
  ['x1of1', false],
])('%j is a part: %s', (text, expected) => {
  expect(isPart(text)).toBe(expected)
})

describe('isComplete', () => {
  test.each<readonly string[][]>([
    [['1of1']],
    [['2of2', '1of2']],
    [['1of1w']],
    [['1of1ww']],
    [['1of7', '3of7.01wz']],
    [['1of1.0', '1of1.1']],
    [['1of1.0', '1of1.10', '1of1.11']],
    [['1of1.00', '1of1.01', '1of1.1']],
    [['1of2', '2of2.0w', '2of2.10', '2of2.11ww']],
    // A batch whose answer was lost, and that was halved on a later try, is there twice.
    [['1of1', '1of1.0']],
    [Array.from({ length: 12 }, (_, index) => `${index + 1}of12`)],
  ])('%j is all of a purge', (parts) => {
    expect(isComplete(parts)).toBe(true)
  })

  test.each<readonly string[][]>([
    [[]],
    [['1of2']],
    [['2of2']],
    [['1of2', '1of2.0', '1of2.1']],
    [['1of2.0', '1of2.1']],
    [['1of1.0']],
    [['1of1.1']],
    [['1of1.00', '1of1.01']],
    [['1of1.0', '1of1.11']],
    [['1of2', '2of2.0w']],
    [['1of12', '2of12', '12of12']],
    // 11of12 is no half of 1of12, nor is 1of1.
    [Array.from({ length: 12 }, (_, index) => `${index + 1}of12`).filter((part) => part !== '1of12')],
    [['1of999999999999999999']],
  ])('%j is not', (parts) => {
    expect(isComplete(parts)).toBe(false)
  })
})
