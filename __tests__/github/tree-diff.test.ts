/** Trees that no repository of a test is large enough for. */

import { expect, test } from '@jest/globals'
import type { ListTree } from '../../src/github/list-tree.ts'
import { diffTrees } from '../../src/github/tree-diff.ts'
import { failureOf } from '../support/github/fixture.ts'

const TREE = '040000'

test('where more directories differ than may be listed, the difference is not known', async () => {
  const names = Array.from({ length: 200 }, (_, index) => `d${index}`)
  let listings = 0
  const listTree: ListTree = (id, recursive) => {
    listings += 1
    const isRoot = id === 'base' || id === 'head'
    if (isRoot) {
      const entries = names.map((name) => ({ path: name, mode: TREE, id: `${id}-${name}` }))
      return Promise.resolve({ entries: recursive ? [] : entries, truncated: recursive })
    }
    const entries = [{ path: 'a', mode: '100644', id }]
    return Promise.resolve({ entries: recursive ? [] : entries, truncated: recursive })
  }
  const message = await failureOf(diffTrees({ base: 'base', head: 'head', listTree }))
  expect(message).toMatch(
    /^Comparing base with head by GitHub's API failed: more than 500 directories would have to be listed\. Run/,
  )
  expect(listings).toBe(500)
})

test('100,000 files and 10,000 changes are compared at once', async () => {
  const side = (changed: boolean) =>
    Array.from({ length: 100_000 }, (_, index) => ({
      path: `d${index % 300}/f${index}`,
      mode: '100644',
      id: changed && index % 10 === 0 ? `changed-${index}` : `${index}`,
    }))
  const listings = new Map([
    ['base', side(false)],
    ['head', side(true)],
  ])
  const listTree: ListTree = (id) => Promise.resolve({ entries: listings.get(id) ?? [], truncated: false })
  const files = await diffTrees({ base: 'base', head: 'head', listTree })
  expect(files).toHaveLength(10_000)
  expect(new Set(files.map(({ change }) => change))).toEqual(new Set(['modified']))
})
