import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { compareBuilds } from '../../src/built-site/compare-builds.ts'

test('added, modified and deleted files, and nothing else', () => {
  const before = new Map([
    ['a', '1'],
    ['b', '1'],
    ['c', '1'],
  ])
  const after = new Map([
    ['a', '1'],
    ['b', '2'],
    ['d', '1'],
  ])
  expect(compareBuilds(before, after)).toEqual([
    { path: 'b', change: 'modified', kind: 'file' },
    { path: 'c', change: 'deleted', kind: 'file' },
    { path: 'd', change: 'added', kind: 'file' },
  ])
})

test('the changes turn the one build into the other', () => {
  const build = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd', 'e'), fc.constantFrom('1', '2'))
  fc.assert(
    fc.property(build, build, (one, other) => {
      const before = new Map(Object.entries(one))
      const after = new Map(Object.entries(other))
      const made = new Map<string, string>(before)
      for (const { path, change } of compareBuilds(before, after)) {
        if (change === 'deleted') made.delete(path)
        else made.set(path, after.get(path) ?? 'missing')
      }
      expect(made).toEqual(after)
    }),
  )
})
