/** Answers of another shape than GitHub's: a failure that names the call, never an error of the action. */
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { GitHubFailure } from '../../src/github/github.ts'
import { connectToDeployments } from '../../src/github/octokit-deployments.ts'
import { connectToPullRequests } from '../../src/github/octokit-pull-requests.ts'
import { connectToGitHub } from '../../src/github/octokit.ts'
import { hasShape, arrayOf, members, optional } from '../../src/github/shape.ts'
import { openAnsweringNetwork } from '../support/network/answering-network.ts'
import { runs } from '../support/random-runs.ts'

const SHA = 'a'.repeat(40)
const OTHER = 'b'.repeat(40)
const DATE = '2026-11-21T12:00:00Z'

async function drain(items: AsyncIterable<unknown>): Promise<unknown> {
  let last: unknown
  for await (const item of items) last = item
  return last
}

/** All calls go to a service that answers each with this text. */
function connect(body: string) {
  const session = {
    token: 'ghs_example',
    apiUrl: 'https://api.github.com',
    repository: 'octo-org/site',
    clock: { now: () => 0, sleep: () => Promise.resolve() },
    notify: () => undefined,
    network: openAnsweringNetwork(() => ({ status: 200, headers: { 'content-type': 'application/json' }, body })),
  }
  return {
    ...connectToGitHub(session),
    pulls: connectToPullRequests(session),
    deployments: connectToDeployments(session),
  }
}
type Connected = ReturnType<typeof connect>

const COMPARED = { filename: 'a', status: 'modified', changes: 1, patch: '@@' }
const RUN = { id: 1, run_number: 1, run_attempt: 1, head_sha: SHA, head_branch: 'main', event: 'push' }
const PULL = { number: 7, state: 'open', labels: [{ name: 'x' }], head: { sha: SHA, ref: 'topic' }, merged_at: DATE }

const CALLS: Readonly<Record<string, readonly [(github: Connected) => Promise<unknown>, unknown]>> = {
  diff: [(github) => github.diff(SHA, OTHER), { merge_base_commit: { sha: SHA }, files: [COMPARED] }],
  mergeBase: [(github) => github.mergeBase(SHA, OTHER), { merge_base_commit: { sha: SHA } }],
  commit: [(github) => github.commit('main'), { sha: SHA, parents: [{ sha: OTHER }] }],
  readFile: [(github) => github.readFile('a', SHA), { type: 'file', encoding: 'base64', content: 'YQ==', size: 1 }],
  pullRequestsOf: [(github) => github.pullRequestsOf(SHA), [PULL]],
  tags: [(github) => github.tags(), [{ name: 'v1' }]],
  releases: [
    (github) => drain(github.releases()),
    [{ draft: false, prerelease: false, tag_name: 'v1', published_at: DATE }],
  ],
  successfulRuns: [
    (github) => drain(github.successfulRuns('deploy.yml', 'main')),
    { workflow_runs: [{ ...RUN, conclusion: 'success', updated_at: DATE }] },
  ],
  jobs: [
    (github) => github.jobs(1),
    { jobs: [{ name: 'deploy', runner_name: null, status: 'completed', conclusion: 'success' }] },
  ],
  'a pull request': [({ pulls }) => pulls.get(7), PULL],
  'open pull requests': [({ pulls }) => drain(pulls.listOpen()), [PULL]],
  'the pull request of a head': [({ pulls }) => pulls.findByHead({ owner: 'o', branch: 'topic', sha: SHA }), [PULL]],
  'changed paths': [({ pulls }) => drain(pulls.listChangedPaths(7)), [{ filename: 'a', status: 'added' }]],
  comments: [({ pulls }) => drain(pulls.listComments(7)), [{ id: 1, user: { login: 'octocat' }, body: 'x' }]],
  viewer: [({ pulls }) => pulls.viewer(), { data: { viewer: { login: 'octocat' } } }],
  deployments: [
    ({ deployments }) => drain(deployments.list('preview')),
    [{ id: 1, sha: SHA, task: 'deploy', created_at: DATE }],
  ],
}

const WRONG = fc.constantFrom<unknown[]>(
  null,
  7,
  -1.5,
  '',
  'text',
  true,
  [],
  [null],
  [[7]],
  {},
  { sha: 7 },
  { length: 3 },
)

/** Puts something else in place of one value of the answer, at any depth. */
function spoil(value: unknown, path: readonly number[], wrong: unknown): unknown {
  const [first, ...rest] = path
  if (first === undefined || typeof value !== 'object' || value === null) return wrong
  const entries: (readonly [string, unknown])[] = Object.entries(value)
  const chosen = entries[first % Math.max(entries.length, 1)]?.[0]
  const spoiled = entries.map(([name, each]) => [name, name === chosen ? spoil(each, rest, wrong) : each] as const)
  return Array.isArray(value) ? spoiled.map(([, each]) => each) : Object.fromEntries(spoiled)
}

describe.each(Object.entries(CALLS))('%s', (_, [call, honest]) => {
  test('the honest answer is read', async () => {
    expect(await call(connect(JSON.stringify(honest)))).toBeDefined()
  })

  test('any other is read, or is a failure that names the call', async () => {
    const paths = fc.array(fc.nat(9), { maxLength: 4 })
    await fc.assert(
      fc.asyncProperty(paths, WRONG, async (path, wrong) => {
        const github = connect(JSON.stringify(spoil(honest, path, wrong)))
        const ended = await call(github).then(
          () => 'read',
          (error: unknown) => error,
        )
        if (ended === 'read') return
        expect(ended).toBeInstanceOf(GitHubFailure)
        expect(String(ended)).toMatch(/GitHub's API/)
      }),
      { numRuns: runs(200) },
    )
  })

  test.each([
    '',
    '<!DOCTYPE html>',
    'null',
    '7',
    '"text"',
    '{"data":null}',
    '{"data":null,"errors":[{"message":"no"}]}',
    '[null]',
  ])('%j is a failure', async (body) => {
    await expect(call(connect(body))).rejects.toThrow(GitHubFailure)
  })
})

test('what a shape asks for', () => {
  const shape = members({ sha: 'sha', at: 'date', names: arrayOf('text'), size: optional('number'), draft: 'boolean' })
  const whole = { sha: SHA, at: DATE, names: ['a'], draft: false }
  expect(hasShape(whole, shape)).toBe(true)
  expect(hasShape({ ...whole, size: null }, shape)).toBe(true)
  const others = [{ sha: 'main' }, { at: 'soon' }, { names: ['a', 7] }, { size: '7' }, { draft: 0 }, { names: {} }]
  for (const other of others) expect(hasShape({ ...whole, ...other }, shape)).toBe(false)
})
