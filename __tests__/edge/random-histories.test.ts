/** After each successful run nothing stale is served, whatever started the runs and in whichever order they came. */
import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { startCloudFront, type EmbeddedCloudFront } from '../../emulators/cloudfront/embedded-cloudfront.ts'
import { makePushEvent, NO_COMMIT } from '../../emulators/runner/push-event.ts'
import { askForTip } from '../../src/changed-files/branch-tip.ts'
import { findCheckedOutCommit } from '../../src/changed-files/checked-out-commit.ts'
import { findChangedFiles, type LiveCommits } from '../../src/changed-files/find-changed-files.ts'
import type { CloudFront } from '../../src/cloudfront/cloudfront.ts'
import { readEvent } from '../../src/event/read-event.ts'
import { readRun } from '../../src/event/run.ts'
import { invalidate } from '../../src/purge/purge.ts'
import { GitFailure, type Git } from '../../src/repository/git.ts'
import { offline } from '../support/changed-files/offline.ts'
import { connectDirectly } from '../support/cloudfront/connect.ts'
import { CREDENTIALS, withEnvironment } from '../support/cloudfront/environment.ts'
import { targetOf } from '../support/purge/targets.ts'
import { runs } from '../support/random-runs.ts'
import { learnAccountRates } from '../../src/purge/post/pacing/account-rates.ts'

const SEED = 20261129
const PATHS = ['/a', '/b', '/c', '/d']

let server: EmbeddedCloudFront
let cloudfront: CloudFront
let edge: Awaited<ReturnType<EmbeddedCloudFront['openEdge']>>

beforeAll(async () => {
  server = await startCloudFront()
  edge = await server.openEdge()
  await withEnvironment({ ...CREDENTIALS, AWS_ENDPOINT_URL_CLOUDFRONT: server.url }, async () => {
    cloudfront = connectDirectly({ region: 'us-east-1' }).cloudfront
    await cloudfront.getCallerReference({ kind: 'distribution', id: 'ENONE' }, 'INONE').catch(() => undefined)
  })
})

afterAll(async () => {
  await server.close()
})

type Commit = { readonly sha: string; readonly files: ReadonlyMap<string, string> }
type Push = { readonly before: Commit; readonly after: Commit; readonly run: number }

/** What happens next. Numbers choose among what there is. */
type Happening =
  | { readonly kind: 'push'; readonly changes: readonly string[]; readonly hasRun: boolean }
  | {
      readonly kind: 'approve'
      readonly which: number
      readonly bump: readonly string[]
      readonly viewed: readonly string[]
    }
  | { readonly kind: 'cancel'; readonly which: number; readonly viewed: readonly string[] }
  | { readonly kind: 'rollback' | 'rerun' | 'tag'; readonly which: number; readonly viewed: readonly string[] }
  | { readonly kind: 'dispatch'; readonly viewed: readonly string[] }

const some = fc.subarray(PATHS)
const which = fc.nat(20)
const happening = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('push' as const), changes: some, hasRun: fc.boolean() }) },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('approve' as const),
      which,
      bump: fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, some),
      viewed: some,
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('cancel' as const), which, viewed: some }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constantFrom('rollback' as const, 'rerun' as const, 'tag' as const),
      which,
      viewed: some,
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('dispatch' as const), viewed: some }) },
)

/** A repository in memory, with what is checked out and where the branch of the server is. */
function createHistory() {
  const commits: Commit[] = []
  const commit = (changes: readonly string[]): Commit => {
    const sha = digest(`commit ${commits.length}`)
    const files = new Map(commits.at(-1)?.files)
    for (const path of changes) files.set(`public${path}`, `${path} of ${commits.length}`)
    const made = { sha, files }
    commits.push(made)
    return made
  }
  const find = (sha: string) => commits.find((one) => one.sha === sha)
  const unasked = () => Promise.reject(new GitFailure('This is not asked here.'))
  const open = (checkedOut: Commit): Git => ({
    resolve: (names) => Promise.resolve(names.map((name) => (name === '@' ? checkedOut.sha : find(name)?.sha))),
    originUrl: () => Promise.resolve('https://github.com/example/site'),
    lookUpOnServer: () => Promise.resolve(commits.at(-1)?.sha),
    diff: (base, head) => Promise.resolve(formatDiff(find(base)?.files, find(head)?.files)),
    readLinks: () => Promise.resolve(new Map()),
    listEntries: unasked,
    readTree: unasked,
    tagsOnServer: unasked,
    fetchCommits: unasked,
    listFiles: unasked,
    listDirectory: unasked,
    readFile: unasked,
    parents: unasked,
    isShallow: () => Promise.resolve(false),
    mergeBase: unasked,
  })
  return { commits, commit, open, tip: () => commits.at(-1) ?? commit([]) }
}

function digest(text: string): string {
  return createHash('sha1').update(text).digest('hex')
}

/** As `git diff-tree -r -z --raw` prints it. */
function formatDiff(before: Commit['files'] = new Map(), after: Commit['files'] = new Map()): Buffer {
  const entries = [...new Set([...before.keys(), ...after.keys()])].flatMap((path) => {
    const [old, now] = [before.get(path), after.get(path)]
    if (old === now) return []
    const [mode, none] = ['100644', '000000']
    const ids = [old, now].map((content) => (content === undefined ? '0'.repeat(40) : digest(content)))
    const status = old === undefined ? 'A' : now === undefined ? 'D' : 'M'
    return [
      `:${old === undefined ? none : mode} ${now === undefined ? none : mode} ${ids.join(' ')} ${status}\0${path}\0`,
    ]
  })
  return Buffer.from(entries.join(''))
}

/** Plays a history behind a cache, and gives what was stale after each successful run. */
async function play(happenings: readonly Happening[], mistake: Partial<LiveCommits> = {}) {
  const history = createHistory()
  const { id } = server.addDistribution({})
  let live = history.commit(PATHS)
  const site = edge.serve({
    distribution: id,
    origin: (target) => {
      const content = live.files.get(`public${target}`)
      return Promise.resolve({
        status: content === undefined ? 404 : 200,
        headers: {},
        body: Buffer.from(content ?? ''),
      })
    },
    errorTtlMs: Infinity,
  })
  const waiting: Push[] = []
  const done: Push[] = []
  const stale: string[] = []
  let count = 0
  let newest = 0
  const seen = { runs: 0, purged: 0, kinds: new Set<string>() }

  const view = async (paths: readonly string[]) => {
    for (const path of paths) await site.request(path)
  }
  const deploy = async (
    checkedOut: Commit,
    event: { readonly name: string; readonly payload: unknown; readonly sha: string; readonly ref?: string },
    {
      run: runId,
      attempt = 1,
      viewed,
    }: { readonly run: number; readonly attempt?: number; readonly viewed: readonly string[] },
  ) => {
    live = checkedOut
    newest = Math.max(newest, history.commits.indexOf(checkedOut))
    await view(viewed)
    const git = history.open(checkedOut)
    const run = readRun({
      GITHUB_REPOSITORY: 'example/site',
      GITHUB_RUN_ID: String(runId),
      GITHUB_RUN_ATTEMPT: String(attempt),
      GITHUB_REF: event.ref ?? 'refs/heads/main',
    })
    const read = readEvent({ ref: 'refs/heads/main', ...event })
    const sources = { ...offline, git, run, event: read }
    const result = await invalidate(
      { targets: [targetOf({ distributions: [id], whenUnknown: 'all' })], dryRun: false },
      {
        findChanges: (source) =>
          findChangedFiles({
            ...sources,
            checkedOut: () => findCheckedOutCommit(git, read, run),
            askForTip: (ref) => askForTip(sources, ref),
            ...mistake,
            ...source,
          }),
        findBuildChanges: unasked,
        listFiles: unasked,
        listDirectory: () => Promise.resolve(undefined),
        rates: learnAccountRates(),
        isDirectory: () => Promise.resolve(false),
        advise: true,
        cloudfront: () => Promise.resolve(cloudfront),
        clock: { now: Date.now, sleep: () => Promise.resolve() },
        log: { info: () => undefined, group: () => undefined, notice: () => undefined, warning: () => undefined },
        onPlans: () => undefined,
        run: {
          repository: 'example/site',
          runId: String(runId),
          runAttempt: String(attempt),
          nonce: seen.runs.toString(16).padStart(6, '0'),
        },
      },
    )
    expect(result.problems).toEqual([])
    seen.runs += 1
    seen.purged += result.distributions.length
    stale.push(...(await site.findStale(PATHS)).map(({ target }) => target))
  }

  // The first purge is of everything: before it nothing is remembered.
  await deploy(live, { name: 'workflow_dispatch', payload: {}, sha: live.sha }, { run: (count += 1), viewed: PATHS })
  for (const next of happenings) {
    seen.kinds.add(next.kind)
    const tip = history.tip()
    switch (next.kind) {
      case 'push': {
        const after = history.commit(next.changes)
        if (next.hasRun) waiting.push({ before: tip, after, run: (count += 1) })
        break
      }
      case 'approve': {
        const [push] = waiting.splice(next.which % Math.max(waiting.length, 1), 1)
        if (push === undefined) break
        done.push(push)
        // A job only pushes its own commit where the branch has not moved.
        const head = push.after === tip && next.bump.length > 0 ? history.commit(next.bump) : push.after
        await deploy(head, pushEvent(push), { ...push, viewed: next.viewed })
        break
      }
      case 'cancel': {
        const [push] = waiting.splice(next.which % Math.max(waiting.length, 1), 1)
        // Nobody remembers that an older commit was live for a while.
        if (push === undefined || history.commits.indexOf(push.after) < newest) break
        live = push.after
        newest = history.commits.indexOf(live)
        await view(next.viewed)
        break
      }
      case 'rerun': {
        const push = done[next.which % Math.max(done.length, 1)]
        if (push !== undefined) await deploy(push.after, pushEvent(push), { ...push, attempt: 2, viewed: next.viewed })
        break
      }
      case 'rollback': {
        const commit = history.commits[next.which % history.commits.length] ?? tip
        const dispatched = { name: 'workflow_dispatch', payload: {}, sha: tip.sha }
        await deploy(commit, dispatched, { run: (count += 1), viewed: next.viewed })
        break
      }
      case 'tag': {
        // Of any commit, an old one, too.
        const commit = history.commits[next.which % history.commits.length] ?? tip
        const ref = `refs/tags/v${(count += 1)}`
        const payload = { ...makePushEvent({ before: NO_COMMIT, after: commit.sha }), ref }
        await deploy(commit, { name: 'push', payload, sha: commit.sha, ref }, { run: count, viewed: next.viewed })
        break
      }
      case 'dispatch':
        await deploy(
          tip,
          { name: 'workflow_dispatch', payload: {}, sha: tip.sha },
          { run: (count += 1), viewed: next.viewed },
        )
        break
    }
    await view(PATHS)
  }
  return { stale, seen }
}

function pushEvent({ before, after }: Push) {
  return { name: 'push', payload: makePushEvent({ before: before.sha, after: after.sha }), sha: after.sha }
}

function unasked(): Promise<never> {
  return Promise.reject(new Error('This is not asked here.'))
}

const HISTORIES = fc.array(happening, { minLength: 4, maxLength: 14 })

test('with the default base nothing stale is served after any successful run', async () => {
  let purged = 0
  const kinds = new Set<string>()
  await fc.assert(
    fc.asyncProperty(HISTORIES, async (happenings) => {
      const { stale, seen } = await play(happenings)
      expect(stale).toEqual([])
      purged += seen.purged
      for (const kind of seen.kinds) kinds.add(kind)
    }),
    { numRuns: runs(300), seed: SEED },
  )
  expect(purged).toBeGreaterThan(runs(300))
  expect([...kinds].sort()).toEqual(['approve', 'cancel', 'dispatch', 'push', 'rerun', 'rollback', 'tag'])
})

test('if the head is taken from the event, something stale is served', async () => {
  const stale: string[] = []
  const mistake = { checkedOut: () => Promise.resolve(undefined) }
  for (const happenings of fc.sample(HISTORIES, { numRuns: 60, seed: SEED }))
    stale.push(...(await play(happenings, mistake)).stale)
  expect(stale.length).toBeGreaterThan(0)
})
