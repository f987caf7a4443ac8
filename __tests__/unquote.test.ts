import { expect, test } from '@jest/globals'
import { unquote } from '../src/unquote.ts'

test.each([
  ['"a"', 'a'],
  ["'a'", 'a'],
  ['`a`', 'a'],
  ['“a”', 'a'],
  ['„a“', 'a'],
  ['«a»', 'a'],
  ['‘a’', 'a'],
  ['a', 'a'],
  ['"a', '"a'],
  ['"a" "b"', '"a" "b"'],
  ['""', '""'],
  ["it's", "it's"],
])('%s', (text, inside) => {
  expect(unquote(text)).toBe(inside)
})
