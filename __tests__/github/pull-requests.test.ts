/** Pull requests and their comments, by GitHub's API. */

import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { collect } from '../support/collect.ts'
import { failureOf, withGitHub } from '../support/github/fixture.ts'
import { file, openRepository, type Repository } from '../support/github/repository.ts'

let repository: Repository
let pull: { baseSha: string; headSha: string; headRef: string; baseRef: string; commits: []; mergedAt: null }

beforeAll(() => {
  repository = openRepository()
  const baseSha = repository.commit({ a: file('1'), gone: file('2'), 'old.html': file('a page\n'.repeat(20)) })
  const headSha = repository.commit(
    { a: file('2'), 'new.html': file('a page\n'.repeat(20)), 'b.css': file('3') },
    baseSha,
  )
  pull = { baseSha, headSha, headRef: 'topic', baseRef: 'main', commits: [], mergedAt: null }
})

afterAll(() => {
  repository.remove()
})

test('the state of one, and of one that does not exist', async () => {
  await withGitHub({ directory: repository.directory }, async ({ server, pullRequests }) => {
    server.addPullRequest({ ...pull, number: 7, labels: ['keep-preview'] })
    server.addPullRequest({ ...pull, number: 8, state: 'closed', fork: 'someone/site' })
    expect(await pullRequests.get(7)).toEqual({
      number: 7,
      isOpen: true,
      headSha: pull.headSha,
      headBranch: 'topic',
      labels: ['keep-preview'],
    })
    expect(await pullRequests.get(8)).toMatchObject({ isOpen: false })
    expect(await pullRequests.get(9)).toBeUndefined()
  })
})

test('150 open ones, page by page', async () => {
  await withGitHub({ directory: repository.directory }, async ({ server, pullRequests }) => {
    for (let number = 1; number <= 150; number++) server.addPullRequest({ ...pull, number })
    server.changePullRequest(3, { state: 'closed' })
    const open = await collect(pullRequests.listOpen())
    expect(open.map(({ number }) => number)).toEqual(
      Array.from({ length: 150 }, (_, index) => 150 - index).filter((number) => number !== 3),
    )
    expect(server.requests).toHaveLength(2)
  })
})

test('the one of a branch and its last commit', async () => {
  await withGitHub({ directory: repository.directory }, async ({ server, pullRequests }) => {
    server.addPullRequest({ ...pull, number: 7, fork: 'someone/site' })
    server.addPullRequest({ ...pull, number: 8 })
    const head = { owner: 'someone', branch: 'topic', sha: pull.headSha }
    expect(await pullRequests.findByHead(head)).toMatchObject({ number: 7 })
    expect(await pullRequests.findByHead({ ...head, sha: pull.baseSha })).toBeUndefined()
    expect(await pullRequests.findByHead({ ...head, owner: 'nobody' })).toBeUndefined()
  })
})

test('the paths that are there in the end', async () => {
  await withGitHub({ directory: repository.directory }, async ({ server, pullRequests }) => {
    server.addPullRequest({ ...pull, number: 7 })
    expect((await collect(pullRequests.listChangedPaths(7))).toSorted()).toEqual(['a', 'b.css', 'new.html'])
  })
})

test('comments are read, made and changed', async () => {
  await withGitHub({ directory: repository.directory }, async ({ server, pullRequests }) => {
    server.addPullRequest({ ...pull, number: 7 })
    server.addComment({ number: 7, login: 'someone', body: 'first' })
    await pullRequests.createComment(7, 'second')
    const [, second] = await collect(pullRequests.listComments(7))
    await pullRequests.updateComment(second?.id ?? 0, 'changed')
    expect(await collect(pullRequests.listComments(7))).toEqual([
      { id: 9000, author: 'someone', body: 'first' },
      { id: 9001, author: 'github-actions[bot]', body: 'changed' },
    ])
  })
})

test('a comment is sent once if it may have been made, and again if it certainly was not', async () => {
  await withGitHub({ directory: repository.directory }, async ({ server, pullRequests, sleeps }) => {
    server.addPullRequest({ ...pull, number: 7 })
    server.inject({ fault: 'reset', operation: 'issues/create-comment' })
    expect(await failureOf(pullRequests.createComment(7, 'one'))).toMatch(/^Commenting on pull request 7/)
    server.inject({ fault: 'secondary-rate-limit', operation: 'issues/create-comment', retryAfter: 3 })
    await pullRequests.createComment(7, 'two')
    expect(sleeps).toEqual([3000])
    expect(server.comments(7).map(({ body }) => body)).toEqual(['two'])
  })
})

test('whose the token is', async () => {
  await withGitHub({ directory: repository.directory, login: 'site-bot[bot]' }, async ({ pullRequests }) => {
    expect(await pullRequests.viewer()).toBe('site-bot[bot]')
  })
})

test('a token that may not write is told which line is missing', async () => {
  const scopes = ['pull-requests', 'deployments'] as const
  await withGitHub({ directory: repository.directory, scopes }, async ({ server, pullRequests, deployments }) => {
    server.addPullRequest({ ...pull, number: 7 })
    const line =
      'may not write this. The workflow or job needs `permissions: { contents: read, deployments: write, pull-requests: write }`'
    expect(await failureOf(pullRequests.createComment(7, 'one'))).toContain(line)
    const wanted = { sha: pull.headSha, environment: 'preview', task: 'preview:pr-7', description: '' }
    expect(await failureOf(deployments.create(wanted))).toContain(line)
  })
})
