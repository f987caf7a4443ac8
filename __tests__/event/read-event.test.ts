/** Every event, with a whole payload, on a real history: what is compared is right, and the same from every checkout and from GitHub. */

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { readEvent } from '../../src/event/read-event.ts'
import { findChangedFiles } from '../../src/changed-files/find-changed-files.ts'
import { openGit } from '../../src/repository/open-git.ts'
import type { TriggerEvent } from '../../src/event/event.ts'
import { gitHubOf, type Records } from '../support/github/github-of.ts'
import { offline } from '../support/changed-files/offline.ts'
import { payloadOf } from '../support/changed-files/payload.ts'
import { byPath, trueDifference, unionOfDifferences } from '../support/changed-files/true-difference.ts'
import { openSandbox, type GitSandbox } from '../support/changed-files/git-sandbox.ts'

const ZERO = '0'.repeat(40)
let sandbox: GitSandbox
let full: string

/** The commits by the names under which the table speaks of them. */
let commits: Readonly<Record<string, string>>

beforeAll(() => {
  sandbox = openSandbox()
  commits = makeHistory(sandbox)
  full = sandbox.clone('full')
})

afterAll(() => {
  sandbox.remove()
})

/**
 * ```
 * one ── two ── three ── merged      main; `squashed`, `rebased` and `rewritten` are other ways that it could have gone
 *          └─ first ── second        topic; `amended` took the place of `second` by force
 * ```
 */
function makeHistory(work: GitSandbox): Record<string, string> {
  const { git, write } = work
  const page = 'a page that is long enough for git to find where it went\n'.repeat(9)
  write('index.html', '1')
  write('about.html', page)
  const one = work.commit('one')
  git('tag', 'v1.9.0')
  write('index.html', '2')
  write('two.html', '2')
  const two = work.commit('two')
  git('tag', '-m', 'with a message', 'v1.10.0')
  git('checkout', '-q', '-b', 'topic')
  write('topic.html', '1')
  const first = work.commit('first')
  git('mv', 'about.html', 'who.html')
  const second = work.commit('second')
  git('reset', '-q', '--hard', first)
  write('amended.html', '1')
  work.makeExecutable('index.html')
  const amended = work.commit('amended')
  git('checkout', '-q', 'main')
  work.erase('two.html')
  work.link('two.html', 'index.html')
  const three = work.commit('three')
  git('tag', 'v1.11.0-rc.1')
  git('merge', '-q', '--no-edit', 'topic')
  const merged = git('rev-parse', 'HEAD')
  git('tag', 'v1.11.0')
  git('tag', '2026.11.21', one)
  git('tag', '2026.11.21-2', two)
  git('tag', '2026.11.22', three)
  git('tag', '26.4.1', one)
  git('tag', '26.4.1-2', two)
  git('tag', '26.4.2', three)
  const aside = (name: string, make: () => void): string => {
    git('checkout', '-q', '-b', name, three)
    make()
    return git('rev-parse', 'HEAD')
  }
  const squashed = aside('squashed', () => {
    git('merge', '-q', '--squash', 'topic')
    git('commit', '-q', '-m', 'squash')
  })
  const rebased = aside('rebased', () => {
    git('cherry-pick', first, amended)
  })
  const rebasedFirst = git('rev-parse', 'HEAD~1')
  const rewritten = aside('rewritten', () => {
    git('checkout', '-q', '--orphan', 'fresh')
    git('rm', '-r', '-q', '-f', '.')
    write('index.html', 'from the beginning')
    work.commit('rewritten')
  })
  git('branch', 'second', second)
  git('push', '-q', 'origin', '--all')
  git('push', '-q', 'origin', '--tags')
  work.gitIn(work.server, 'update-ref', 'refs/pull/2/head', amended)
  git('checkout', '-q', 'main')
  const tagObject = git('rev-parse', 'v1.10.0')
  return { one, two, three, first, second, amended, merged, squashed, rebased, rebasedFirst, rewritten, tagObject }
}

type Expected =
  | { readonly compare: readonly [base: string, head: string]; readonly others?: readonly string[] }
  | { readonly nothing: RegExp }
  | { readonly unknown: RegExp }

type Case = {
  readonly what: string
  readonly name: string
  /** With `$name` for the SHA of a commit of the history. */
  readonly payload: readonly [
    fixture: string,
    values?: Readonly<Record<string, string>>,
    changes?: Parameters<typeof payloadOf>[2],
  ]
  readonly sha?: string
  readonly records?: Records
  readonly expected: Expected
}

const published = (tag: string, day: number, prerelease = false) => ({
  tag,
  publishedAt: Date.parse(`2019-05-${day}T00:00:00Z`),
  prerelease,
})
const pull = { head: '$amended', base: '$three', merge: '$merged' }

const CASES: readonly Case[] = [
  {
    what: 'push',
    name: 'push',
    payload: ['push', { before: '$one', after: '$three' }],
    expected: { compare: ['one', 'three'] },
  },
  {
    what: 'push by force',
    name: 'push',
    payload: ['push', { before: '$second', after: '$amended' }, { forced: true }],
    expected: { compare: ['second', 'amended'] },
  },
  {
    what: 'push of a rewritten history',
    name: 'push',
    payload: ['push', { before: '$three', after: '$rewritten' }, { forced: true }],
    expected: { compare: ['three', 'rewritten'] },
  },
  {
    what: 'push of a merge',
    name: 'push',
    payload: ['push', { before: '$three', after: '$merged' }],
    expected: { compare: ['three', 'merged'] },
  },
  {
    what: 'push of a new branch',
    name: 'push',
    payload: ['push', { before: ZERO, after: '$amended' }, { created: true, ref: 'refs/heads/topic' }],
    expected: { unknown: /created "refs\/heads\/topic"/ },
  },
  {
    what: 'push that deletes a branch',
    name: 'push',
    payload: ['push', { before: '$amended', after: ZERO }, { deleted: true, head_commit: null, commits: [] }],
    expected: { nothing: /deleted/ },
  },
  {
    what: 'push of a new tag: numbers are compared as numbers',
    name: 'push',
    payload: ['push-tag', { tag: 'v1.10.0', after: '$tagObject', commit: '$two' }],
    sha: '$two',
    expected: { unknown: /"v1\.11\.0" is not an older version than "v1\.10\.0"/ },
  },
  {
    what: 'push of a tag after a prerelease: either may be what is served',
    name: 'push',
    payload: ['push-tag', { tag: 'v1.11.0', after: '$merged', commit: '$merged' }],
    expected: { compare: ['two', 'merged'], others: ['three'] },
  },
  {
    what: 'push of the first tag of its kind',
    name: 'push',
    payload: ['push-tag', { tag: 'v1.11.0-rc.1', after: '$three', commit: '$three' }],
    expected: { unknown: /"v1\.11\.0" is not an older version/ },
  },
  {
    what: 'push of a date after a second one of the day before',
    name: 'push',
    payload: ['push-tag', { tag: '2026.11.22', after: '$three', commit: '$three' }],
    expected: { compare: ['two', 'three'] },
  },
  {
    what: 'push of a version after one with a number: semver calls that a prerelease, others do not',
    name: 'push',
    payload: ['push-tag', { tag: '26.4.2', after: '$three', commit: '$three' }],
    expected: { compare: ['one', 'three'], others: ['two'] },
  },
  {
    what: 'push that moves a tag',
    name: 'push',
    payload: ['push-tag', { tag: 'live', after: '$three', commit: '$three' }, { before: '$one', created: false }],
    expected: { compare: ['one', 'three'] },
  },
  ...['opened', 'reopened', 'labeled'].map((action) => ({
    what: `pull_request ${action}`,
    name: 'pull_request',
    payload: [action === 'labeled' ? 'pull-request-opened' : `pull-request-${action}`, pull, { action }] as const,
    sha: '$merged',
    expected: { compare: ['two', 'amended'] as const },
  })),
  {
    what: 'pull_request synchronize',
    name: 'pull_request',
    payload: ['pull-request-synchronize', { ...pull, before: '$second' }],
    sha: '$merged',
    expected: { compare: ['second', 'amended'] },
  },
  {
    what: 'pull_request closed by a merge',
    name: 'pull_request',
    payload: ['pull-request-closed', pull, { pull_request: { merged: true, commits: 2 } }],
    expected: { compare: ['three', 'merged'] },
  },
  {
    what: 'pull_request closed by a squash',
    name: 'pull_request',
    payload: ['pull-request-closed', { ...pull, merge: '$squashed' }, { pull_request: { merged: true, commits: 2 } }],
    expected: { compare: ['three', 'squashed'] },
  },
  {
    what: 'pull_request of one commit, closed by a rebase',
    name: 'pull_request',
    payload: [
      'pull-request-closed',
      { ...pull, merge: '$rebasedFirst' },
      { pull_request: { merged: true, commits: 1 } },
    ],
    expected: { compare: ['three', 'rebasedFirst'] },
  },
  {
    what: 'pull_request closed by a rebase of several commits',
    name: 'pull_request',
    payload: ['pull-request-closed', { ...pull, merge: '$rebased' }, { pull_request: { merged: true, commits: 2 } }],
    records: { pullRequests: { $rebasedFirst: [2] } },
    expected: { unknown: /merged by a rebase of its 2 commits/ },
  },
  {
    what: 'pull_request closed because its commits were pushed',
    name: 'pull_request',
    payload: ['pull-request-closed', { ...pull, merge: '$amended' }, { pull_request: { merged: true, commits: 2 } }],
    expected: { unknown: /merged by a push, without a merge commit/ },
  },
  {
    what: 'pull_request closed without a merge',
    name: 'pull_request',
    payload: ['pull-request-closed', pull],
    expected: { nothing: /closed without being merged/ },
  },
  {
    what: 'pull_request_target opened, from a fork',
    name: 'pull_request_target',
    payload: ['pull-request-opened', pull, { pull_request: { head: { repo: { full_name: 'someone/site' } } } }],
    sha: '$three',
    expected: { compare: ['two', 'amended'] },
  },
  {
    what: 'pull_request_target synchronize',
    name: 'pull_request_target',
    payload: ['pull-request-synchronize', { ...pull, before: '$second' }],
    sha: '$three',
    expected: { compare: ['second', 'amended'] },
  },
  {
    what: 'merge_group',
    name: 'merge_group',
    payload: ['merge-group', { head: '$merged', base: '$three' }],
    expected: { compare: ['three', 'merged'] },
  },
  ...(['workflow-dispatch', 'repository-dispatch', 'schedule', 'create'] as const).map((fixture) => ({
    what: fixture.replace('-', '_'),
    name: fixture.replace('-', '_'),
    payload: [fixture] as const,
    expected: { unknown: /does not say what was deployed before it.*`last-success` or `last-invalidation`/ },
  })),
  { what: 'delete', name: 'delete', payload: ['delete'], expected: { nothing: /was deleted/ } },
  {
    what: 'workflow_run',
    name: 'workflow_run',
    payload: ['workflow-run', { head: '$three' }],
    expected: { unknown: /"workflow_run" does not say/ },
  },
  ...['failure', 'cancelled', null].map((conclusion) => ({
    what: `workflow_run that ended with ${conclusion ?? 'nothing yet'}`,
    name: 'workflow_run',
    payload: ['workflow-run', { head: '$three' }, { workflow_run: { conclusion } }] as const,
    expected: { nothing: conclusion === null ? /has not ended/ : new RegExp(`ended with "${conclusion}"`) },
  })),
  {
    what: 'release',
    name: 'release',
    payload: ['release', { tag: 'v1.11.0' }],
    sha: '$merged',
    records: { releases: [published('v1.11.0', 15), published('v1.10.0', 10), published('v1.9.0', 1)] },
    expected: { compare: ['two', 'merged'] },
  },
  {
    what: 'release after a prerelease: either may be what is served',
    name: 'release',
    payload: ['release', { tag: 'v1.11.0' }],
    sha: '$merged',
    records: { releases: [published('v1.11.0-rc.1', 14, true), published('v1.10.0', 10)] },
    expected: { compare: ['two', 'merged'], others: ['three'] },
  },
  {
    what: 'release after which another was published',
    name: 'release',
    payload: ['release', { tag: 'v1.11.0' }],
    sha: '$merged',
    records: { releases: [published('v1.9.0', 16), published('v1.11.0', 15), published('v1.10.0', 10)] },
    expected: { unknown: /"v1\.9\.0" was published after "v1\.11\.0"/ },
  },
  ...[[], [published('v1.11.0', 15)], [published('v1.11.0-rc.1', 14, true)]].map((releases) => ({
    what: `the first release, beside ${releases.length}`,
    name: 'release',
    payload: ['release', { tag: 'v1.11.0' }] as const,
    sha: '$merged',
    records: { releases },
    expected: { unknown: /No release was published before "v1\.11\.0"/ },
  })),
  {
    what: 'release that is deleted',
    name: 'release',
    payload: ['release', { tag: 'v1.11.0' }, { action: 'deleted' }],
    sha: '$merged',
    expected: { unknown: /was deleted: it is unknown what is served instead/ },
  },
  ...(['deployment', 'deployment_status'] as const).flatMap((name) => {
    const payload = [name.replace('_', '-'), { head: '$three' }] as const
    const made = (id: number, sha: string) => ({ id, sha, createdAt: id })
    const ours = made(145988746, '$three')
    return [
      {
        what: name,
        name,
        payload,
        records: { deployments: { production: [ours, made(7, '$one'), made(6, '$two')], other: [made(8, '$two')] } },
        expected: { compare: ['one', 'three'] as const },
      },
      {
        what: `${name}, the first`,
        name,
        payload,
        records: { deployments: { production: [ours] } },
        expected: { unknown: /No deployment to "production" succeeded before/ },
      },
      {
        what: `${name} after which another succeeded`,
        name,
        payload,
        records: { deployments: { production: [made(145988747, '$two'), ours, made(7, '$one')] } },
        expected: { unknown: /A later deployment to "production"/ },
      },
    ]
  }),
  {
    what: 'deployment_status that is no success',
    name: 'deployment_status',
    payload: ['deployment-status', { head: '$three' }, { deployment_status: { state: 'in_progress' } }],
    expected: { nothing: /is "in_progress", not "success"/ },
  },
]

/** Puts the SHAs in the place of `$name`s, in keys and values. */
function fill<Value>(value: Value): Value {
  const text = JSON.stringify(value).replaceAll(
    /\$([A-Za-z]+)/g,
    (_, name: string) => commits[name] ?? `no commit ${name}`,
  )
  return JSON.parse(text) as Value
}

function eventOf({ name, payload: [fixture, values, changes], sha }: Case): TriggerEvent {
  return readEvent({
    name,
    payload: payloadOf(fixture, fill(values ?? {}), fill(changes ?? {})),
    sha: fill(sha ?? '$three'),
  })
}

const CHECKOUTS = [
  { checkout: 'a complete clone', open: () => openGit({ directory: full, env: sandbox.env, server: sandbox.site }) },
  {
    checkout: 'a clone of depth 1',
    open: () => openGit({ directory: sandbox.clone(`shallow-${number++}`, 1), env: sandbox.env, server: sandbox.site }),
  },
  {
    checkout: 'no git',
    open: () => openGit({ directory: full, env: { ...sandbox.env, PATH: '/nowhere' }, server: sandbox.site }),
  },
]
let number = 0

describe.each(CHECKOUTS)('from $checkout', ({ open }) => {
  test.each(CASES)('$what', async (one) => {
    const found = await findChangedFiles({
      ...offline,
      git: open(),
      github: () => Promise.resolve(gitHubOf(sandbox, fill(one.records ?? {}))),
      event: eventOf(one),
      base: 'auto',
      head: 'auto',
    })
    const { expected } = one
    if ('unknown' in expected) {
      expect(found).toMatchObject({ kind: 'unknown', reason: expect.stringMatching(expected.unknown) })
    } else if ('nothing' in expected) {
      expect(found).toEqual({ kind: 'known', files: [], reason: expect.stringMatching(expected.nothing) })
    } else {
      const [base, head] = expected.compare.map((name) => commits[name] ?? '')
      const bases = [base ?? '', ...(expected.others ?? []).map((name) => commits[name] ?? '')]
      const differences = bases.map((from) => trueDifference(sandbox, sandbox.server, from, head ?? ''))
      const files = found.kind === 'known' && found.files.toSorted(byPath)
      // `two.html` becomes a link: whether it has changed with its target is not what this test is about.
      expect({ ...found, files, linked: undefined }).toEqual({
        kind: 'known',
        base,
        head,
        files: unionOfDifferences(differences),
      })
      expect(differences.every((files) => files.length > 0)).toBe(true)
    }
  })
})

test('every event of the table is read as what it is', () => {
  const kinds = CASES.map((one) => [one.what, eventOf(one).reading.kind])
  expect(Object.fromEntries(kinds)).toMatchObject({ push: 'deployed', delete: 'nothing' })
  expect(kinds.filter(([, kind]) => kind === 'untrusted')).toEqual([])
})

test('pull_request_target warns, pull_request does not', () => {
  const payload = payloadOf('pull-request-opened', fill(pull))
  const sha = commits['three'] ?? ''
  expect(readEvent({ name: 'pull_request_target', payload, sha }).reading).toHaveProperty('warning')
  expect(readEvent({ name: 'pull_request', payload, sha }).reading).not.toHaveProperty('warning')
})
