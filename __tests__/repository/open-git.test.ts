/** What git cannot answer, and what must not stand in its way. */

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { execFileSync } from 'node:child_process'
import { chownSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readEvent } from '../../src/event/read-event.ts'
import { findChangedFiles } from '../../src/changed-files/find-changed-files.ts'
import { GitFailure } from '../../src/repository/git.ts'
import { openGit } from '../../src/repository/open-git.ts'
import { offline } from '../support/changed-files/offline.ts'
import {
  copySandbox,
  fingerprint,
  interpose,
  openSandbox,
  type GitSandbox,
} from '../support/changed-files/git-sandbox.ts'

type Environment = Readonly<Record<string, string>>

let template: GitSandbox
let sandbox: GitSandbox
let base: string
let head: string

beforeAll(() => {
  template = openSandbox()
  template.write('a', '1')
  base = template.commit()
  template.push()
  template.write('a', '2')
  head = template.commit()
  template.push()
})

beforeEach(() => {
  sandbox = copySandbox(template)
})

afterEach(() => {
  sandbox.remove()
})

afterAll(() => {
  template.remove()
})

async function compare(
  directory: string,
  { env = sandbox.env, before = base, timeout = 20_000, server = sandbox.site } = {},
): ReturnType<typeof findChangedFiles> {
  const git = openGit({ directory, env, server, timeout })
  try {
    return await findChangedFiles({
      ...offline,
      git,
      event: readEvent({ name: 'push', payload: { before, after: head }, sha: head }),
      base: 'auto',
      head: '',
    })
  } finally {
    await git.close()
  }
}

const known = { kind: 'known', files: [{ path: 'a', change: 'modified', kind: 'file' }] }

describe('a clone that belongs to another user', () => {
  /** Gives the clone away where that is allowed, and otherwise has git believe it; plain git then refuses to work in it. */
  function giveAway(clone: string, env: Environment = sandbox.env): Environment {
    if (process.getuid?.() !== 0) return { ...env, GIT_TEST_ASSUME_DIFFERENT_OWNER: '1' }
    for (const path of readdirSync(clone, { recursive: true, encoding: 'utf8' }))
      chownSync(join(clone, path), 65534, 65534)
    chownSync(clone, 65534, 65534)
    return env
  }

  function plainGit(clone: string, env: Environment): () => unknown {
    return () => execFileSync('git', ['status'], { cwd: clone, env, stdio: 'pipe' })
  }

  test('is read as any other', async () => {
    const clone = sandbox.clone('clone')
    const env = giveAway(clone)
    expect(plainGit(clone, env)).toThrow(/dubious ownership/)
    const { env: counting, calls } = interpose(sandbox, '')
    await expect(compare(clone, { env: { ...env, ...counting } })).resolves.toMatchObject(known)
    expect(calls().toSorted()).toEqual(['cat-file', 'diff-tree', 'ls-tree'])
    expect(readdirSync(sandbox.env['HOME'] ?? '')).toEqual([])
  })

  test('gets what it lacks from the server, and nothing is left in the temporary directory', async () => {
    const clone = sandbox.clone('clone', 1)
    const given = giveAway(clone)
    expect(plainGit(clone, given)).toThrow(/dubious ownership/)
    await expect(compare(clone, { env: given })).resolves.toMatchObject(known)
    expect(readdirSync(sandbox.env['RUNNER_TEMP'] ?? '')).toEqual([])
  })
})

describe('what cannot be known', () => {
  test.each([
    {
      what: 'no repository, though the directory above is one',
      prepare: () => {
        const directory = join(sandbox.tree, 'below')
        mkdirSync(directory)
        return { directory, env: sandbox.env }
      },
      reason: /not a git repository.*Run actions\/checkout/,
    },
    {
      what: 'no directory',
      prepare: () => ({ directory: join(sandbox.directory, 'gone'), env: sandbox.env }),
      reason: /The directory ".*gone" does not exist/,
    },
    {
      what: 'no git',
      prepare: () => ({ directory: sandbox.tree, env: { ...sandbox.env, PATH: '/nowhere' } }),
      reason: /git could not be run: .*ENOENT.*Install git/,
    },
    {
      what: 'no repository on the server',
      prepare: () => ({
        directory: sandbox.clone('clone', 1),
        env: sandbox.env,
        server: { ...sandbox.site, repository: 'octo-org/gone' },
      }),
      reason: /'.*octo-org\/gone\.git' does not appear to be a git repository/,
    },
    {
      what: 'a server that is not there',
      prepare: () => ({
        directory: sandbox.clone('clone', 1),
        env: sandbox.env,
        server: { serverUrl: 'http://127.0.0.1:9', repository: 'a/b', token: 'ghs_secret' },
      }),
      reason: /unable to access 'http:\/\/127\.0\.0\.1:9\/a\/b\.git\/'.*The server could not be reached/,
    },
    {
      what: 'a server that does not answer',
      prepare: () => ({
        directory: sandbox.clone('clone', 1),
        env: interpose(sandbox, 'case "$1" in fetch) exec sleep 30 ;; esac').env,
        timeout: 300,
      }),
      reason: /timed out after 300 ms.*The server could not be reached/,
    },
    {
      what: 'a git that is too old',
      prepare: () => {
        const old = `case "$1" in
          version) echo 'git version 2.20.1'; exit ;;
          cat-file) ;;
          *) echo "error: unknown option \\\`end-of-options'" >&2; exit 129 ;;
        esac`
        return { directory: sandbox.tree, env: interpose(sandbox, old).env }
      },
      reason: /unknown option .* Git 2\.20\.1 on this runner is too old: the action needs git 2\.29 or newer/,
    },
    {
      what: 'a shallow clone that does not say where its history ends',
      prepare: () => {
        const directory = sandbox.clone('clone', 1)
        rmSync(join(directory, '.git', 'shallow'))
        mkdirSync(join(directory, '.git', 'shallow'))
        return { directory, env: sandbox.env }
      },
      reason: /failed: .*ould not read .*run actions\/checkout again, with `fetch-depth: 0`/,
    },
    {
      what: 'a broken repository',
      prepare: () => {
        const tree = sandbox.git('rev-parse', 'HEAD^{tree}')
        rmSync(join(sandbox.tree, '.git', 'objects', tree.slice(0, 2), tree.slice(2)))
        return { directory: sandbox.tree, env: sandbox.env }
      },
      reason: /Comparing [0-9a-f]{40} with [0-9a-f]{40} failed: .*unable to read/,
    },
  ])('$what', async ({ prepare, reason }) => {
    const { directory, ...options } = prepare()
    const found = await compare(directory, options)
    expect(found).toEqual({ kind: 'unknown', reason: expect.stringMatching(reason), base, head })
    expect(JSON.stringify(found)).not.toContain('ghs_secret')
  })

  test.each([1, undefined])('a base that is gone from the server, in a clone of depth %p', async (depth) => {
    const clone = sandbox.clone('clone', depth)
    const untouched = fingerprint(clone)
    const gone = 'b'.repeat(40)
    await expect(compare(clone, { before: gone })).resolves.toEqual({
      kind: 'unknown',
      reason: expect.stringMatching(/not our ref b{40}\. The server no longer has this commit\. Give another `base:`/),
      base: gone,
      head,
    })
    expect(fingerprint(clone)).toEqual(untouched)
  })

  test('a base that is no commit', async () => {
    const blob = sandbox.git('rev-parse', `${base}:a`)
    const clone = sandbox.clone('clone', 1)
    await expect(compare(clone, { before: blob })).resolves.toMatchObject({
      kind: 'unknown',
      reason: expect.stringContaining(`${blob} was fetched, but it is not a commit`),
    })
  })
})

test('a failure is not tried again', async () => {
  const { env, calls } = interpose(sandbox, 'if [ "$1" = fetch ]; then echo "fatal: no" >&2; exit 1; fi')
  await expect(compare(sandbox.clone('clone', 1), { env })).resolves.toMatchObject({ kind: 'unknown' })
  expect(calls()).toEqual(['cat-file', 'fetch'])
})

test.each([
  ['no end of the last line', (refs: string) => refs.trimEnd()],
  ['half a line', (refs: string) => `${refs}0123`],
  ['garbage', () => '\u0000\u0001 nothing\n\n^^\n'],
  ['lines in another order', (refs: string) => refs.split('\n').toReversed().join('\n')],
])('packed refs with %s', async (_, spoil) => {
  const clone = sandbox.clone('clone', 1)
  sandbox.gitIn(clone, 'pack-refs', '--all')
  const file = join(clone, '.git', 'packed-refs')
  writeFileSync(file, spoil(readFileSync(file, 'utf8')))
  await expect(compare(clone)).resolves.toMatchObject(known)
})

test('a clone that has lost its remote gets what it lacks from the server', async () => {
  const clone = sandbox.clone('clone', 1)
  sandbox.gitIn(clone, 'remote', 'remove', 'origin')
  await expect(compare(clone)).resolves.toMatchObject(known)
})

test('variables that point git at another repository do not', async () => {
  const env = { ...sandbox.env, GIT_DIR: '/nowhere', GIT_WORK_TREE: '/nowhere', GIT_OBJECT_DIRECTORY: '/nowhere' }
  await expect(compare(sandbox.tree, { env })).resolves.toMatchObject(known)
})

test('only full SHAs are compared and fetched', async () => {
  const git = openGit({ directory: sandbox.tree, env: sandbox.env, server: sandbox.site })
  await expect(git.diff('--output=pwned', head)).rejects.toThrow(GitFailure)
  await expect(git.fetchCommits(['--upload-pack=touch pwned'])).rejects.toThrow('is not a full SHA')
  expect(sandbox.git('status', '--porcelain')).toBe('')
})

test('a directory is listed alike before and after all files were', async () => {
  for (const name of ['b/c/d', 'b/e', 'b.txt', 'B/f', 'b/c\td']) sandbox.write(name, '1')
  symlinkSync('b/e', join(sandbox.tree, 'link'))
  const commit = sandbox.commit()
  const list = async (git: ReturnType<typeof openGit>) =>
    Promise.all(['', 'b', 'b/c', 'b/e', 'gone', 'link'].map((directory) => git.listDirectory(commit, directory)))
  const [fresh, informed] = [1, 2].map(() =>
    openGit({ directory: sandbox.tree, env: sandbox.env, server: sandbox.site }),
  )
  if (fresh === undefined || informed === undefined) throw new Error('Git was not opened.')
  await informed.readLinks(commit)
  const listed = await list(fresh)
  await expect(list(informed)).resolves.toEqual(listed)
  expect(listed.map((entries) => entries.length)).toEqual([5, 3, 1, 0, 0, 0])
  await Promise.all([fresh.close(), informed.close()])
})
