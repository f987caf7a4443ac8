/** Commits, and the lists of what GitHub knows beside git, page by page. */

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { collect } from '../support/collect.ts'
import { failureOf, withGitHub } from '../support/github/fixture.ts'
import { file, openRepository, type Repository } from '../support/github/repository.ts'

let repository: Repository
let root: string
let left: string
let right: string
let merge: string
let unrelated: string

beforeAll(() => {
  repository = openRepository()
  root = repository.commit({ a: file('1') })
  left = repository.commit({ a: file('2') }, root)
  right = repository.commit({ a: file('3') }, root)
  merge = repository.commit({ a: file('4') }, left, right)
  unrelated = repository.commit({ a: file('5') })
  repository.git('branch', 'feature/x', left)
  repository.git('tag', 'v1', root)
  repository.git('-c', 'user.name=A', '-c', 'user.email=a@example.com', 'tag', '-a', '-m', 'x', 'v2', left)
})

afterAll(() => {
  repository.remove()
})

describe('commits', () => {
  test('by SHA, branch and tag', async () => {
    await withGitHub({ directory: repository.directory }, async ({ github }) => {
      expect(await github.commit(merge)).toEqual({ sha: merge, parents: [left, right] })
      expect(await github.commit(root.slice(0, 12))).toEqual({ sha: root, parents: [] })
      for (const ref of ['feature/x', 'heads/feature/x', 'v2', 'tags/v2']) {
        expect(await github.commit(ref)).toEqual({ sha: left, parents: [root] })
      }
    })
  })

  test.each(['e'.repeat(40), 'no-such-branch', 'a b/ü', '', '.', '..'])('none by %p', async (ref) => {
    await withGitHub({ directory: repository.directory }, async ({ github }) => {
      expect(await github.commit(ref)).toBeUndefined()
    })
  })

  test('none in an empty repository', async () => {
    await withGitHub({ directory: repository.directory }, async ({ github, server }) => {
      server.inject({ fault: 'refusal', status: 409, message: 'Git Repository is empty.' })
      expect(await github.commit('main')).toBeUndefined()
    })
  })

  test('a repository that may not be seen is not taken for one without the commit', async () => {
    await withGitHub({ directory: repository.directory }, async ({ github, server }) => {
      server.inject({ fault: 'refusal', status: 404, message: 'Not Found' })
      expect(await failureOf(github.commit('main'))).toMatch(/Looking for the commit of "main".*contents: read/s)
    })
  })

  test('their merge base', async () => {
    await withGitHub({ directory: repository.directory }, async ({ github }) => {
      expect(await github.mergeBase(left, right)).toBe(root)
      expect(await github.mergeBase(left, merge)).toBe(left)
      expect(await github.mergeBase('feature/x', right)).toBe(root)
      expect(await github.mergeBase(left, unrelated)).toBeUndefined()
      expect(await failureOf(github.mergeBase(left, 'e'.repeat(40)))).toMatch(/HTTP 404/)
    })
  })
})

test('all tags', async () => {
  const many = Array.from({ length: 205 }, (_, index) => `many/${index}`)
  repository.git('push', '-q', '.', ...many.map((tag) => `${root}:refs/tags/${tag}`))
  await withGitHub({ directory: repository.directory }, async ({ github, operations }) => {
    expect(new Set(await github.tags())).toEqual(new Set(['v1', 'v2', ...many]))
    expect(operations()).toHaveLength(3)
  })
})

test('a page that fails is no end of a list', async () => {
  await withGitHub({ directory: repository.directory }, async ({ github, server }) => {
    for (let index = 0; index < 150; index++) server.addRun({ headSha: root })
    for (const rule of [{ fault: 'cut-answer' }, { fault: 'refusal', status: 409, message: 'Conflict' }] as const) {
      server.inject({ ...rule, skip: 1, times: 5 })
      expect(await failureOf(collect(github.successfulRuns('deploy.yml', undefined)))).toMatch(
        /^Listing the successful runs/,
      )
    }
  })
})

test('published releases, the one published last first', async () => {
  await withGitHub({ directory: repository.directory }, async ({ github, server }) => {
    server.addRelease({ tag: 'v1', publishedAt: Date.UTC(2026, 5, 3) })
    server.addRelease({ tag: 'v2', publishedAt: Date.UTC(2026, 5, 1), prerelease: true })
    server.addRelease({ tag: 'v3', draft: true, publishedAt: null })
    server.addRelease({ tag: 'gone', publishedAt: Date.UTC(2026, 5, 2) })
    expect(await collect(github.releases())).toEqual([
      { tag: 'v1', publishedAt: Date.UTC(2026, 5, 3), prerelease: false },
      { tag: 'gone', publishedAt: Date.UTC(2026, 5, 2), prerelease: false },
      { tag: 'v2', publishedAt: Date.UTC(2026, 5, 1), prerelease: true },
    ])
  })
})

test('deployments that succeeded, also those that the next one made inactive', async () => {
  await withGitHub({ directory: repository.directory }, async ({ github, server, operations }) => {
    const first = server.addDeployment({ sha: root, states: ['in_progress', 'success', 'inactive'] })
    server.addDeployment({ sha: left, states: ['in_progress', 'failure'] })
    server.addDeployment({ sha: left, states: [] })
    server.addDeployment({ sha: left, environment: 'preview' })
    const last = server.addDeployment({ sha: right })
    const named = ({ id, sha, createdAt }: typeof first) => ({ id, sha, createdAt })
    const deployments = github.successfulDeployments('production')
    for await (const newest of deployments) {
      expect(newest).toEqual(named(last))
      break
    }
    // No more was asked than was wanted.
    expect(operations()).toEqual(['repos/list-deployments', 'repos/list-deployment-statuses'])
    expect(await collect(github.successfulDeployments('production'))).toEqual([named(last), named(first)])
  })
})

test('runs of a workflow, and the jobs of one', async () => {
  await withGitHub({ directory: repository.directory }, async ({ github, server }) => {
    const jobs = [
      { name: 'build', status: 'completed', conclusion: 'success', runnerName: 'GitHub Actions 1' },
      { name: 'deploy (eu)', status: 'completed', conclusion: 'skipped' },
      { name: 'later', status: 'queued', conclusion: null },
    ] as const
    const good = server.addRun({ headSha: root, attempt: 2, updatedAt: Date.UTC(2026, 2, 1), jobs })
    server.addRun({ headSha: left, conclusion: 'failure' })
    const running = server.addRun({ headSha: left, status: 'in_progress', conclusion: null })
    const dispatched = server.addRun({ headSha: right, headBranch: 'other', event: 'workflow_dispatch' })
    server.addRun({ headSha: right, workflow: 'test.yml' })

    const expected = {
      id: good.id,
      number: good.number,
      attempt: 2,
      headSha: root,
      headBranch: 'main',
      event: 'push',
      conclusion: 'success',
      updatedAt: Date.UTC(2026, 2, 1),
    }
    expect(await collect(github.successfulRuns('deploy.yml', 'main'))).toEqual([expected])
    expect((await collect(github.successfulRuns('deploy.yml', undefined))).map(({ id }) => id)).toEqual([
      dispatched.id,
      good.id,
    ])
    const runs = await collect(github.runs('deploy.yml', 'main'))
    expect(runs.map(({ conclusion }) => conclusion)).toEqual([undefined, 'failure', 'success'])
    expect(runs[0]?.id).toBe(running.id)
    expect(await github.jobs(good.id)).toEqual([
      { name: 'build', runnerName: 'GitHub Actions 1', status: 'completed', conclusion: 'success' },
      { name: 'deploy (eu)', runnerName: undefined, status: 'completed', conclusion: 'skipped' },
      { name: 'later', runnerName: undefined, status: 'queued', conclusion: undefined },
    ])
  })
})

test('pull requests that brought a commit, not those that hold it and are open', async () => {
  await withGitHub({ directory: repository.directory }, async ({ github, server }) => {
    const pull = { headRef: 'x', headSha: left, baseRef: 'main', baseSha: root, commits: [left] }
    server.addPullRequest({ ...pull, number: 7, mergedAt: Date.UTC(2026, 2, 1) })
    server.addPullRequest({ ...pull, number: 8, mergedAt: null })
    expect(await github.pullRequestsOf(left)).toEqual([7])
    expect(await github.pullRequestsOf(right)).toEqual([])
    expect(await failureOf(github.pullRequestsOf('e'.repeat(40)))).toMatch(/HTTP 422/)
  })
})
