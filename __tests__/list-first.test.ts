import { expect, test } from '@jest/globals'
import { listFirst } from '../src/list-first.ts'

test.each([
  { items: [], most: 2, text: '' },
  { items: ['a'], most: 2, text: 'a' },
  { items: ['a', 'b'], most: 2, text: 'a, b' },
  { items: ['a', 'b', 'c'], most: 2, text: 'a, b and 1 more' },
  { items: ['a', 'b', 'c', 'd'], most: 1, text: 'a and 3 more' },
])('at most $most of $items', ({ items, most, text }) => {
  expect(listFirst(items, most)).toBe(text)
})

test('each item is shown by the given function, and only those in the text', () => {
  const shown: number[] = []
  const text = listFirst([7, 8, 9], 2, (item) => {
    shown.push(item)
    return `#${item}`
  })
  expect(text).toBe('#7, #8 and 1 more')
  expect(shown).toEqual([7, 8])
})
