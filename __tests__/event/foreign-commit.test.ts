import { expect, test } from '@jest/globals'
import { readEvent } from '../../src/event/read-event.ts'
import { payloadOf } from '../support/changed-files/payload.ts'

const OURS = 'a'.repeat(40)
const THEIRS = 'b'.repeat(40)
const BASE = 'c'.repeat(40)

function foreign(name: string, payload: unknown) {
  return readEvent({ name, payload, sha: OURS }).foreign
}

function run(changes: object) {
  return payloadOf('workflow-run', { head: THEIRS }, { workflow_run: { event: 'push', ...changes } })
}

test.each<[string, string, unknown]>([
  ['a push', 'push', payloadOf('push', { before: BASE, after: OURS })],
  ['a dispatch', 'workflow_dispatch', {}],
  ['a run of a push to this repository', 'workflow_run', run({})],
  ['the same under another spelling', 'workflow_run', run({ head_repository: { full_name: 'Octo-Org/Site' } })],
  ['a run for a check of our commit', 'workflow_run', run({ event: 'check_suite', head_sha: OURS })],
  ['a comment on an issue', 'issue_comment', { issue: { number: 1 } }],
  ['a check of the commit of the default branch', 'check_run', { check_run: { head_sha: OURS } }],
  ['a status of it', 'status', { sha: OURS }],
  ['a deployment of a branch by an app', 'deployment', deployment('main', 'vercel')],
  ['a deployment of a commit by a workflow', 'deployment_status', deployment(THEIRS, 'github-actions')],
  ['a dispatch with other data', 'repository_dispatch', { client_payload: { page: '/a', commit: OURS, empty: null } }],
])('%s is of this repository', (_, name, payload) => {
  expect(foreign(name, payload)).toBeUndefined()
})

test.each<[string, string, unknown, RegExp, boolean]>([
  ['a fork', 'workflow_run', run({ head_repository: { id: 2, full_name: 'someone/site' } }), /"someone\/site"/, false],
  ['a fork that is gone', 'workflow_run', run({ head_repository: null }), /repository that is gone/, false],
  ['a pull request', 'workflow_run', run({ event: 'pull_request' }), /a run for "pull_request"/, false],
  ['a pull request with rights', 'workflow_run', run({ event: 'pull_request_target' }), /"pull_request_target"/, false],
  [
    'a fork with a branch of our name',
    'workflow_run',
    run({ head_branch: 'main', head_repository: { id: 2, full_name: 'x/site' }, pull_requests: null }),
    /"x\/site"/,
    false,
  ],
  [
    'a check of another commit',
    'workflow_run',
    run({ event: 'check_suite' }),
    /a run for "check_suite" of another commit/,
    false,
  ],
  ['a deployment of another commit', 'workflow_run', run({ event: 'deployment' }), /"deployment" of another/, false],
  ['a comment', 'issue_comment', { issue: { number: 1, pull_request: {} } }, /that was commented on/, false],
  ['a check', 'check_run', { check_run: { head_sha: THEIRS } }, /commit of this check_run/, false],
  ['checks', 'check_suite', { check_suite: { head_sha: THEIRS } }, /commit of this check_suite/, false],
  ['a status', 'status', { sha: THEIRS }, /commit of this status/, false],
  ['a SHA', 'repository_dispatch', { client_payload: { a: [{ b: THEIRS }] } }, /client_payload/, true],
  ['a short ref', 'repository_dispatch', { client_payload: { ref: 'pull/7/head' } }, /client_payload/, true],
  ['a ref', 'repository_dispatch', { client_payload: { ref: 'refs/pull/7/merge' } }, /client_payload/, true],
])('%s in %s is foreign, and the reviewed commit is that of the workflow', (_, name, payload, what, hasBase) => {
  expect(foreign(name, payload)).toEqual({
    what: expect.stringMatching(what),
    reviewed: { kind: 'sha', sha: OURS },
    hasBase,
  })
})

test('under pull_request_target the base is reviewed', () => {
  expect(foreign('pull_request_target', { pull_request: { base: { sha: BASE } } })?.reviewed).toEqual({
    kind: 'sha',
    sha: BASE,
  })
  expect(foreign('pull_request_target', {})?.reviewed).toEqual({ kind: 'sha', sha: OURS })
})

test('what an app deploys by its SHA is foreign, and the default branch is reviewed', () => {
  expect(foreign('deployment', deployment(THEIRS, 'vercel'))?.reviewed).toEqual({ kind: 'ref', ref: 'refs/heads/main' })
})

test.each(['refs/pull/7/head', 'pull/7/merge'])('a deployment of %s is foreign, whoever made it', (ref) => {
  expect(foreign('deployment_status', deployment(ref, 'github-actions'))).toMatchObject({
    what: 'the pull request that is deployed',
    reviewed: { kind: 'ref', ref: 'refs/heads/main' },
  })
})

function deployment(ref: string, app: string): unknown {
  return {
    deployment: {
      ref,
      sha: THEIRS,
      creator: { type: 'Bot', login: `${app}[bot]` },
      performed_via_github_app: { slug: app },
    },
    repository: { default_branch: 'main' },
  }
}
