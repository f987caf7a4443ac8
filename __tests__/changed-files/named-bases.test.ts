/** Bases that are named by a branch, a tag or a commit, in clones that have them or not. */

import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { compare } from '../support/changed-files/compare.ts'
import { fingerprint, interpose, openSandbox, type GitSandbox } from '../support/changed-files/git-sandbox.ts'

let sandbox: GitSandbox

beforeEach(() => {
  sandbox = openSandbox()
})

afterEach(() => {
  sandbox.remove()
})

test('a tag that is moved from one annotated tag to another', async () => {
  sandbox.write('a', '1')
  sandbox.commit()
  sandbox.git('tag', '-m', 'one', 'live')
  const before = sandbox.git('rev-parse', 'live')
  sandbox.git('push', '-q', 'origin', 'live')
  const base = sandbox.git('rev-parse', 'HEAD')
  sandbox.write('a', '2')
  const head = sandbox.commit()
  sandbox.push()
  sandbox.git('tag', '-f', '-m', 'two', 'live')
  sandbox.git('push', '-q', '--force', 'origin', 'live')
  const after = sandbox.git('rev-parse', 'live')
  const clone = sandbox.clone('clone', 1)
  await expect(compare(sandbox, clone, before, after)).resolves.toEqual({
    kind: 'known',
    files: [{ path: 'a', change: 'modified', kind: 'file' }],
    base,
    head,
  })
})

describe('a base by name', () => {
  test.each([
    { name: 'v1', what: 'a tag that only the server has' },
    { name: 'refs/tags/v1', what: 'a full ref that only the server has' },
    { name: 'v2', what: 'an annotated tag that only the server has' },
    { name: 'production', what: 'a branch that only the server has' },
  ])('$what', async ({ name }) => {
    sandbox.write('a', '1')
    const base = sandbox.commit()
    sandbox.git('tag', 'v1')
    sandbox.git('tag', '-m', 'two', 'v2')
    sandbox.git('branch', 'production')
    sandbox.git('push', '-q', 'origin', 'v1', 'v2', 'production')
    sandbox.write('a', '2')
    const head = sandbox.commit()
    sandbox.push()
    const clone = sandbox.clone('clone', 1)
    const untouched = fingerprint(clone)
    await expect(compare(sandbox, clone, name, head)).resolves.toMatchObject({
      kind: 'known',
      files: [{ path: 'a' }],
      base,
      head,
    })
    expect(fingerprint(clone)).toEqual(untouched)
  })

  test('a branch that a complete clone has only as the one of the server', async () => {
    const base = sandbox.commit()
    sandbox.git('branch', 'production')
    sandbox.git('push', '-q', 'origin', 'production')
    sandbox.write('a', '2')
    const head = sandbox.commit()
    sandbox.push()
    const clone = sandbox.clone('clone')
    sandbox.gitIn(clone, 'remote', 'set-url', 'origin', 'file:///nowhere')
    await expect(compare(sandbox, clone, 'production', head)).resolves.toMatchObject({ kind: 'known', base, head })
    await expect(compare(sandbox, clone, 'HEAD~1', head)).resolves.toMatchObject({ kind: 'known', base, head })
  })

  test.each(['no-such-branch', 'HEAD~7', '--upload-pack=touch pwned', 'main:index.html', '@{', '*', 'a..b'])(
    '%j names no commit',
    async (name) => {
      sandbox.commit()
      sandbox.push()
      const clone = sandbox.clone('clone', 1)
      const untouched = fingerprint(clone)
      await expect(compare(sandbox, clone, name, 'HEAD')).resolves.toMatchObject({
        kind: 'unknown',
        reason: expect.stringContaining(name),
      })
      expect(fingerprint(clone)).toEqual(untouched)
      expect(sandbox.gitIn(clone, 'status', '--porcelain')).toBe('')
    },
  )
})

test('both commits are fetched at once if the checkout has neither', async () => {
  sandbox.write('a', '1')
  const base = sandbox.commit()
  sandbox.write('b', '1')
  const head = sandbox.commit()
  sandbox.commit()
  sandbox.push()
  const clone = sandbox.clone('clone', 1)
  const { env, calls } = interpose(sandbox, '')
  await expect(compare(sandbox, clone, base, head, env)).resolves.toMatchObject({
    kind: 'known',
    files: [{ path: 'b' }],
    base,
    head,
  })
  expect(calls().filter((call) => call !== 'ls-tree')).toEqual(['cat-file', 'fetch', 'cat-file', 'diff-tree'])
})
