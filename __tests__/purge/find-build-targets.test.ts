/** Runs of several branches that purge one distribution, each with a manifest of its own. */
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { BuildManifest, Mark } from '../../src/built-site/manifest.ts'
import { compareBuilds } from '../../src/built-site/compare-builds.ts'
import { learnAccountRates } from '../../src/purge/post/pacing/account-rates.ts'
import { invalidate } from '../../src/purge/purge.ts'
import {
  createMemoryCloudFront,
  createVirtualClock,
  DENIED,
  RESET,
  type Call,
  type Fault,
} from '../support/purge/memory-cloudfront.ts'
import { createCache } from '../support/purge/site.ts'
import { targetOf } from '../support/purge/targets.ts'
import { runs } from '../support/random-runs.ts'

type Files = Readonly<Record<string, string>>
type Given = {
  readonly branch?: string
  readonly files: Files
  readonly refuse?: (call: Call) => Fault | undefined
  readonly isManifestLost?: boolean
  readonly runId?: string
  readonly runAttempt?: string
  readonly distributions?: readonly string[]
}
type Manifest = Pick<BuildManifest, 'run' | 'distributions' | 'files'>

function createHistory() {
  const clock = createVirtualClock()
  let refuse: Given['refuse']
  const memory = createMemoryCloudFront({ clock, refuse: (call) => refuse?.(call) })
  const manifests = new Map<string, Manifest>()
  let count = 0

  async function run({ branch = 'main', files, distributions = ['E1'], ...given }: Given) {
    count += 1
    const { runId = String(count), runAttempt = '1' } = given
    refuse = given.refuse
    const before = memory.calls.length
    const notices: string[] = []
    const digests = new Map(Object.entries(files).map(([name, text]) => [`public/${name}`, text]))
    const marks = new Map<string, Mark | undefined>()
    const target = targetOf({
      distributions,
      changes: { kind: 'build', directory: 'public', manifest: 'cache' },
      posting: { batchSize: 1, waitTimeout: 1 },
    })
    const result = await invalidate(
      { targets: [target], dryRun: false },
      {
        findBuildChanges: (build) => {
          for (const id of build.distributions) marks.set(id, undefined)
          const mark = (id: string, seen: Mark) => void marks.set(id, seen)
          const last = manifests.get(branch) ?? manifests.get('main')
          const site = [...digests.keys()]
          if (last === undefined)
            return Promise.resolve({ changes: { kind: 'unknown', reason: 'It is the first.', site }, last, mark })
          return Promise.resolve({
            changes: { kind: 'known', files: compareBuilds(last.files, digests), site },
            last,
            mark,
          })
        },
        findChanges: () => Promise.reject(new Error('no target compares commits')),
        listFiles: () => Promise.resolve(undefined),
        listDirectory: () => Promise.resolve(undefined),
        advise: true,
        isDirectory: () => Promise.resolve(false),
        cloudfront: () => Promise.resolve(memory.cloudfront),
        ...{ clock, rates: learnAccountRates(), onPlans: () => undefined },
        log: {
          info: () => undefined,
          group: () => undefined,
          warning: () => undefined,
          notice: (text) => notices.push(text),
        },
        run: { repository: 'octo-org/website', runId, runAttempt, nonce: `f${count}` },
      },
    )
    const invalidationsOf = (id: string) =>
      result.distributions.find(({ distribution }) => distribution.id === id)?.invalidations ?? []
    if (result.status !== 'failed' && given.isManifestLost !== true) {
      const distributions = Array.from(marks, ([id, mark]) => {
        return [id, mark && { ...mark, posted: invalidationsOf(id).map((one) => one.id) }] as const
      })
      manifests.set(branch, { run: runId, distributions: new Map(distributions), files: digests })
    }
    const calls = memory.calls.slice(before)
    const purgedOf = (id: string) => invalidationsOf(id).flatMap(({ paths }) => paths)
    return {
      result,
      notices,
      purged: purgedOf('E1').sort(),
      purgedOf,
      reads: calls.map(({ operation }) => operation).filter((one) => one !== 'createInvalidation'),
    }
  }
  return { run, memory }
}

const OLD = { 'a.html': '1', 'b.html': '1', 'c.html': '1' }

describe('what other runs purged is purged again', () => {
  test('by another branch, also if its change was taken back', async () => {
    const { run } = createHistory()
    await run({ files: OLD })
    expect((await run({ files: { ...OLD, 'a.html': '2' }, branch: 'topic' })).purged).toEqual(['/a.html'])
    const back = await run({ files: { ...OLD, 'b.html': '2' } })
    expect(back.purged).toEqual(['/a.html', '/b.html'])
    expect(back.notices).toEqual([
      'Run 2 purged E1 after run 1, whose build is compared. What was purged then is purged again.',
    ])
    expect((await run({ files: { ...OLD, 'b.html': '2' } })).result.status).toBe('nothing-to-do')
  })

  test('by a run whose manifest was lost', async () => {
    const { run } = createHistory()
    await run({ files: OLD })
    await run({ files: { ...OLD, 'a.html': '2' }, isManifestLost: true })
    expect((await run({ files: OLD })).purged).toEqual(['/a.html'])
  })

  test('by the first attempt of a re-run', async () => {
    const { run } = createHistory()
    await run({ files: OLD })
    await run({ files: { ...OLD, 'a.html': '2' } })
    const again = await run({ files: { ...OLD, 'a.html': '2' }, runId: '2', runAttempt: '2' })
    expect(again.purged).toEqual(['/a.html'])
  })

  test('by a newer run, when an older one is run again and uploads its build', async () => {
    const { run } = createHistory()
    await run({ runId: '1', files: OLD })
    await run({ runId: '2', files: { ...OLD, 'a.html': '2' } })
    const again = await run({ runId: '1', runAttempt: '2', files: OLD })
    // Its first attempt purged everything.
    expect(again.purged).toEqual(['/*'])
    const next = await run({ runId: '3', files: { ...OLD, 'a.html': '2' } })
    expect(next.purged).toEqual(['/a.html'])
  })

  test('only of the distribution that they purged', async () => {
    const { run } = createHistory()
    const distributions = ['E1', 'E2']
    await run({ files: OLD, distributions })
    await run({ files: { ...OLD, 'a.html': '2' }, branch: 'topic', distributions: ['E2'] })
    const { purgedOf } = await run({ files: { ...OLD, 'b.html': '2' }, distributions })
    expect([purgedOf('E1').sort(), purgedOf('E2').sort()]).toEqual([['/b.html'], ['/a.html', '/b.html']])
  })
})

test('without other runs, it costs one call', async () => {
  const { run } = createHistory()
  await run({ files: OLD })
  expect((await run({ files: { ...OLD, 'a.html': '2' } })).reads).toEqual(['listInvalidationIds'])
  expect((await run({ files: { ...OLD, 'a.html': '2' } })).reads).toEqual(['listInvalidationIds'])
})

test('after a run that posted a part of its paths, everything is purged', async () => {
  const { run } = createHistory()
  await run({ files: OLD })
  const refuse = ({ operation, paths = [] }: Call) =>
    operation === 'createInvalidation' && paths.includes('/b.html') ? DENIED : undefined
  const failed = await run({ files: { ...OLD, 'a.html': '2', 'b.html': '2' }, refuse })
  expect(failed.result.status).toBe('failed')
  const next = await run({ files: OLD })
  expect(next.purged).toEqual(['/*'])
  expect(next.result.targets[0]?.everythingBecause).toContain('run 2 purged only a part of its build since')
})

test('purges of other repositories, other rules and other tools do not count', async () => {
  const { run, memory } = createHistory()
  await run({ files: OLD })
  for (const reference of [
    'by-hand',
    `octo-org/other:${'1'.repeat(8)}:none:9.1.f9:1of1`,
    `octo-org/website:${'1'.repeat(8)}:none:9.1.f9:1of1`,
  ])
    await memory.cloudfront.createInvalidation({ kind: 'distribution', id: 'E1' }, ['/c.html'], reference)
  expect((await run({ files: { ...OLD, 'a.html': '2' } })).purged).toEqual(['/a.html'])
})

test.each([
  [DENIED, ['/a.html'], 'So pages that another branch changed may stay stale.'],
  [RESET, ['/*'], undefined],
] as const)('with a list that answers %j', async (fault, purged, notice) => {
  const { run } = createHistory()
  await run({ files: OLD })
  const refuse = ({ operation }: Call) => (operation === 'listInvalidationIds' ? fault : undefined)
  const ended = await run({ files: { ...OLD, 'a.html': '2' }, refuse })
  expect(ended.purged).toEqual(purged)
  expect(ended.notices.map((text) => text.slice(-52))).toEqual(notice === undefined ? [] : [notice])
})

test('whatever the runs and branches, nothing that is not live stays cached', async () => {
  const names = ['a.html', 'b.html', 'c.html', 'd.html']
  const files = fc.record(Object.fromEntries(names.map((name) => [name, fc.constantFrom('1', '2')])))
  const step = fc.record({
    files,
    branch: fc.constantFrom('main', 'topic', 'other'),
    isManifestLost: fc.boolean(),
    isRefused: fc.boolean(),
    /** The run that is run again instead, if it is an earlier one. */
    again: fc.nat({ max: 20 }),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 8 }), async (steps) => {
      const { run } = createHistory()
      const cache = createCache()
      for (const [index, { isRefused, again, ...fresh }] of steps.entries()) {
        const earlier = again < index ? steps[again] : undefined
        const rerun = earlier && { ...earlier, runId: String(again + 1), runAttempt: String(index + 2) }
        const given = rerun ?? { ...fresh, runId: String(index + 1) }
        let posts = 0
        // Nobody knows of a run that posted nothing.
        const refuse = ({ operation }: Call) =>
          operation === 'createInvalidation' && (posts += 1) > 1 && isRefused ? DENIED : undefined
        const { result, purged } = await run({ ...given, refuse })
        cache.purge(purged)
        const live = Object.fromEntries(Object.entries(given.files).map(([name, text]) => [`public/${name}`, text]))
        if (result.status !== 'failed') expect(cache.stale(live)).toEqual([])
        cache.view(
          names.map((name) => `/${name}`),
          live,
        )
      }
    }),
    { numRuns: runs(300) },
  )
})
