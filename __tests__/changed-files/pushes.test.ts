/** Pushes as they happen, in real repositories: what changed between the two trees is found, all of it and nothing else. */

import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readEvent } from '../../src/event/read-event.ts'
import { findChangedFiles } from '../../src/changed-files/find-changed-files.ts'
import { openGit } from '../../src/repository/open-git.ts'
import { compare } from '../support/changed-files/compare.ts'
import { offline } from '../support/changed-files/offline.ts'
import { PUSHES } from '../support/changed-files/pushes.ts'
import { fingerprint, interpose, openSandbox, type GitSandbox } from '../support/changed-files/git-sandbox.ts'

let sandbox: GitSandbox

beforeEach(() => {
  sandbox = openSandbox()
})

afterEach(() => {
  sandbox.remove()
})

/** Settings by which a user changes what `git diff` and `git fetch` do for them. */
const USERS_CONFIG = `
[diff]
	renames = copies
	noprefix = true
	mnemonicPrefix = true
	relative = true
	external = /bin/false
	ignoreSubmodules = all
	submodule = log
	orderFile = /dev/null
	algorithm = patience
[core]
	quotepath = false
	abbrev = 4
	pager = /bin/false
	ignoreCase = true
[color]
	ui = always
[fetch]
	prune = true
	pruneTags = true
	recurseSubmodules = true
	writeCommitGraph = true
[submodule]
	recurse = true
[gc]
	auto = 1
`

const CHECKOUTS = [
  { checkout: 'at depth 1', depth: 1, config: '' },
  { checkout: 'at depth 2', depth: 2, config: '' },
  { checkout: "complete under a user's configuration", depth: undefined, config: USERS_CONFIG },
  { checkout: "at depth 1 under a user's configuration", depth: 1, config: USERS_CONFIG },
] as const

test.each(PUSHES)('$what', async ({ before, push, changed }) => {
  before(sandbox)
  sandbox.push()
  const base = sandbox.git('rev-parse', 'HEAD')
  push(sandbox)
  sandbox.push()
  const head = sandbox.git('rev-parse', 'HEAD')
  for (const { checkout, depth, config } of CHECKOUTS) {
    writeFileSync(join(sandbox.env['HOME'] ?? '', '.gitconfig'), '')
    const clone = sandbox.clone(checkout, depth)
    const untouched = fingerprint(clone)
    const count = sandbox.gitIn(clone, 'rev-list', '--count', 'HEAD')
    const hadBase = has(clone, base)
    const { env, calls } = interpose(sandbox, '')
    writeFileSync(join(sandbox.env['HOME'] ?? '', '.gitconfig'), config)

    const found = await findChangedFiles({
      ...offline,
      git: openGit({ directory: clone, env, server: sandbox.site }),
      event: readEvent({ name: 'push', payload: { ref: 'refs/heads/main', before: base, after: head }, sha: head }),
      base: 'auto',
      head: '',
    })

    expect(found).toMatchObject({ kind: 'known', base, head })
    const files = found.kind === 'known' ? found.files : []
    const told = files.map(({ change, kind, path }) => `${change} ${kind === 'submodule' ? 'submodule ' : ''}${path}`)
    expect({ checkout, told: told.toSorted() }).toEqual({ checkout, told: changed.toSorted() })
    expect(fingerprint(clone)).toEqual(untouched)
    expect(sandbox.gitIn(clone, 'rev-list', '--count', 'HEAD')).toBe(count)
    const compared = calls().filter((call) => call === 'fetch' || call === 'diff-tree')
    expect(compared).toEqual(hadBase ? ['diff-tree'] : ['fetch', 'diff-tree'])
  }
})

function has(clone: string, commit: string): boolean {
  try {
    sandbox.gitIn(clone, 'cat-file', '-e', `${commit}^{commit}`)
    return true
  } catch {
    return false
  }
}

test('a name that is no UTF-8 keeps its bytes, and two such names stay two', async () => {
  const base = sandbox.commit()
  const blob = sandbox.git('hash-object', '-w', '/dev/null')
  const entry = (name: Buffer): Buffer => Buffer.concat([Buffer.from(`100644 ${blob}\t`), name, Buffer.from([0])])
  const names = [Buffer.from([0x66, 0xff]), Buffer.from([0x66, 0xfe])]
  sandbox.feed(Buffer.concat(names.map(entry)), 'update-index', '-z', '--index-info')
  sandbox.git('commit', '-q', '-m', 'bytes')
  const head = sandbox.git('rev-parse', 'HEAD')
  await expect(compare(sandbox, sandbox.tree, base, head)).resolves.toEqual({
    kind: 'known',
    files: ['f\udcfe', 'f\udcff'].map((path) => ({ path, change: 'added', kind: 'file' })),
    base,
    head,
  })
})

test('a repository with SHA-256 object names', async () => {
  const clone = join(sandbox.directory, 'sha256')
  sandbox.gitIn(sandbox.directory, 'init', '-q', '--object-format=sha256', clone)
  sandbox.gitIn(clone, 'commit', '-q', '--allow-empty', '-m', 'empty')
  const base = sandbox.gitIn(clone, 'rev-parse', 'HEAD')
  writeFileSync(join(clone, 'a'), 'x')
  sandbox.gitIn(clone, 'add', 'a')
  sandbox.gitIn(clone, 'commit', '-q', '-m', 'a')
  const head = sandbox.gitIn(clone, 'rev-parse', 'HEAD')
  expect(head).toHaveLength(64)
  await expect(compare(sandbox, clone, base, head)).resolves.toMatchObject({
    kind: 'known',
    files: [{ path: 'a' }],
    base,
    head,
  })
})

test('20,000 files, all of them changed, in a shallow checkout', async () => {
  sandbox.feed([1, 2].map((commit) => importOf20000Files(commit)).join(''), 'fast-import', '--quiet')
  sandbox.git('push', '-q', '--force', 'origin', 'refs/heads/big:refs/heads/main')
  const base = sandbox.git('rev-parse', 'big~1')
  const head = sandbox.git('rev-parse', 'big')
  const clone = join(sandbox.directory, 'clone')
  sandbox.gitIn(sandbox.directory, 'clone', '-q', '--no-checkout', '--depth=1', sandbox.url, clone)
  const found = await compare(sandbox, clone, base, head)
  expect(found.kind === 'known' && found.files.length).toBe(20_000)
  expect(found.kind === 'known' && new Set(found.files.map((file) => file.path)).size).toBe(20_000)
})

function importOf20000Files(commit: number): string {
  const files = Array.from({ length: 20_000 }, (_, index) => {
    const path = `directory-${index % 100}/some-longer-file-name-${index}.html`
    return `M 100644 inline ${path}\ndata 8\n${commit}-${String(index).padStart(6, '0')}\n`
  })
  return `commit refs/heads/big\ncommitter A <a@example.com> ${commit} +0000\ndata 1\nx\n${files.join('')}\n`
}
