import { describe, expect, test } from '@jest/globals'
import { readEvent } from '../../src/event/read-event.ts'
import type { EventReading } from '../../src/event/event.ts'
import { findChangedFiles } from '../../src/changed-files/find-changed-files.ts'
import { openGit } from '../../src/repository/open-git.ts'
import { offline } from '../support/changed-files/offline.ts'
import { payloadOf } from '../support/changed-files/payload.ts'

const A = 'a'.repeat(40)
const B = 'b'.repeat(40)
const FORK = { pull_request: { head: { repo: { full_name: 'someone/site' } } } }
const GONE = { pull_request: { head: { repo: null } } }
const DEPENDABOT = { sender: { login: 'dependabot[bot]' } }

function read(name: string, changes: Parameters<typeof payloadOf>[2] = {}): EventReading {
  const payload = payloadOf('pull-request-opened', { head: A, base: B, merge: A }, changes)
  return readEvent({ name, payload, sha: A }).reading
}

describe('a pull request without credentials', () => {
  test.each([
    ['pull_request', FORK, /the fork "someone\/site"/],
    ['pull_request', { ...FORK, action: 'closed' }, /the fork "someone\/site"/],
    ['pull_request', GONE, /a fork that is gone/],
    ['pull_request', DEPENDABOT, /Dependabot/],
    ['pull_request_review', FORK, /the fork/],
    ['pull_request_review_comment', FORK, /the fork/],
  ])('%s %j', (name, changes, reason) => {
    expect(read(name, changes)).toEqual({ kind: 'untrusted', reason: expect.stringMatching(reason) })
  })
})

test.each([
  ['pull_request', {}],
  ['pull_request_target', FORK],
  ['pull_request_target', DEPENDABOT],
  ['pull_request_review', {}],
])('%s %j has them', (name, changes) => {
  expect(read(name, changes).kind).toBe('deployed')
})

test("Dependabot's push has them: it is what is merged", () => {
  const payload = payloadOf('push', { before: A, after: B }, DEPENDABOT)
  expect(readEvent({ name: 'push', payload, sha: B }).reading.kind).toBe('deployed')
})

test('nothing is compared for it', async () => {
  const payload = payloadOf('pull-request-opened', { head: A, base: B, merge: A }, FORK)
  const git = openGit({
    directory: '/nowhere',
    env: {},
    server: { serverUrl: 'https://example.invalid', repository: 'a/b', token: undefined },
  })
  const event = readEvent({ name: 'pull_request', payload, sha: A })
  await expect(findChangedFiles({ ...offline, git, event, base: 'auto', head: '' })).resolves.toEqual({
    kind: 'known',
    files: [],
    reason: expect.stringContaining('the fork "someone/site"'),
  })
})

describe('payloads that are not what they should be', () => {
  test.each([
    ['pull_request', undefined, /has no usable `base\.sha`/],
    ['pull_request', { action: 'synchronize', before: 7 }, /has no usable `before`/],
    ['pull_request', { action: 'closed', pull_request: { merged: true } }, /does not say how many commits/],
    ['pull_request_target', { pull_request: [] }, /has no usable `base\.sha`/],
    ['merge_group', {}, /"merge_group" does not say/],
    ['release', { release: { tag_name: 'v1' } }, /has no tag, or no date/],
    ['release', { action: 'unpublished' }, /The release "" was unpublished/],
    ['release', null, /has no tag, or no date/],
    ['deployment', { deployment: { sha: A, id: 'x', environment: 'x' } }, /does not name its environment/],
    ['deployment', 'x', /does not name its environment/],
  ])('%s %j has no base', (name, payload, reason) => {
    expect(readEvent({ name, payload, sha: A }).reading).toMatchObject({
      kind: 'deployed',
      base: { kind: 'none', reason: expect.stringMatching(reason) },
    })
  })

  test.each(['deployment_status', 'workflow_run'])('%s deploys nothing', (name) => {
    expect(readEvent({ name, payload: {}, sha: A }).reading.kind).toBe('nothing')
  })

  test('a release without a usable GITHUB_SHA is its tag', () => {
    const payload = payloadOf('release', { tag: 'v1' })
    expect(readEvent({ name: 'release', payload, sha: '' }).reading).toMatchObject({
      head: { kind: 'ref', ref: 'refs/tags/v1' },
    })
  })
})
