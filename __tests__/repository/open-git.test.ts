/** What git cannot answer, and what must not stand in its way. */

import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { execFileSync } from 'node:child_process'
import { chownSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readEvent } from '../../src/event/read-event.ts'
import { findChangedFiles } from '../../src/changed-files/find-changed-files.ts'
import { GitFailure } from '../../src/repository/git.ts'
import { openGit } from '../../src/repository/open-git.ts'
import { offline } from '../support/changed-files/offline.ts'
import { fingerprint, interpose, openWorkshop, type Workshop } from '../support/changed-files/workshop.ts'

type Environment = Readonly<Record<string, string>>

let workshop: Workshop
let base: string
let head: string

beforeEach(() => {
  workshop = openWorkshop()
  workshop.write('a', '1')
  base = workshop.commit()
  workshop.push()
  workshop.write('a', '2')
  head = workshop.commit()
  workshop.push()
})

afterEach(() => {
  workshop.remove()
})

function compare(
  directory: string,
  { env = workshop.env, before = base, networkTimeout = 20_000 } = {},
): ReturnType<typeof findChangedFiles> {
  return findChangedFiles({
    ...offline,
    git: openGit({ directory, env, networkTimeout }),
    event: readEvent({ name: 'push', payload: { before, after: head }, sha: head }),
    base: 'auto',
    head: '',
    files: undefined,
  })
}

const known = { kind: 'known', files: [{ path: 'a', change: 'modified', kind: 'file' }] }

describe('a clone that belongs to another user', () => {
  /** Gives the clone away where that is allowed, and otherwise has git believe it; plain git then refuses to work in it. */
  function giveAway(clone: string, env: Environment = workshop.env): Environment {
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
    const clone = workshop.clone('clone')
    const env = giveAway(clone)
    expect(plainGit(clone, env)).toThrow(/dubious ownership/)
    const { env: counting, calls } = interpose(workshop, '')
    await expect(compare(clone, { env: { ...env, ...counting } })).resolves.toMatchObject(known)
    expect(calls()).toEqual(['cat-file', 'diff-tree'])
    expect(readdirSync(workshop.env['HOME'] ?? '')).toEqual([])
  })

  test('is read by an older git, too, which takes the permission only from a file, and the file goes away', async () => {
    const clone = workshop.clone('clone', 1)
    // What the user's own file says still holds: where the server is, and that it may be read.
    writeFileSync(
      join(workshop.env['HOME'] ?? '', '.gitconfig'),
      `[url "${workshop.directory}"]\n\tinsteadOf = https://example.invalid\n[safe]\n\tdirectory = ${workshop.server}\n`,
    )
    workshop.gitIn(clone, 'remote', 'set-url', 'origin', 'https://example.invalid/server.git')
    const { env } = interpose(workshop, 'unset GIT_CONFIG_COUNT')
    const given = giveAway(clone, env)
    expect(plainGit(clone, given)).toThrow(/dubious ownership/)
    await expect(compare(clone, { env: given })).resolves.toMatchObject(known)
    expect(readdirSync(workshop.env['RUNNER_TEMP'] ?? '')).toEqual([])
  })

  test('is not read if git refuses all the same, and the reason says what to do', async () => {
    const { env } = interpose(workshop, `echo "fatal: detected dubious ownership in repository at '/x'" >&2; exit 128`)
    await expect(compare(workshop.tree, { env })).resolves.toMatchObject({
      kind: 'unknown',
      reason: expect.stringMatching(/dubious ownership in repository at '\/x'\. Allow the directory with `git config/),
    })
    expect(readdirSync(workshop.env['RUNNER_TEMP'] ?? '')).toEqual([])
  })
})

describe('what cannot be known', () => {
  test.each([
    {
      what: 'no repository, though the directory above is one',
      prepare: () => {
        const directory = join(workshop.tree, 'below')
        mkdirSync(directory)
        return { directory, env: workshop.env }
      },
      reason: /not a git repository.*Run actions\/checkout/,
    },
    {
      what: 'no directory',
      prepare: () => ({ directory: join(workshop.directory, 'gone'), env: workshop.env }),
      reason: /The directory ".*gone" does not exist/,
    },
    {
      what: 'no git',
      prepare: () => ({ directory: workshop.tree, env: { ...workshop.env, PATH: '/nowhere' } }),
      reason: /git could not be run: .*ENOENT.*Install git/,
    },
    {
      what: 'no remote',
      prepare: () => {
        const directory = workshop.clone('clone', 1)
        workshop.gitIn(directory, 'remote', 'remove', 'origin')
        return { directory, env: workshop.env }
      },
      reason: /'origin' does not appear to be a git repository.*no usable remote `origin`/,
    },
    {
      what: 'a server that is not there',
      prepare: () => {
        const directory = workshop.clone('clone', 1)
        workshop.gitIn(directory, 'remote', 'set-url', 'origin', 'http://x-access-token:ghs_secret@127.0.0.1:9/a.git')
        return { directory, env: workshop.env }
      },
      reason: /unable to access 'http:\/\/(\*\*\*@)?127\.0\.0\.1:9\/a\.git\/'.*The server could not be reached/,
    },
    {
      what: 'a server that does not answer',
      prepare: () => ({
        directory: workshop.clone('clone', 1),
        env: interpose(workshop, 'case "$1" in fetch) exec sleep 30 ;; esac').env,
        networkTimeout: 300,
      }),
      reason: /timed out after 300 ms.*The server could not be reached/,
    },
    {
      what: 'a broken repository',
      prepare: () => {
        const tree = workshop.git('rev-parse', 'HEAD^{tree}')
        rmSync(join(workshop.tree, '.git', 'objects', tree.slice(0, 2), tree.slice(2)))
        return { directory: workshop.tree, env: workshop.env }
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
    const clone = workshop.clone('clone', depth)
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
    const blob = workshop.git('rev-parse', `${base}:a`)
    const clone = workshop.clone('clone', 1)
    await expect(compare(clone, { before: blob })).resolves.toMatchObject({
      kind: 'unknown',
      reason: expect.stringContaining(`${blob} was fetched, but it is not a commit`),
    })
  })
})

describe('a list of shallow commits that changes meanwhile', () => {
  /** A git whose fetch complains so many times before it works. */
  function complaining(times: number): ReturnType<typeof interpose> {
    const count = join(workshop.directory, 'complaints')
    return interpose(
      workshop,
      `if [ "$1" = fetch ] && [ "$(cat '${count}' 2>/dev/null | wc -c)" -lt ${times} ]; then
        printf x >> '${count}'; echo 'fatal: shallow file has changed since we read it' >&2; exit 128
      fi`,
    )
  }

  test.each([1, 2])('is read again: %p times', async (times) => {
    const { env, calls } = complaining(times)
    await expect(compare(workshop.clone('clone', 1), { env })).resolves.toMatchObject(known)
    expect(calls().filter((command) => command === 'fetch')).toHaveLength(times + 1)
  })

  test('is not read for ever', async () => {
    const { env, calls } = complaining(99)
    await expect(compare(workshop.clone('clone', 1), { env })).resolves.toMatchObject({
      kind: 'unknown',
      reason: expect.stringContaining('shallow file has changed'),
    })
    expect(calls().filter((command) => command === 'fetch')).toHaveLength(3)
  })
})

test('no other failure is tried again', async () => {
  const { env, calls } = interpose(workshop, 'if [ "$1" = fetch ]; then echo "fatal: no" >&2; exit 1; fi')
  await expect(compare(workshop.clone('clone', 1), { env })).resolves.toMatchObject({ kind: 'unknown' })
  expect(calls()).toEqual(['cat-file', 'rev-parse', 'fetch'])
})

test('the environment that it was given goes to git, with settings that it had already', async () => {
  const clone = workshop.clone('clone', 1)
  workshop.gitIn(clone, 'remote', 'set-url', 'origin', 'https://example.invalid/server.git')
  const env = {
    ...workshop.env,
    GIT_CONFIG_COUNT: '1',
    GIT_CONFIG_KEY_0: `url.${workshop.directory}.insteadOf`,
    GIT_CONFIG_VALUE_0: 'https://example.invalid',
  }
  await expect(compare(clone, { env })).resolves.toMatchObject(known)
})

test('variables that point git at another repository do not', async () => {
  const env = { ...workshop.env, GIT_DIR: '/nowhere', GIT_WORK_TREE: '/nowhere', GIT_OBJECT_DIRECTORY: '/nowhere' }
  await expect(compare(workshop.tree, { env })).resolves.toMatchObject(known)
})

test('only full SHAs are compared and fetched', async () => {
  const git = openGit({ directory: workshop.tree, env: workshop.env })
  await expect(git.diff('--output=pwned', head)).rejects.toThrow(GitFailure)
  await expect(git.fetchCommits(['--upload-pack=touch pwned'])).rejects.toThrow('is not a full SHA')
  expect(workshop.git('status', '--porcelain')).toBe('')
})
