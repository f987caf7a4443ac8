/** What GitHub's API tells is what local git says, whatever the two commits hold and however they are related. */

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { failureOf, withGitHub } from '../support/github/fixture.ts'
import {
  file,
  inOrder,
  openRepository,
  SUBMODULE,
  type Files,
  type Leaf,
  type Repository,
} from '../support/github/repository.ts'

let repository: Repository

beforeAll(() => {
  repository = openRepository()
})

afterAll(() => {
  repository.remove()
})

const NAMES = ['a', 'b', 'index.html', 'a b', '-x', '"', '\\', '\n', '[id]', '#', '%41', 'é', '漢', '😀'].map((name) =>
  Buffer.from(name).toString('latin1'),
)
const LINES = 'one\ntwo\nthree\nfour\n'

const text: fc.Arbitrary<Leaf> = fc.record({
  mode: fc.constant('100644'),
  content: fc.constantFrom('1', `${LINES}1`, `${LINES}2`),
})
const anything: fc.Arbitrary<Leaf> = fc.oneof(
  { weight: 5, arbitrary: text },
  {
    weight: 2,
    arbitrary: fc.record({
      mode: fc.constantFrom('100644', '100755', '120000', SUBMODULE),
      content: fc.constantFrom('1', '2'),
    }),
  },
  { weight: 1, arbitrary: fc.record({ mode: fc.constant('100644'), content: fc.constantFrom('', '\0binary') }) },
)

/** Of two paths that cannot be together, a file and what is below it, the first stays. */
const filesOf = (leaf: fc.Arbitrary<Leaf>): fc.Arbitrary<Files> =>
  fc
    .array(fc.tuple(fc.array(fc.constantFrom(...NAMES), { minLength: 1, maxLength: 3 }), leaf), { maxLength: 10 })
    .map((entries) => {
      const kept = new Map<string, Leaf>()
      for (const [segments, content] of entries) {
        const path = segments.join('/')
        const collides = [...kept.keys()].some(
          (other) => `${other}/`.startsWith(`${path}/`) || `${path}/`.startsWith(`${other}/`),
        )
        if (!collides) kept.set(path, content)
      }
      return Object.fromEntries(kept)
    })

/** Some of the files are others, gone, somewhere else or directories by now, and some are new. */
function edited(before: Files, leaf: fc.Arbitrary<Leaf>): fc.Arbitrary<Files> {
  const entries = Object.entries(before)
  const edit = fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom('keep', 'keep', 'drop', 'move', 'below') },
    { weight: 1, arbitrary: leaf },
  )
  const edits = fc.array(edit, { minLength: entries.length, maxLength: entries.length })
  return fc.tuple(edits, filesOf(leaf)).map(([chosen, added]) => ({
    ...Object.fromEntries(
      entries.flatMap(([path, content], index) => carryOut(chosen[index] ?? 'keep', path, content)),
    ),
    ...Object.fromEntries(Object.entries(added).map(([path, content]) => [`new/${path}`, content])),
  }))
}

function carryOut(chosen: string | Leaf, path: string, content: Leaf): readonly (readonly [string, Leaf])[] {
  if (typeof chosen === 'object') return [[path, chosen]]
  if (chosen === 'drop') return []
  if (chosen === 'move') return [[`${path}-moved`, content]]
  return [[chosen === 'below' ? `${path}/below` : path, content]]
}

const historyOf = (leaf: fc.Arbitrary<Leaf>) =>
  filesOf(leaf).chain((root) => fc.tuple(fc.constant(root), edited(root, leaf), edited(root, leaf), edited(root, leaf)))

test.each([
  ['text', text, 'repos/compare-commits-with-basehead', { mode: '100644', content: `${LINES}1` }],
  ['anything', anything, 'repos/compare-commits-with-basehead git/get-tree', { mode: '120000', content: '1' }],
])('the difference is that of local git, in histories of %s', async (_, leaf, way, certain) => {
  const ways = new Set<string>()
  // Chance alone does not always find what is told in this way.
  const history: [Files, Files, Files, Files] = [{ a: file('1') }, { a: certain }, { a: file('2') }, { a: certain }]
  await fc.assert(
    fc.asyncProperty(historyOf(leaf), fc.constantFrom(100_000, 20), async ([root, one, other, merged], treeLimit) => {
      const mergeBase = repository.commit(root)
      const left = repository.commit(one, mergeBase)
      const right = repository.commit(other, mergeBase)
      const merge = repository.commit(merged, left, right)
      const unrelated = repository.commit(other)
      await withGitHub({ directory: repository.directory, treeLimit }, async ({ github, operations }) => {
        for (const [base, head] of [
          [mergeBase, left],
          [left, mergeBase],
          [left, right],
          [right, merge],
          [left, unrelated],
          [unrelated, right],
        ] as const) {
          const before = operations().length
          expect(inOrder(await github.diff(base, head))).toEqual(inOrder(repository.diff(base, head)))
          ways.add([...new Set(operations().slice(before))].join(' '))
        }
      })
    }),
    { numRuns: 6, examples: [[history, 100_000]] },
  )
  expect(ways).toContain(way)
})

describe('a comparison is enough only as long as it leaves no doubt', () => {
  const NOTHING_ELSE = ['repos/compare-commits-with-basehead']
  const many = (count: number) =>
    Object.fromEntries(Array.from({ length: count }, (_, index) => [`f${index}`, file('1')]))
  const site = { 'a.html': file(LINES), 'b.html': file(LINES.repeat(2)), keep: file('keep') }

  test.each<readonly [string, Files, Files, boolean]>([
    ['an edit', site, { ...site, 'a.html': file(`${LINES}5`) }, true],
    ['an addition', site, { ...site, c: file('c') }, true],
    ['a deletion', site, { keep: file('keep'), 'a.html': file(LINES) }, true],
    [
      'a rename with an edit',
      site,
      { keep: file('keep'), 'c.html': file(`${LINES}5`), 'b.html': file(LINES.repeat(2)) },
      true,
    ],
    ['a rename', site, { keep: file('keep'), 'c.html': file(LINES), 'b.html': file(LINES.repeat(2)) }, false],
    ['a mode', site, { ...site, keep: { mode: '100755', content: 'keep' } }, false],
    ['a type', site, { ...site, keep: { mode: '120000', content: 'keep' } }, false],
    ['a binary file', site, { ...site, 'a.html': file('\0\x01') }, false],
    ['an empty file', site, { ...site, empty: file('') }, false],
    ['a new submodule', site, { ...site, lib: { mode: SUBMODULE, content: 'a' } }, false],
    ['a submodule for a file', site, { ...site, keep: { mode: SUBMODULE, content: 'a' } }, false],
    ['299 files', {}, many(299), true],
    ['300 files', {}, many(300), false],
    ['301 files', {}, many(301), false],
    ['10,000 lines', {}, { a: file('1\n'.repeat(10_000)) }, false],
    ['250,000 characters', {}, { a: file(`${'1'.repeat(2500)}\n`.repeat(100)) }, false],
    ['no change', site, site, true],
  ])('%s', async (_, before, after, isEnough) => {
    const base = repository.commit(before)
    const head = repository.commit(after, base)
    for (const [from, to] of [
      [base, head],
      [head, base],
    ] as const) {
      await withGitHub({ directory: repository.directory }, async ({ github, operations }) => {
        expect(inOrder(await github.diff(from, to))).toEqual(inOrder(repository.diff(from, to)))
        expect([...new Set(operations())]).toEqual(isEnough ? NOTHING_ELSE : [...NOTHING_ELSE, 'git/get-tree'])
      })
    }
  })

  test('a push needs one request', async () => {
    const base = repository.commit(site)
    const head = repository.commit({ ...site, c: file('c') }, base)
    await withGitHub({ directory: repository.directory }, async ({ github, operations }) => {
      expect(await github.diff(base, head)).toEqual([{ path: 'c', change: 'added', kind: 'file' }])
      expect(operations()).toEqual(NOTHING_ELSE)
      expect(await github.diff(head, head)).toEqual([])
      expect(operations()).toHaveLength(1)
    })
  })

  test('of two that have diverged, both are asked, and the trees if both changed the same', async () => {
    const root = repository.commit(site)
    const left = repository.commit({ ...site, 'a.html': file(`${LINES}left`), left: file('l') }, root)
    const right = repository.commit({ ...site, 'b.html': file('right') }, root)
    const same = repository.commit({ ...site, 'a.html': file(`${LINES}left`), 'b.html': file('right') }, root)
    await withGitHub({ directory: repository.directory }, async ({ github, operations }) => {
      expect(inOrder(await github.diff(left, right))).toEqual(inOrder(repository.diff(left, right)))
      expect(operations()).toEqual([...NOTHING_ELSE, ...NOTHING_ELSE])
      expect(inOrder(await github.diff(left, same))).toEqual(inOrder(repository.diff(left, same)))
      expect(operations().slice(-2)).toEqual(['git/get-tree', 'git/get-tree'])
    })
  })
})

test('truncated trees are walked where they differ', async () => {
  const directories = Array.from({ length: 6 }, (_, one) => `d${one}`)
  const before = Object.fromEntries(
    directories.flatMap((one) =>
      directories.map((other) => [`${one}/${other}/index.html`, file(one + other)] as const),
    ),
  )
  const base = repository.commit(before)
  const head = repository.commit(
    { ...before, 'd3/d4/index.html': { mode: '100755', content: '!' }, 'new/x/y': file('') },
    base,
  )
  await withGitHub({ directory: repository.directory, treeLimit: 12 }, async ({ github, server }) => {
    expect(inOrder(await github.diff(base, head))).toEqual(inOrder(repository.diff(base, head)))
    const trees = server.requests.filter(({ operation }) => operation === 'git/get-tree')
    // The root twice, its entries; then d3, before and after, and what is new.
    expect(trees).toHaveLength(2 + 2 + 2 + 1)
  })
})

describe('what cannot be known is a failure', () => {
  test('names that are not UTF-8, but not in directories that are equal', async () => {
    const strange = { 'old/\xff': file('1'), 'x/a': file('1') }
    const base = repository.commit(strange)
    const same = repository.commit({ ...strange, 'x/\xff': { mode: '100755', content: '1' } }, base)
    const other = repository.commit({ ...strange, 'x/a': { mode: '100755', content: '1' } }, base)
    await withGitHub({ directory: repository.directory }, async ({ github }) => {
      expect(await failureOf(github.diff(base, same))).toMatch(/"x\/\ufffd" is a name that is not UTF-8/)
      expect(await github.diff(base, other)).toEqual([{ path: 'x/a', change: 'mode-changed', kind: 'file' }])
    })
    const root = repository.commit({ '\xff': file('1') })
    const swapped = repository.commit({ '\xfe': file('1') }, root)
    await withGitHub({ directory: repository.directory }, async ({ github }) => {
      expect(await failureOf(github.diff(root, swapped))).toMatch(/is a name that is not UTF-8/)
    })
    const edit = repository.commit({ '\xff': file('2') }, root)
    await withGitHub({ directory: repository.directory }, async ({ github }) => {
      expect(await failureOf(github.diff(root, edit))).toMatch(/is a name that is not UTF-8/)
    })
  })

  test('a directory that GitHub does not list in full', async () => {
    const base = repository.commit({ 'd/a': file('1'), 'd/b': file('1'), 'd/c': file('1') })
    const head = repository.commit(
      { 'd/a': { mode: '100755', content: '1' }, 'd/b': file('1'), 'd/c': file('1') },
      base,
    )
    await withGitHub({ directory: repository.directory, treeLimit: 2 }, async ({ github }) => {
      expect(await failureOf(github.diff(base, head))).toMatch(
        /the directory "d\/" has more files than GitHub lists.*actions\/checkout/s,
      )
    })
  })

  test('a commit that is gone', async () => {
    const head = repository.commit({ a: file('1') })
    await withGitHub({ directory: repository.directory }, async ({ github }) => {
      const message = await failureOf(github.diff('d'.repeat(40), head))
      expect(message).toBe(
        `Listing the tree ${'d'.repeat(40)} by GitHub's API failed: Not Found - https://docs.github.com/rest (GitHub, HTTP 404, request 0A1B:2C3D:4E5F). ` +
          'Either it is not there, or the token may not see it. To see it, the workflow or job needs `permissions: { contents: read }`.',
      )
    })
  })
})
