/** What GitHub's API tells of a commit's files and links is what git tells. */

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { readLinkedTree } from '../../src/github/linked-tree.ts'
import type { ListTree } from '../../src/github/list-tree.ts'
import { LINK, type LinkedTree } from '../../src/repository/tree-listing.ts'
import { failureOf, withGitHub } from '../support/github/fixture.ts'
import { openRepository, SUBMODULE, type Files, type Leaf, type Repository } from '../support/github/repository.ts'
import { readListedTree } from '../support/repository/listed-tree.ts'

let repository: Repository

beforeAll(() => {
  repository = openRepository()
})

afterAll(() => {
  repository.remove()
})

const leaf: fc.Arbitrary<Leaf> = fc.oneof(
  fc.record({ mode: fc.constantFrom('100644', '100755'), content: fc.constantFrom('1', '2') }),
  fc.record({ mode: fc.constant(SUBMODULE), content: fc.constantFrom('1', '2') }),
  fc.record({ mode: fc.constant('120000'), content: fc.constantFrom('../a', 'b', '/etc', 'a/ b', 'd\xc3\xa9/x') }),
)
const files: fc.Arbitrary<Files> = fc.dictionary(
  fc.constantFrom('a/b', 'a/c/d', 'a/c/e f', 'g', 'h/i', 'h/\xc3\xa9', 'k/"l"', 'm'),
  leaf,
)

function readByGit(commit: string): LinkedTree {
  const files = readListedTree(repository.git('ls-tree', '-r', '-z', '--full-tree', commit))
  const links = [...files].filter(([, { mode }]) => mode === LINK)
  return {
    files,
    links: new Map(links.map(([path, { id }]) => [path, repository.git('cat-file', 'blob', id)])),
  }
}

test.each([100_000, 6])('the same as git tells, at most %i entries a listing', async (treeLimit) => {
  let links = 0
  await fc.assert(
    fc.asyncProperty(files, async (tree) => {
      const commit = repository.commit(tree)
      await withGitHub({ directory: repository.directory, treeLimit }, async ({ github }) => {
        const read = await github.readTree(commit)
        expect(read).toEqual(readByGit(commit))
        links += read.links.size
      })
    }),
    { numRuns: 8, seed: 20_261_129 },
  )
  expect(links).toBeGreaterThan(5)
})

test('a target that both commits have is read once', async () => {
  const tree = { a: { mode: '120000', content: 'v1' }, b: { mode: '120000', content: 'v1' } }
  const [one, two] = [repository.commit(tree), repository.commit({ ...tree, c: { mode: '100644', content: '1' } })]
  await withGitHub({ directory: repository.directory }, async ({ github, operations }) => {
    await Promise.all([github.readTree(one), github.readTree(two)])
    expect(operations().toSorted()).toEqual(['git/get-blob', 'git/get-tree', 'git/get-tree'])
  })
})

describe('what is not certain is a failure', () => {
  const link = (index: number) => ({ path: `link${index}`, mode: '120000', id: `${index}` })
  const of = (count: number): ListTree => {
    const entries = Array.from({ length: count }, (_, index) => link(index))
    return () => Promise.resolve({ entries, truncated: false })
  }
  const readBlobs = (ids: readonly string[]) => Promise.resolve(ids.map(() => Buffer.from('a')))
  const endless: ListTree = (id, recursive) => {
    const entries = recursive ? [] : [{ path: 'd', mode: '040000', id: `${id}d` }]
    return Promise.resolve({ entries, truncated: recursive })
  }

  test.each<[string, ListTree, string]>([
    ['more links than are read', of(201), 'it has 201 links, and at most 200 are read'],
    ['more directories than are listed', endless, 'more than 500 directories would have to be listed'],
    [
      'a directory that is too large',
      () => Promise.resolve({ entries: [], truncated: true }),
      'the directory "" has more files than GitHub lists',
    ],
    [
      'a link whose name is not UTF-8',
      () => Promise.resolve({ entries: [{ ...link(1), path: 'a\ufffd' }], truncated: false }),
      'the name of the link "a\ufffd" is not UTF-8',
    ],
  ])('%s', async (_, listTree, why) => {
    expect(await failureOf(readLinkedTree({ commit: 'head', listTree, readBlobs }))).toBe(
      `Reading the symbolic links of head by GitHub's API failed: ${why}. Run actions/checkout before this step.`,
    )
  })

  test('200 links are read', async () => {
    const { links } = await readLinkedTree({ commit: 'head', listTree: of(200), readBlobs })
    expect([...links.values()]).toEqual(Array.from({ length: 200 }, () => 'a'))
  })
})
