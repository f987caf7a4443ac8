import { expect, test } from '@jest/globals'
import { findChangedFiles } from '../../src/changed-files/find-changed-files.ts'
import { GitFailure, type Git } from '../../src/changed-files/git-port.ts'

const A = 'a'.repeat(40)
const B = 'b'.repeat(40)
const push = { name: 'push', payload: { before: A, after: B }, sha: B }

/** A git of which nothing may be asked. */
const noGit: Git = {
  resolve: () => Promise.reject(new Error('resolve')),
  lookUpOnServer: () => Promise.reject(new Error('lookUpOnServer')),
  fetchCommits: () => Promise.reject(new Error('fetchCommits')),
  diff: () => Promise.reject(new Error('diff')),
}

test('a list goes before every comparison, an empty one, too', async () => {
  const asked = { git: noGit, event: push, base: 'v1', head: 'v2' }
  const files = [{ path: 'a', change: 'listed', kind: 'file' }] as const
  await expect(findChangedFiles({ ...asked, files })).resolves.toEqual({ kind: 'known', files })
  await expect(findChangedFiles({ ...asked, files: [] })).resolves.toEqual({ kind: 'known', files: [] })
})

test('what is known without git is answered without it', async () => {
  const asked = { git: noGit, base: 'auto', head: '', files: undefined }
  const deleted = { ...push, payload: { ...push.payload, deleted: true } }
  await expect(findChangedFiles({ ...asked, event: deleted })).resolves.toEqual({
    kind: 'known',
    files: [],
    reason: 'This push deleted its ref: there is nothing to purge.',
  })
  const dispatched = { ...push, name: 'workflow_dispatch' }
  await expect(findChangedFiles({ ...asked, event: dispatched })).resolves.toEqual({
    kind: 'unknown',
    reason: expect.stringContaining('workflow_dispatch'),
  })
})

test('output that cannot be read is unknown, not empty', async () => {
  const git = { ...noGit, resolve: () => Promise.resolve([A, B]), diff: () => Promise.resolve(Buffer.from('x')) }
  await expect(findChangedFiles({ git, event: push, base: '', head: '', files: undefined })).resolves.toEqual({
    kind: 'unknown',
    reason: expect.stringContaining('at byte 0 it reads "x"'),
    base: A,
    head: B,
  })
})

test('git that gives up is unknown; the names of refs are not told as SHAs', async () => {
  const git = { ...noGit, resolve: () => Promise.reject(new GitFailure('why')) }
  await expect(findChangedFiles({ git, event: push, base: 'v1', head: 'v2', files: undefined })).resolves.toEqual({
    kind: 'unknown',
    reason: 'why',
  })
})

test('a head that was fetched and is no commit is named', async () => {
  const answers = [
    [A, undefined],
    [A, undefined],
  ]
  const git = { ...noGit, resolve: () => Promise.resolve(answers.shift() ?? []), fetchCommits: () => Promise.resolve() }
  await expect(findChangedFiles({ git, event: push, base: '', head: '', files: undefined })).resolves.toMatchObject({
    kind: 'unknown',
    reason: expect.stringContaining(`${B} was fetched and is no commit`),
  })
})

test('a mistake in the program is not taken for an answer', async () => {
  const asked = { git: noGit, event: push, base: '', head: '', files: undefined }
  await expect(findChangedFiles(asked)).rejects.toThrow('resolve')
})
