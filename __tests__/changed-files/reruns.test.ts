/** A run whose branch has moved on: a newer commit may have been live before this one took its place again. */

import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { askForTip } from '../../src/changed-files/branch-tip.ts'
import { join } from 'node:path'
import { readEvent } from '../../src/event/read-event.ts'
import { findChangedFiles } from '../../src/changed-files/find-changed-files.ts'
import { openGit } from '../../src/repository/open-git.ts'
import { gitHubOf } from '../support/github/github-of.ts'
import { copySandbox, openSandbox, type GitSandbox } from '../support/changed-files/git-sandbox.ts'
import { offline } from '../support/changed-files/offline.ts'
import { payloadOf } from '../support/changed-files/payload.ts'

let template: GitSandbox
let sandbox: GitSandbox
let base: string
let head: string
let clone: string

beforeAll(() => {
  template = openSandbox()
  template.write('a', '1')
  base = template.commit()
  template.write('a', '2')
  head = template.commit()
  template.push()
  template.clone('clone')
})

beforeEach(() => {
  sandbox = copySandbox(template, ['clone'])
  clone = join(sandbox.directory, 'clone')
})

afterEach(() => {
  sandbox.remove()
})

afterAll(() => {
  template.remove()
})

type Given = {
  readonly base?: string
  readonly recorded?: readonly [string, ...string[]]
  readonly name?: string
  readonly attempt?: number
  readonly git?: boolean
  readonly api?: boolean
}

function sources({ git: hasGit = true, api = false }: Given) {
  const git = openGit({
    directory: clone,
    env: hasGit ? sandbox.env : { ...sandbox.env, PATH: '/nowhere' },
    server: sandbox.site,
  })
  return { git, github: api ? () => Promise.resolve(gitHubOf(sandbox)) : offline.github }
}

function find(given: Given = {}) {
  const { attempt = 1, name = 'push', recorded } = given
  const asked = sources(given)
  return findChangedFiles({
    ...offline,
    ...asked,
    askForTip: (ref) => askForTip(asked, ref),
    run: { ...offline.run, attempt },
    event: readEvent({
      name,
      payload: name === 'push' ? payloadOf('push', { before: base, after: head }) : {},
      sha: head,
      ref: 'refs/heads/main',
    }),
    base: given.base ?? 'event',
    recorded,
    head: '',
  })
}

/** A newer commit, which changes another file. */
function moveOn(): string {
  sandbox.write('b', '1')
  const later = sandbox.commit()
  sandbox.push()
  return later
}

test.each([1, 2])('attempt %i is compared as ever while the branch is where it was', async (attempt) => {
  await expect(find({ attempt })).resolves.toMatchObject({ kind: 'known', base, head, files: [{ path: 'a' }] })
  await expect(find({ attempt, git: false, api: true })).resolves.toMatchObject({ kind: 'known', base, head })
})

test.each([{ attempt: 1 }, { attempt: 2 }, { git: false, api: true }])(
  'what differs from the tip of the branch counts, too: %j',
  async (given) => {
    const later = moveOn()
    const found = await find(given)
    expect(found).toMatchObject({
      kind: 'known',
      base,
      head,
      reason: expect.stringContaining(`has moved on to ${later}`),
    })
    expect('files' in found && found.files.map(({ path }) => path).toSorted()).toEqual(['a', 'b'])
  },
)

test('so it does with what CloudFront remembers, and with an event that names no base', async () => {
  moveOn()
  const found = await find({ recorded: [base] })
  expect('files' in found && found.files.map(({ path }) => path).toSorted()).toEqual(['a', 'b'])
  const dispatched = await find({ recorded: [base], name: 'workflow_dispatch' })
  expect('files' in dispatched && dispatched.files.map(({ path }) => path).toSorted()).toEqual(['a', 'b'])
})

test('a tip that is what is checked out is no move', async () => {
  const later = moveOn()
  const git = openGit({ directory: clone, env: sandbox.env, server: sandbox.site })
  await git.fetchCommits([later])
  const found = await findChangedFiles({
    ...offline,
    git,
    checkedOut: () => Promise.resolve({ kind: 'sha', sha: later }),
    askForTip: (ref) => askForTip({ git, github: offline.github }, ref),
    event: readEvent({ name: 'push', payload: payloadOf('push', { before: base, after: head }), sha: head }),
    base: 'event',
    head: 'auto',
  })
  expect(found).toMatchObject({ kind: 'known', base, head: later, files: [{ path: 'a' }, { path: 'b' }] })
  expect(found).not.toHaveProperty('reason')
})

test('a tip that cannot be asked for, or is gone, leaves the comparison as it is', async () => {
  await expect(askForTip(sources({ git: false }), 'refs/heads/main')).resolves.toMatchObject({
    kind: 'unknown',
    reason: expect.stringMatching(/On the server: .* By GitHub's API: No token/),
  })
  sandbox.gitIn(sandbox.server, 'update-ref', '-d', 'refs/heads/main')
  await expect(askForTip(sources({}), 'refs/heads/main')).resolves.toEqual({
    kind: 'unknown',
    reason: 'The server has no refs/heads/main any more.',
  })
  await expect(find()).resolves.toMatchObject({ kind: 'known', base, head, files: [{ path: 'a' }] })
})

test('a base that is given needs no such thing', async () => {
  moveOn()
  const found = await find({ base, attempt: 2 })
  expect(found).toMatchObject({ kind: 'known', base, head, files: [{ path: 'a' }] })
})

test.each<[string, Given, 'known' | 'unknown']>([
  ['a push', {}, 'known'],
  ['a re-run of a push', { attempt: 2 }, 'unknown'],
  ['workflow_dispatch', { name: 'workflow_dispatch' }, 'unknown'],
  ['schedule', { name: 'schedule' }, 'unknown'],
  ['repository_dispatch', { name: 'repository_dispatch' }, 'unknown'],
])('the commit that was live already is by %s %j %s', async (_, given, kind) => {
  const found = await find({ recorded: [head], ...given })
  expect(found).toMatchObject({ kind, base: head, head })
  if (kind === 'unknown') expect(found.reason).toContain('was live before')
})
