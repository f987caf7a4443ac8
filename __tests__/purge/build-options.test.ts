/** The inputs that go with a build, with each other and with posts that are refused, in memory. */
import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { compareBuilds } from '../../src/built-site/compare-builds.ts'
import { decodeManifest, type Mark } from '../../src/built-site/manifest.ts'
import { keepManifests, type ComparedBuild } from '../../src/commands/keep-manifests.ts'
import { learnAccountRates } from '../../src/purge/post/pacing/account-rates.ts'
import { listUrlForms } from '../../src/purge/paths/url-forms.ts'
import type { Target } from '../../src/purge/plan/target.ts'
import { invalidate } from '../../src/purge/purge.ts'
import { isCovered } from '../support/purge/covered.ts'
import { createMemoryCloudFront, createVirtualClock, DENIED, type Fault } from '../support/purge/memory-cloudfront.ts'
import { targetOf } from '../support/purge/targets.ts'
import { runs } from '../support/random-runs.ts'

type Files = Readonly<Record<string, string>>

const NAMES = ['index.html', 'about.html', 'docs/index.html', 'docs/a.css', 'docs/b.css', 'Größe 1.png'] as const
const SILENT = { info: () => undefined, group: () => undefined, notice: () => undefined, warning: () => undefined }

const filesArbitrary = fc
  .record(Object.fromEntries(NAMES.map((name) => [name, fc.constantFrom('1', '2', undefined)])))
  .map((given): Files => ({ kept: '1', 'docs/kept': '1', ...dropAbsent(given) }))

const optionsArbitrary = fc.record({
  rules: fc.constantFrom(['public/** -> /{path}'], ['public/docs/** -> /docs/{path}', 'public/** -> /{path}']),
  forms: fc.record({
    directoryUrls: fc.constantFrom('slash', 'both', 'none'),
    cleanUrls: fc.boolean(),
    queryStrings: fc.boolean(),
    prefix: fc.constantFrom(undefined, '/pr-7'),
  }),
  posting: fc.record({
    maxPaths: fc.constantFrom(undefined, 1, 3),
    batchSize: fc.constantFrom(1, 2, 1000),
    wait: fc.boolean(),
  }),
  distributions: fc.constantFrom(['E1'], ['dt_1'], ['E1', 'dt_1']),
  paths: fc.constantFrom([], ['/extra']),
  hasOther: fc.boolean(),
  dryRun: fc.boolean(),
  refused: fc.constantFrom(undefined, 'E1', 'dt_1', 'E2'),
})

function dropAbsent(files: Readonly<Record<string, string | undefined>>): Files {
  return Object.fromEntries(Object.entries(files).flatMap(([name, text]) => (text === undefined ? [] : [[name, text]])))
}

/** Runs that keep their manifests in memory, one for each target. */
function createRuns(targets: readonly Target[]) {
  const clock = createVirtualClock()
  let refused: string | undefined
  const refuse = ({ operation, id }: { readonly operation: string; readonly id?: string }): Fault | undefined =>
    operation === 'createInvalidation' && id === refused ? DENIED : undefined
  const memory = createMemoryCloudFront({ clock, refuse })
  const kept = new Map<string, Buffer>()
  let count = 0

  return async (files: Files, given: { readonly dryRun: boolean; readonly refused: string | undefined }) => {
    count += 1
    refused = given.refused
    const digests = new Map(
      Object.entries(files).map(([name, text]) => [`public/${name}`, `${text.repeat(43)}=`] as const),
    )
    const compared: ComparedBuild[] = []
    const saved: string[] = []
    const result = await invalidate(
      { targets, dryRun: given.dryRun },
      {
        findBuildChanges: ({ scope, distributions }) => {
          const marks = new Map<string, Mark | undefined>(distributions.map((id) => [id, undefined]))
          const place = `${scope} ${distributions.join()}`
          compared.push({
            place,
            manifest: { scope, commit: undefined, run: `${count}.1.n`, distributions: marks, files: digests },
            store: {
              load: () => Promise.resolve(kept.get(place)),
              save: (encode) => {
                kept.set(place, encode(undefined))
                return Promise.resolve(void saved.push(...distributions))
              },
            },
          })
          const mark = (id: string, seen: Mark) => void marks.set(id, seen)
          const site = [...digests.keys()]
          const bytes = kept.get(place)
          const last = bytes && decodeManifest(bytes, { scope, distributions, directory: 'public' })
          if (last?.kind !== 'usable')
            return Promise.resolve({ changes: { kind: 'unknown', reason: 'none', site }, last: undefined, mark })
          const { manifest } = last
          const changes = { kind: 'known', files: compareBuilds(manifest.files, digests), site } as const
          return Promise.resolve({ changes, last: manifest, mark })
        },
        findChanges: () => Promise.reject(new Error('no target compares commits')),
        listFiles: () => Promise.resolve(undefined),
        listDirectory: () => Promise.resolve(undefined),
        isDirectory: () => Promise.resolve(false),
        cloudfront: () => Promise.resolve(memory.cloudfront),
        ...{ advise: false, clock, rates: learnAccountRates(), onPlans: () => undefined, log: SILENT },
        run: { repository: 'octo-org/website', runId: String(count), runAttempt: '1', nonce: 'f00d42' },
      },
    )
    await keepManifests(compared, result, { dryRun: given.dryRun, log: SILENT })
    const postedTo = (id: string) =>
      result.distributions.filter(({ distribution }) => distribution.id === id).flatMap((one) => one.invalidations)
    return { status: result.status, saved, purgedOf: (id: string) => postedTo(id).flatMap(({ paths }) => paths) }
  }
}

/** The addresses at which a file is cached. */
function addressesOf(name: string, { forms }: Target): readonly string[] {
  return listUrlForms(`/${encodeURI(name)}`, forms).map((form) => form.replace(/\*$/, ''))
}

test('what is purged is what differs, nothing stays stale, and a manifest is kept if all was posted', async () => {
  await fc.assert(
    fc.asyncProperty(optionsArbitrary, filesArbitrary, filesArbitrary, async (options, before, after) => {
      const { rules, forms, posting, distributions, paths, hasOther, dryRun, refused } = options
      const changes = { kind: 'build', directory: 'public', manifest: 'cache' } as const
      const first = targetOf({ rules, forms, posting, distributions, paths, changes })
      const other = targetOf({ distributions: ['E2'], rules: ['public/docs/** -> /docs/{path}'], changes })
      const targets = hasOther ? [first, other] : [first]
      const run = createRuns(targets)
      await run(before, { dryRun: false, refused: undefined })
      const second = await run(after, { dryRun, refused })

      const differing: readonly string[] = NAMES.filter((name) => before[name] !== after[name])
      for (const id of distributions) {
        const purged = second.purgedOf(id)
        const isPosted = !dryRun && refused !== id
        const missing = differing.flatMap((name) => addressesOf(name, first)).filter((path) => !isCovered(path, purged))
        if (isPosted) expect(missing).toEqual([])
        else expect(purged).toEqual([])
        if (posting.maxPaths !== undefined) continue
        const same = ['kept', 'docs/kept', ...NAMES].filter((name) => !differing.includes(name))
        // `/docs*` for query strings of `/docs` also covers the directory.
        const isExact = !(forms.queryStrings && forms.directoryUrls === 'both')
        if (isExact)
          expect(same.flatMap((name) => addressesOf(name, first)).filter((path) => isCovered(path, purged))).toEqual([])
      }
      const isNeeded = (target: Target) =>
        target === first ? differing.length + paths.length > 0 : differing.some((name) => name.startsWith('docs/'))
      const isRefused = (target: Target) => target.distributions.some((id) => id === refused) && isNeeded(target)
      const posted = targets.filter((target) => !dryRun && !isRefused(target))
      expect([...second.saved].sort()).toEqual(posted.flatMap((target) => target.distributions).sort())

      const third = await run(after, { dryRun: false, refused: undefined })
      for (const id of distributions) {
        const purged = [...second.purgedOf(id), ...third.purgedOf(id)]
        expect(
          differing.flatMap((name) => addressesOf(name, first)).filter((path) => !isCovered(path, purged)),
        ).toEqual([])
      }
    }),
    { numRuns: runs(300) },
  )
})

test.each([
  ['that differs', '2'],
  ['that does not differ', '1'],
])('a dry run of a build %s keeps no manifest', async (_, text) => {
  const changes = { kind: 'build', directory: 'public', manifest: 'cache' } as const
  const run = createRuns([targetOf({ distributions: ['E1'], rules: ['public/** -> /{path}'], changes })])
  const [first, dry] = [
    await run({ 'index.html': '1' }, { dryRun: false, refused: undefined }),
    await run({ 'index.html': text }, { dryRun: true, refused: undefined }),
  ]
  expect([first.saved, dry.saved]).toEqual([['E1'], []])
})
