/** Whatever GitHub does instead of answering: the right answer later, or a failure that says what to do. Never fewer files. */

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { startGitHub, type FaultRule, type Scope } from '../../emulators/github/embedded-github.ts'
import type { GitHub } from '../../src/github/github.ts'
import { connectToGitHub } from '../../src/github/octokit.ts'
import { collect } from '../support/collect.ts'
import { failureOf, START, withGitHub } from '../support/github/fixture.ts'
import { openDirectNetwork } from '../support/network/direct-network.ts'
import { file, openRepository, type Repository } from '../support/github/repository.ts'

let repository: Repository
let base: string
let head: string

beforeAll(() => {
  repository = openRepository()
  base = repository.commit({ a: file('1'), b: file('1') })
  head = repository.commit({ a: file('2'), c: { mode: '100755', content: '' } }, base)
})

afterAll(() => {
  repository.remove()
})

const DIFFERENCE = [
  { path: 'a', change: 'modified', kind: 'file' },
  { path: 'b', change: 'deleted', kind: 'file' },
  { path: 'c', change: 'added', kind: 'file' },
]
const MINUTE = 60_000

describe('what heals is asked again', () => {
  test.each<readonly [string, readonly FaultRule[], readonly number[]]>([
    [
      'faults of the server',
      [{ fault: 'refusal', status: 500, message: 'Server Error', times: 3 }],
      [1000, 2000, 4000],
    ],
    ['a gateway that says no in HTML', [{ fault: 'html', status: 502 }], [1000]],
    ['a page of HTML that claims to be fine', [{ fault: 'html', status: 200 }], [1000]],
    ['a cut connection', [{ fault: 'reset', times: 2 }], [1000, 2000]],
    ['a comparison that broke off', [{ fault: 'cut-answer' }], [1000]],
    ['a tree that broke off', [{ fault: 'cut-answer', operation: 'git/get-tree', times: 2 }], [1000, 1000]],
    ['a time-out of the server', [{ fault: 'refusal', status: 408, message: 'Request Timeout' }], [1000]],
    ['a secondary rate limit', [{ fault: 'secondary-rate-limit', retryAfter: 7 }], [7000]],
    ['one that says to come back at once', [{ fault: 'secondary-rate-limit', retryAfter: 0 }], [1000]],
    ['one with another status', [{ fault: 'secondary-rate-limit', status: 429, retryAfter: 7 }], [7000]],
    ['one that does not say how long', [{ fault: 'secondary-rate-limit', times: 2 }], [MINUTE, 2 * MINUTE]],
    ['a primary rate limit', [{ fault: 'primary-rate-limit', reset: START / 1000 + 30 }], [31_000]],
    ['one whose reset has passed', [{ fault: 'primary-rate-limit', reset: START / 1000 - 30 }], [1000]],
  ])('%s', async (_, rules, expected) => {
    await withGitHub({ directory: repository.directory }, async ({ github, server, sleeps, notices }) => {
      rules.forEach(server.inject)
      expect(await github.diff(base, head)).toEqual(DIFFERENCE)
      expect(sleeps).toEqual(expected)
      expect(notices).toHaveLength(expected.length)
    })
  })

  test('what is told while waiting', async () => {
    await withGitHub({ directory: repository.directory }, async ({ github, server, notices }) => {
      server.inject({ fault: 'secondary-rate-limit', retryAfter: 7 })
      server.inject({ fault: 'reset' })
      await github.tags()
      expect(notices).toEqual([
        expect.stringMatching(
          /^Listing the tags by GitHub's API: You have exceeded a secondary rate limit.* \(GitHub, HTTP 403, .*\)\. Trying again in 7 s\.$/,
        ),
        expect.stringMatching(/^Listing the tags by GitHub's API: .* \(GitHub, no answer\)\. Trying again in 2 s\.$/),
      ])
    })
  })
})

describe('what does not heal is a failure', () => {
  test.each<readonly [string, FaultRule, RegExp, readonly number[]]>([
    [
      'faults of the server',
      { fault: 'refusal', status: 503, message: 'Service Unavailable', times: 99 },
      /^Listing the tags by GitHub's API failed: Service Unavailable.* \(GitHub, HTTP 503, request 0A1B:2C3D:4E5F, 5 attempts\)\. Run the job again; .*githubstatus/,
      [1000, 2000, 4000, 8000],
    ],
    [
      'no connection',
      { fault: 'reset', times: 99 },
      /failed: .* \(GitHub, no answer, 5 attempts\)\. Run the job again/,
      [1000, 2000, 4000, 8000],
    ],
    [
      'no JSON',
      { fault: 'html', status: 200, times: 99 },
      /failed: the answer is cut off or not JSON \(GitHub, no answer, 5 attempts\)/,
      [1000, 2000, 4000, 8000],
    ],
    [
      'a rate limit that lasts longer than anybody waits',
      { fault: 'primary-rate-limit', reset: START / 1000 + 1800, times: 99 },
      /HTTP 403.*may not ask so often until 2026-11-21T12:30:00\.000Z: run the job again later/,
      [],
    ],
    [
      'one that says so by `retry-after`',
      { fault: 'secondary-rate-limit', retryAfter: 301, times: 99 },
      /may not ask so often: run/,
      [],
    ],
    [
      'one that comes again and again',
      { fault: 'secondary-rate-limit', retryAfter: 120, times: 99 },
      /3 attempts\).*may not ask so often: run/,
      [120_000, 120_000],
    ],
    [
      'something that GitHub has not',
      { fault: 'refusal', status: 501, message: 'Not\nImplemented\u2028' },
      /failed: Not Implemented - .*HTTP 501.*Give the changed files in `files:`/,
      [],
    ],
    ['without a text', { fault: 'refusal', status: 410, message: '' }, /HTTP 410/, []],
  ])('%s', async (_, rule, expected, waits) => {
    await withGitHub({ directory: repository.directory }, async ({ github, server, sleeps }) => {
      server.inject(rule)
      expect(await failureOf(github.tags())).toMatch(expected)
      expect(sleeps).toEqual(waits)
    })
  })

  test('a server that cannot be reached', async () => {
    const { url, token, repository: name, close } = await startGitHub({ directory: repository.directory })
    await close()
    const github = connectToGitHub({
      token,
      apiUrl: url,
      repository: name,
      clock: { now: () => START, sleep: () => Promise.resolve() },
      network: openDirectNetwork(),
      notify: () => undefined,
      patience: 0,
    })
    expect(await failureOf(github.diff(base, head))).toMatch(
      /failed: connect ECONNREFUSED 127\.0\.0\.1:\d+ \(GitHub, no answer\)/,
    )
  })

  test('a server that is too slow', async () => {
    await withGitHub({ directory: repository.directory, timeout: 200, patience: 0 }, async ({ github, server }) => {
      server.inject({ fault: 'slow', delayMs: 30_000 })
      expect(await failureOf(github.tags())).toMatch(
        /failed: 127\.0\.0\.1:\d+ did not answer within 1 s \(GitHub, no answer\)/,
      )
    })
  })

  test('a comparison that GitHub cannot make is made from the trees', async () => {
    await withGitHub({ directory: repository.directory }, async ({ github, server }) => {
      server.inject({
        fault: 'refusal',
        status: 500,
        message: 'this diff takes too long',
        times: 5,
        operation: 'repos/compare-commits-with-basehead',
      })
      expect(await github.diff(base, head)).toEqual(DIFFERENCE)
    })
  })

  test('waits are those of all calls together', async () => {
    await withGitHub({ directory: repository.directory, patience: 10_000 }, async ({ github, server, sleeps }) => {
      server.inject({ fault: 'secondary-rate-limit', retryAfter: 7, times: 2 })
      expect(await failureOf(github.tags())).toMatch(/2 attempts/)
      server.inject({ fault: 'secondary-rate-limit', retryAfter: 7 })
      expect(await failureOf(github.tags())).toMatch(/may not ask so often/)
      expect(await github.tags()).toEqual([])
      expect(sleeps).toEqual([7000])
    })
  })
})

describe('what the token may not read is named by its line', () => {
  const lines = (permission: string) =>
    `The token may not read this. The workflow or job needs \`permissions: { contents: read${permission} }\`.`

  test.each<readonly [string, readonly Scope[], (github: GitHub) => Promise<unknown>, string]>([
    ['diff', [], (github) => github.diff(base, head), lines('')],
    ['commit', [], (github) => github.commit(head), lines('')],
    ['merge base', [], (github) => github.mergeBase(base, head), lines('')],
    ['tags', [], (github) => github.tags(), lines('')],
    ['releases', ['actions'], (github) => collect(github.releases()), lines('')],
    ['runs', ['contents'], (github) => collect(github.runs('deploy.yml', 'main')), lines(', actions: read')],
    [
      'successful runs',
      ['contents'],
      (github) => collect(github.successfulRuns('deploy.yml', undefined)),
      lines(', actions: read'),
    ],
    ['jobs', ['contents'], (github) => github.jobs(1), lines(', actions: read')],
    ['deployments', ['contents'], (github) => collect(github.successfulDeployments('x')), lines(', deployments: read')],
    ['pull requests', ['contents'], (github) => github.pullRequestsOf(head), lines(', pull-requests: read')],
  ])('%s', async (_, scopes, call, expected) => {
    await withGitHub({ directory: repository.directory, scopes }, async ({ github, sleeps, operations }) => {
      const message = await failureOf(call(github))
      expect(message).toContain("by GitHub's API failed: Resource not accessible by integration")
      expect(message.endsWith(expected)).toBe(true)
      expect(sleeps).toEqual([])
      expect(operations()).toHaveLength(1)
    })
  })

  test.each([undefined, ''])('no token (%p)', async (token) => {
    await withGitHub({ directory: repository.directory, given: { token } }, async ({ github, operations }) => {
      expect(await failureOf(github.jobs(1))).toBe(
        "Listing the jobs of run 1 by GitHub's API failed: the token for GitHub is missing. " +
          'Leave `github-token` at its default, `${{ github.token }}`, and give the workflow or job `permissions: { contents: read, actions: read }`.',
      )
      expect(await failureOf(github.diff(base, head))).toMatch(/the token for GitHub is missing/)
      expect(operations()).toEqual([])
    })
  })

  test('a wrong token', async () => {
    await withGitHub(
      { directory: repository.directory, given: { token: 'ghs_wrong' } },
      async ({ github, operations }) => {
        const message = await failureOf(github.diff(base, head))
        expect(message).toMatch(/Bad credentials.*HTTP 401.*The token is wrong or has expired/)
        expect(message).not.toContain('ghs_wrong')
        expect(operations()).toHaveLength(1)
      },
    )
  })

  test('something that is not there, or that nobody may know of', async () => {
    await withGitHub({ directory: repository.directory }, async ({ github }) => {
      expect(await failureOf(collect(github.runs('gone.yml', undefined)))).toMatch(
        /runs of the workflow "gone\.yml".*HTTP 404.*may not see it.*permissions: \{ contents: read, actions: read \}`\.$/,
      )
    })
  })
})
