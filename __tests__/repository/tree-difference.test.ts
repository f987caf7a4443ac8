/** Whatever two trees hold, the files found are those in which they differ, by walking both here. */

import { afterAll, beforeAll, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { readEvent } from '../../src/event/read-event.ts'
import type { ChangedFile } from '../../src/repository/tree-difference.ts'
import { findChangedFiles } from '../../src/changed-files/find-changed-files.ts'
import { openGit } from '../../src/repository/open-git.ts'
import { offline } from '../support/changed-files/offline.ts'
import { openSandbox, type GitSandbox } from '../support/changed-files/git-sandbox.ts'

let sandbox: GitSandbox

beforeAll(() => {
  sandbox = openSandbox()
})

afterAll(() => {
  sandbox.remove()
})

const SUBMODULE = '160000'

/** Names as the bytes that git stores, with the text by which they are told. */
const NAMES = new Map<string, Buffer>([
  ...[
    'a',
    'b',
    'index.html',
    'A',
    ' ',
    'a b',
    '-x',
    '--',
    '"',
    "'",
    '\\',
    '\n',
    '\t',
    '[id]',
    '*',
    '{a,b}',
    'é',
    '漢',
    '😀',
    '#',
  ].map((text): [string, Buffer] => [text, Buffer.from(text)]),
  ['\udcff', Buffer.from([0xff])],
  ['\udcc3(', Buffer.from([0xc3, 0x28])],
])

type Leaf = { readonly mode: string; readonly content: string }
type Tree = ReadonlyMap<string, Leaf>

const leaf: fc.Arbitrary<Leaf> = fc.record({
  mode: fc.constantFrom('100644', '100644', '100755', '120000', SUBMODULE),
  content: fc.constantFrom('1', '2'),
})

/** Paths by their segments; of two that cannot be together, a file and what is below it, the first stays. */
const tree: fc.Arbitrary<Tree> = fc
  .array(fc.tuple(fc.array(fc.constantFrom(...NAMES.keys()), { minLength: 1, maxLength: 3 }), leaf), { maxLength: 12 })
  .map((entries) => {
    const kept = new Map<string, Leaf>()
    for (const [segments, content] of entries) {
      const path = segments.join('/')
      const collides = [...kept.keys()].some(
        (other) => `${other}/`.startsWith(`${path}/`) || `${path}/`.startsWith(`${other}/`),
      )
      if (!collides) kept.set(path, content)
    }
    return kept
  })

test('the files found are the difference of the trees', async () => {
  let number = 0
  await fc.assert(
    fc.asyncProperty(tree, tree, fc.boolean(), async (one, other, related) => {
      const branch = `property-${number++}`
      const before = related ? one : other
      const after = related ? new Map([...one, ...[...other].filter(([path]) => one.has(path))]) : one
      sandbox.feed(importOf(branch, [before, after]), 'fast-import', '--quiet')
      const found = await findChangedFiles({
        ...offline,
        git: openGit({ directory: sandbox.tree, env: sandbox.env, server: sandbox.site }),
        event: readEvent({ name: 'workflow_dispatch', payload: null, sha: '' }),
        base: `${branch}~1`,
        head: branch,
      })
      expect(found.kind === 'known' && found.files.toSorted(byPath)).toEqual(difference(before, after).toSorted(byPath))
    }),
    { numRuns: 60 },
  )
})

/** A stream for `git fast-import`: a branch of two commits. Paths are quoted byte by byte. */
function importOf(branch: string, trees: readonly [Tree, Tree]): string {
  return trees
    .map((files, index) => {
      const entries = [...files].map(([path, { mode, content }]) => {
        const quoted = `"${path.split('/').map(quoteName).join('/')}"`
        if (mode === SUBMODULE) return `M ${mode} ${content.repeat(40)} ${quoted}\n`
        return `M ${mode} inline ${quoted}\ndata ${content.length}\n${content}\n`
      })
      const head = `commit refs/heads/${branch}\ncommitter A <a@example.com> ${index + 1} +0000\ndata 1\nx\ndeleteall\n`
      return `${head}${entries.join('')}\n`
    })
    .join('')
}

function quoteName(name: string): string {
  return Array.from(NAMES.get(name) ?? [], (byte) => `\\${byte.toString(8).padStart(3, '0')}`).join('')
}

function difference(before: Tree, after: Tree): ChangedFile[] {
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((path): ChangedFile[] => {
    const old = before.get(path)
    const now = after.get(path)
    const deleted = { path, change: 'deleted', kind: old?.mode === SUBMODULE ? 'submodule' : 'file' } as const
    const added = { path, change: 'added', kind: now?.mode === SUBMODULE ? 'submodule' : 'file' } as const
    if (old === undefined) return [added]
    if (now === undefined) return [deleted]
    if (old.mode === now.mode && old.content === now.content) return []
    if (deleted.kind !== added.kind) return [deleted, added]
    if (old.mode !== now.mode && [old.mode, now.mode].includes('120000')) return [{ ...added, change: 'type-changed' }]
    return [{ ...added, change: old.content === now.content ? 'mode-changed' : 'modified' }]
  })
}

function byPath(one: ChangedFile, other: ChangedFile): number {
  const [a, b] = [`${one.path}\0${one.change}`, `${other.path}\0${other.change}`]
  return a < b ? -1 : Number(a > b)
}
