/** `base: last-success` on a real history: whatever became of the runs before, what any of them may have left live is purged. */

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { readEvent } from '../../../src/event/read-event.ts'
import { readRun, type Run } from '../../../src/event/run.ts'
import { findChangedFiles } from '../../../src/changed-files/find-changed-files.ts'
import { openGit } from '../../../src/repository/open-git.ts'
import { GitHubFailure, type WorkflowJob, type WorkflowRun } from '../../../src/github/github.ts'
import { gitHubOf, type Records } from '../../support/github/github-of.ts'
import { offline } from '../../support/changed-files/offline.ts'
import { payloadOf } from '../../support/changed-files/payload.ts'
import { byPath, trueDifference, unionOfDifferences } from '../../support/changed-files/true-difference.ts'
import { openSandbox, type GitSandbox } from '../../support/changed-files/git-sandbox.ts'

let sandbox: GitSandbox
let full: string
/** Commits 0 to 4 of main, each of which adds a page and changes the first. */
let shas: readonly string[]

beforeAll(() => {
  sandbox = openSandbox()
  shas = Array.from({ length: 5 }, (_, number) => {
    sandbox.write('index.html', String(number))
    sandbox.write(`page-${number}.html`, 'x')
    return sandbox.commit()
  })
  sandbox.push()
  full = sandbox.clone('full')
})

afterAll(() => {
  sandbox.remove()
})

const OUR_ID = 900
const DEPLOYED: readonly WorkflowJob[] = [
  { name: 'build', runnerName: 'other', status: 'completed', conclusion: 'success' },
  { name: 'deploy', runnerName: 'old', status: 'completed', conclusion: 'success' },
]
const OURS: readonly WorkflowJob[] = [
  { name: 'build', runnerName: 'runner', status: 'completed', conclusion: 'success' },
  { name: 'deploy', runnerName: 'runner', status: 'in_progress', conclusion: undefined },
]

/** Run `number` of the workflow, for the commit of that number unless another is given; it ended at the minute of its number. */
function runOf(number: number, given: Partial<WorkflowRun> & { readonly commit?: number } = {}): WorkflowRun {
  const { commit = number, ...rest } = given
  return {
    id: number,
    number,
    attempt: 1,
    headSha: shas[commit] ?? '',
    headBranch: 'main',
    event: 'push',
    conclusion: 'success',
    updatedAt: number * 60_000,
    ...rest,
  }
}

type Given = {
  readonly runs: readonly WorkflowRun[]
  readonly jobs?: Readonly<Record<number, readonly WorkflowJob[]>>
  readonly head?: number
  readonly event?: { readonly name: string; readonly payload: unknown }
  readonly run?: Run
  readonly input?: string
  readonly calls?: string[]
}

function find(given: Given): ReturnType<typeof findChangedFiles> {
  const { runs, head = 4, event, run = ourRun(), input = 'auto', calls = [] } = given
  const jobs = { ...Object.fromEntries(runs.map(({ id }) => [id, DEPLOYED])), [OUR_ID]: OURS, ...given.jobs }
  const records: Records = { runs, jobs }
  const sha = shas[head] ?? ''
  const { name, payload } = event ?? {
    name: 'push',
    payload: payloadOf('push', { before: shas[head - 1] ?? '', after: sha }),
  }
  return findChangedFiles({
    ...offline,
    git: openGit({ directory: full, env: sandbox.env, server: sandbox.site }),
    github: () => Promise.resolve(gitHubOf(sandbox, records, calls)),
    event: readEvent({ name, payload, sha }),
    run,
    base: 'last-success',
    head: input,
  })
}

function ourRun(changes: Readonly<Record<string, string>> = {}): Run {
  return readRun({
    GITHUB_RUN_ID: String(OUR_ID),
    GITHUB_RUN_ATTEMPT: '1',
    GITHUB_WORKFLOW_REF: 'octo-org/site/.github/workflows/deploy.yml@refs/heads/main',
    GITHUB_REF: 'refs/heads/main',
    GITHUB_JOB: 'deploy',
    RUNNER_NAME: 'runner',
    ...changes,
  })
}

async function expectComparedWith(given: Given, bases: readonly number[]): Promise<void> {
  const head = shas[given.head ?? 4] ?? ''
  const found = await find(given)
  const differences = bases.map((number) => trueDifference(sandbox, sandbox.server, shas[number] ?? '', head))
  expect({ ...found, ...('files' in found && { files: found.files.toSorted(byPath) }) }).toEqual({
    kind: 'known',
    base: shas[bases[0] ?? -1],
    head,
    files: unionOfDifferences(differences),
  })
}

test('run 2 of 3 fails: run 3 purges what run 2 changed', async () => {
  const runs = [runOf(1), runOf(2, { conclusion: 'failure' })]
  await expectComparedWith({ runs, head: 3 }, [1, 2])
  const found = await find({ runs, head: 3 })
  expect(found.kind === 'known' && found.files.map(({ path }) => path).toSorted()).toEqual([
    'index.html',
    'page-2.html',
    'page-3.html',
  ])
})

test('run 2 of 3 fails, and its commit is taken back: what it may have put live is purged', async () => {
  const runs = [runOf(1), runOf(2, { conclusion: 'failure' })]
  await expectComparedWith({ runs, head: 1, event: { name: 'workflow_dispatch', payload: {} } }, [1, 2])
})

test('the same commit again, with nothing in between: unknown for who asks for it, nothing to purge for a push', async () => {
  const same = { runs: [runOf(4)], head: 4 }
  const dispatch = { name: 'workflow_dispatch', payload: {} }
  await expect(find({ ...same, event: dispatch })).resolves.toEqual({
    kind: 'unknown',
    reason: expect.stringContaining('"workflow_dispatch" deploys it again'),
    head: shas[4],
  })
  await expect(find(same)).resolves.toEqual({ kind: 'known', files: [], base: shas[4], head: shas[4] })
})

describe('which run it is', () => {
  test.each<{ what: string; runs: () => readonly WorkflowRun[]; bases: readonly number[] }>([
    { what: 'the greatest number, wherever it is listed', runs: () => [runOf(1), runOf(3), runOf(2)], bases: [3] },
    {
      what: 'an old run that was run again has ended last: both',
      runs: () => [runOf(3), runOf(2), runOf(1, { updatedAt: 9e9, attempt: 2 })],
      bases: [3, 1],
    },
    {
      what: 'one that was cancelled and one that is under way may have deployed, a skipped one has not',
      runs: () => [
        runOf(0),
        runOf(1, { conclusion: 'cancelled' }),
        runOf(2, { conclusion: undefined }),
        runOf(3, { conclusion: 'skipped' }),
      ],
      bases: [0, 1, 2],
    },
    {
      what: 'an old run that was run again and failed meanwhile',
      runs: () => [runOf(3), runOf(1, { conclusion: 'failure', updatedAt: 9e9 })],
      bases: [3, 1],
    },
    {
      what: 'what failed before it does not count',
      runs: () => [runOf(3), runOf(1, { conclusion: 'failure' })],
      bases: [3],
    },
    { what: 'other branches do not count', runs: () => [runOf(1), runOf(3, { headBranch: 'topic' })], bases: [1] },
    {
      what: 'pull requests of a branch that is called like ours do not count',
      runs: () => [runOf(1), runOf(3, { event: 'pull_request' }), runOf(2, { event: 'workflow_run' })],
      bases: [1],
    },
    {
      what: 'other events of the branch do',
      runs: () => [runOf(1), runOf(2, { event: 'schedule' }), runOf(3, { event: 'workflow_dispatch' })],
      bases: [3],
    },
    {
      what: 'this very run does not, in an earlier attempt',
      runs: () => [runOf(1), runOf(4, { id: OUR_ID })],
      bases: [1],
    },
    {
      what: 'runs after ours do, if ours is run again',
      runs: () => [runOf(1), runOf(1000, { commit: 3 })],
      bases: [3],
    },
  ])('$what', async ({ runs, bases }) => {
    await expectComparedWith({ runs: runs() }, bases)
  })
})

describe('the job', () => {
  const skipped = DEPLOYED.map((job) => (job.name === 'deploy' ? { ...job, conclusion: 'skipped' } : job))
  const named = (name: string, conclusion = 'success', status = 'completed'): WorkflowJob => ({
    name,
    runnerName: status === 'in_progress' ? 'runner' : 'other',
    status,
    conclusion: status === 'in_progress' ? undefined : conclusion,
  })

  test.each<{ what: string; jobs: Readonly<Record<number, readonly WorkflowJob[]>>; bases: readonly number[] }>([
    { what: 'a green run in which it was skipped does not count', jobs: { 3: skipped }, bases: [2] },
    {
      what: 'of a matrix only the one of the same values counts',
      jobs: {
        [OUR_ID]: [named('deploy (eu)', '', 'in_progress'), named('deploy (us)')],
        3: [named('deploy (eu)', 'skipped'), named('deploy (us)')],
        2: [named('deploy (eu)'), named('deploy (us)', 'skipped')],
      },
      bases: [2],
    },
    {
      what: 'with a name of its own in every run counts if no job was skipped',
      jobs: {
        [OUR_ID]: [named('Deploy 4', '', 'in_progress')],
        3: [named('Deploy 3', 'skipped'), named('build')],
        2: [named('Deploy 2'), named('build')],
      },
      bases: [2],
    },
    {
      what: 'on a runner that is not known is the one that is called like its ID',
      jobs: { [OUR_ID]: [named('deploy'), named('build')], 3: [named('deploy', 'skipped'), named('build')] },
      bases: [2],
    },
    {
      what: 'that is not to be found counts if no job was skipped',
      jobs: { [OUR_ID]: [], 3: [named('one'), named('two', 'skipped')], 2: [named('one'), named('two')] },
      bases: [2],
    },
    { what: 'of a run without any job does not count', jobs: { 3: [] }, bases: [2] },
  ])('$what', async ({ jobs, bases }) => {
    await expectComparedWith({ runs: [runOf(1), runOf(2), runOf(3)], jobs }, bases)
  })
})

describe('tags and pull requests', () => {
  test('a tag is compared with runs for tags of its pattern', async () => {
    const run = ourRun({ GITHUB_REF: 'refs/tags/v1.10.0' })
    const payload = payloadOf('push-tag', { tag: 'v1.10.0', after: shas[4] ?? '', commit: shas[4] ?? '' })
    const runs = [
      runOf(1, { headBranch: 'v1.9.0' }),
      runOf(2, { headBranch: 'main' }),
      runOf(3, { headBranch: 'v1.10.0-rc.1' }),
    ]
    await expectComparedWith({ runs, run, event: { name: 'push', payload } }, [1])
  })

  const pull = () => ({ head: shas[4] ?? '', base: shas[0] ?? '', merge: shas[3] ?? '', before: shas[3] ?? '' })

  test('a pull request is compared with its own runs', async () => {
    const run = ourRun({ GITHUB_REF: 'refs/pull/2/merge', GITHUB_HEAD_REF: 'topic' })
    const runs = [
      runOf(1, { headBranch: 'topic', event: 'pull_request' }),
      runOf(2, { headBranch: 'topic', event: 'push' }),
      runOf(3, { headBranch: 'main' }),
    ]
    const event = { name: 'pull_request', payload: payloadOf('pull-request-synchronize', pull()) }
    await expectComparedWith({ runs, run, event }, [1])
  })

  test.each([
    ['pull_request_target', () => payloadOf('pull-request-synchronize', pull())],
    ['pull_request', () => payloadOf('pull-request-closed', pull(), { pull_request: { merged: true } })],
    ['workflow_run', () => payloadOf('workflow-run', pull())],
    ['release', () => payloadOf('release', { tag: 'v1' })],
    ['merge_group', () => payloadOf('merge-group', pull())],
  ])('%s: its runs do not record what they deploy', async (name, payload) => {
    const calls: string[] = []
    await expect(find({ runs: [runOf(1)], event: { name, payload: payload() }, calls })).resolves.toEqual({
      kind: 'unknown',
      reason: expect.stringMatching(new RegExp(`the event "${name}".*Give \`base: last-invalidation\``)),
    })
    expect(calls).toEqual([])
  })

  test('with `head`, neither', async () => {
    await expect(find({ runs: [runOf(1)], input: 'main' })).resolves.toMatchObject({
      kind: 'unknown',
      reason: expect.stringContaining('an input `head`'),
    })
  })
})

describe('unknown', () => {
  const failed = (count: number): WorkflowRun[] =>
    Array.from({ length: count }, (_, index) =>
      runOf(index + 10, { conclusion: 'failure', headSha: index.toString(16).padStart(40, 'a') }),
    )
  const skipped = [{ name: 'deploy', runnerName: 'x', status: 'completed', conclusion: 'skipped' }]

  test.each<{ what: string; given: () => Given; reason: RegExp }>([
    {
      what: 'the first run',
      given: () => ({ runs: [] }),
      reason: /No run of deploy\.yml on "main".*has succeeded yet/,
    },
    {
      what: 'none that succeeded',
      given: () => ({ runs: [runOf(1, { conclusion: 'failure' })] }),
      reason: /has succeeded yet/,
    },
    {
      what: 'none in which the job was run',
      given: () => ({ runs: [runOf(1), runOf(2)], jobs: { 1: skipped, 2: skipped } }),
      reason: /has succeeded yet/,
    },
    {
      what: 'none among very many',
      given: () => {
        const runs = Array.from({ length: 40 }, (_, index) => runOf(index, { commit: 1 }))
        return { runs, jobs: Object.fromEntries(runs.map(({ id }) => [id, skipped])) }
      },
      reason: /In none of the last 30 successful runs/,
    },
    {
      what: 'too many that failed',
      given: () => ({ runs: [runOf(1), ...failed(25)] }),
      reason: /runs for 26 commits did not/,
    },
    {
      what: 'a run of a commit that is gone',
      given: () => ({ runs: [runOf(1, { headSha: 'b'.repeat(40) })] }),
      reason: /not our ref/,
    },
    {
      what: 'a run without a commit',
      given: () => ({ runs: [runOf(1, { headSha: '' })] }),
      reason: /without a full SHA/,
    },
    {
      what: 'no run at all',
      given: () => ({ runs: [], run: readRun({}) }),
      reason: /needs a run of GitHub Actions/,
    },
    {
      what: 'neither a branch nor a tag',
      given: () => ({ runs: [runOf(1)], run: ourRun({ GITHUB_REF: 'refs/pull/1/merge' }) }),
      reason: /GITHUB_REF does not name/,
    },
  ])('$what', async ({ given, reason }) => {
    await expect(find(given())).resolves.toMatchObject({ kind: 'unknown', reason: expect.stringMatching(reason) })
  })

  test('what GitHub refuses, with its words', async () => {
    const refusal = new GitHubFailure('403. Add `actions: read` to the `permissions:` of the job.')
    const refusing = {
      ...gitHubOf(sandbox),
      successfulRuns: () => ({ [Symbol.asyncIterator]: () => ({ next: () => Promise.reject(refusal) }) }),
    }
    const found = await findChangedFiles({
      ...offline,
      git: openGit({ directory: full, env: sandbox.env, server: sandbox.site }),
      github: () => Promise.resolve(refusing),
      event: readEvent({ name: 'schedule', payload: {}, sha: shas[4] ?? '' }),
      run: ourRun(),
      base: 'last-success',
      head: '',
    })
    expect(found).toMatchObject({ kind: 'unknown', reason: expect.stringContaining('`actions: read`') })
  })
})

test('no history is read to its end', async () => {
  let read = 0
  const endless = async function* (): AsyncGenerator<WorkflowRun> {
    for (;;) yield await Promise.resolve(runOf(++read, { commit: 1 }))
  }
  const github = {
    ...gitHubOf(sandbox, { jobs: {} }),
    successfulRuns: endless,
    runs: endless,
    jobs: () => Promise.resolve(DEPLOYED),
  }
  const found = await findChangedFiles({
    ...offline,
    git: openGit({ directory: full, env: sandbox.env, server: sandbox.site }),
    github: () => Promise.resolve(github),
    event: readEvent({ name: 'schedule', payload: {}, sha: shas[4] ?? '' }),
    run: ourRun(),
    base: 'last-success',
    head: '',
  })
  expect(found).toMatchObject({ kind: 'known', base: shas[1] })
  expect(read).toBeLessThanOrEqual(1000)
})
