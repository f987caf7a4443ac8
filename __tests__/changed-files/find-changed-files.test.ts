import { describe, expect, test } from '@jest/globals'
import { readEvent } from '../../src/event/read-event.ts'
import { findChangedFiles } from '../../src/changed-files/find-changed-files.ts'
import { GitFailure, type Git } from '../../src/repository/git.ts'
import type { GitHub } from '../../src/github/github.ts'
import { offline } from '../support/changed-files/offline.ts'
import { payloadOf } from '../support/changed-files/payload.ts'
import { noGit } from '../support/repository/no-git.ts'

const A = 'a'.repeat(40)
const B = 'b'.repeat(40)
const pushed = { before: A, after: B }
const push = readEvent({ name: 'push', payload: pushed, sha: B })

test('what is known without git is answered without it', async () => {
  const asked = { ...offline, git: noGit, base: 'auto', head: '' }
  const deleted = readEvent({ name: 'push', payload: { ...pushed, deleted: true }, sha: B })
  await expect(findChangedFiles({ ...asked, event: deleted })).resolves.toEqual({
    kind: 'known',
    files: [],
    reason: 'This push deleted its ref: there is nothing to purge.',
  })
  const dispatched = readEvent({ name: 'workflow_dispatch', payload: pushed, sha: B })
  await expect(findChangedFiles({ ...asked, event: dispatched })).resolves.toEqual({
    kind: 'unknown',
    head: dispatched.sha,
    reason: expect.stringContaining('workflow_dispatch'),
  })
})

test('output that cannot be read is unknown, not empty', async () => {
  const git = { ...noGit, resolve: () => Promise.resolve([A, B]), diff: () => Promise.resolve(Buffer.from('x')) }
  await expect(findChangedFiles({ ...offline, git, event: push, base: '', head: '' })).resolves.toEqual({
    kind: 'unknown',
    reason: expect.stringContaining('at byte 0 it reads "x"'),
    base: A,
    head: B,
  })
})

test('git that gives up is unknown; the names of refs are not told as SHAs', async () => {
  const git = { ...noGit, resolve: () => Promise.reject(new GitFailure('why')) }
  await expect(findChangedFiles({ ...offline, git, event: push, base: 'v1', head: 'v2' })).resolves.toEqual({
    kind: 'unknown',
    reason: "In the clone: why By GitHub's API: No token.",
  })
})

test('a head that was fetched, but it is not a commit is named', async () => {
  const answers = [
    [A, undefined],
    [A, undefined],
  ]
  const git = { ...noGit, resolve: () => Promise.resolve(answers.shift() ?? []), fetchCommits: () => Promise.resolve() }
  await expect(findChangedFiles({ ...offline, git, event: push, base: '', head: '' })).resolves.toMatchObject({
    kind: 'unknown',
    reason: expect.stringContaining(`${B} was fetched, but it is not a commit`),
  })
})

test('a mistake in the program is not taken for an answer', async () => {
  const asked = { ...offline, git: noGit, event: push, base: '', head: '' }
  await expect(findChangedFiles(asked)).rejects.toThrow('resolve')
})

test('`last-invalidation` that was not looked up is unknown, and no ref of that name', async () => {
  const asked = { ...offline, git: noGit, event: push, base: ' last-invalidation', head: '' }
  await expect(findChangedFiles(asked)).resolves.toEqual({
    kind: 'unknown',
    head: push.sha,
    reason: expect.stringContaining('was not found at CloudFront'),
  })
})

test('the first tag of its kind has none before it', async () => {
  const git = {
    ...noGit,
    tagsOnServer: () => Promise.resolve(new Map(['v1', 'v1.0.0', 'live'].map((tag) => [tag, A]))),
  }
  const payload = payloadOf('push-tag', { tag: 'v1.0.0', after: B, commit: B })
  const asked = {
    ...offline,
    git,
    event: readEvent({ name: 'push', payload, sha: B }),
    base: '',
    head: '',
  }
  await expect(findChangedFiles(asked)).resolves.toMatchObject({
    kind: 'unknown',
    reason: expect.stringContaining('No tag like "v1.0.0" has a lower version'),
  })
})

test('the tags of another repository in the workspace are not taken for ours', async () => {
  const git = { ...noGit, tagsOnServer: () => Promise.resolve(new Map([['v0.9.0', A]])) }
  const payload = payloadOf('push-tag', { tag: 'v1.0.0', after: B, commit: B })
  const asked = {
    ...offline,
    git,
    event: readEvent({ name: 'push', payload, sha: B }),
    base: '',
    head: '',
  }
  await expect(findChangedFiles(asked)).resolves.toMatchObject({
    kind: 'unknown',
    reason: expect.stringMatching(/it is another repository\. By GitHub's API: No token/),
  })
})

describe('a merged pull request', () => {
  const payload = payloadOf('pull-request-closed', { head: A, base: A, merge: B }, { pull_request: { merged: true } })
  const asked = {
    ...offline,
    event: readEvent({ name: 'pull_request', payload, sha: B }),
    base: '',
    head: '',
  }
  const git: Git = { ...noGit, resolve: () => Promise.resolve([B]) }

  test('whose commit has no parent is unknown', async () => {
    await expect(findChangedFiles({ ...asked, git: { ...git, parents: () => Promise.resolve([]) } })).resolves.toEqual({
      kind: 'unknown',
      reason: expect.stringContaining('has no parent'),
      head: B,
    })
  })

  test('whose commit neither git nor GitHub has is unknown', async () => {
    const gone: Git = { ...git, parents: () => Promise.reject(new GitFailure('gone')) }
    const github = { commit: () => Promise.resolve(undefined) }
    const sources = { ...asked, git: gone, github: () => Promise.resolve({ ...silent, ...github }) }
    await expect(findChangedFiles(sources)).resolves.toMatchObject({
      kind: 'unknown',
      reason: `In the clone: gone By GitHub's API: The repository has no commit ${B}.`,
    })
  })
})

/** A GitHub of which nothing may be asked. */
const silent: GitHub = {
  diff: () => Promise.reject(new Error('diff')),
  listEntries: () => Promise.reject(new Error('listEntries')),
  readTree: () => Promise.reject(new Error('readTree')),
  commit: () => Promise.reject(new Error('commit')),
  readFile: () => Promise.reject(new Error('readFile')),
  mergeBase: () => Promise.reject(new Error('mergeBase')),
  pullRequestsOf: () => Promise.reject(new Error('pullRequestsOf')),
  tags: () => Promise.reject(new Error('tags')),
  jobs: () => Promise.reject(new Error('jobs')),
  releases: refuse,
  successfulDeployments: refuse,
  successfulRuns: refuse,
  runs: refuse,
}

function refuse(): never {
  throw new Error('a list')
}
