/** Posting in virtual time under each generation of quotas, enforced by the embedded server's own control plane. */
import { describe, expect, test } from '@jest/globals'
import type { QuotaOptions } from '../../../emulators/cloudfront/control-plane/quotas.ts'
import type { Distribution } from '../../../src/cloudfront/cloudfront.ts'
import { learnAccountRates } from '../../../src/purge/post/pacing/account-rates.ts'
import { postBatches } from '../../../src/purge/post/post-batches.ts'
import { splitIntoBatches } from '../../../src/purge/plan/batches.ts'
import { createVirtualClock } from '../../support/purge/memory-cloudfront.ts'
import { createStrictCloudFront, type Trouble } from '../../support/purge/strict-cloudfront.ts'

const DISTRIBUTION: Distribution = { kind: 'distribution', id: 'E1EXAMPLE' }
const OTHER: Distribution = { kind: 'distribution', id: 'E2EXAMPLE' }
const IN_PROGRESS = { inProgress: { paths: 3000, wildcards: 15 } }
const PER_SECOND = { perSecond: { paths: 150, wildcards: 1 } }
const CALLS = { callsPerSecond: 0.5 }

type StepFixture = {
  readonly quotas: QuotaOptions
  readonly paths: number
  readonly wildcards?: number
  readonly batchSize?: number
  readonly completionMs?: number
  /** What others post before, and how long that is in progress. */
  readonly others?: { readonly paths: number; readonly wildcards: number; readonly completionMs: number }
  readonly deadlineMs?: number
  readonly distributions?: readonly Distribution[]
  readonly trouble?: (operation: 'create' | 'list' | 'get') => Trouble | undefined
}

async function pace({
  quotas,
  paths,
  wildcards = 0,
  batchSize = 1000,
  completionMs = 10_000,
  others,
  deadlineMs = 3_600_000,
  distributions = [DISTRIBUTION],
  trouble,
}: StepFixture) {
  const clock = createVirtualClock()
  const service = createStrictCloudFront({
    clock,
    quotas,
    completionMs: (index) => (others && index === 0 ? others.completionMs : completionMs),
    ...(trouble && { trouble }),
  })
  const list = (name: string, number: number, end: string) =>
    Array.from({ length: number }, (_, index) => `/${name}${index}${end}`)
  if (others) {
    const theirs = [...list('theirs', others.wildcards, '/*'), ...list('theirs', others.paths, '')]
    await service.cloudfront.createInvalidation(DISTRIBUTION, theirs, 'theirs')
  }
  const start = clock.now()
  const ours = [...list('a', wildcards, '/*'), ...list('a', paths, '')]
  const rates = learnAccountRates()
  const posted = await Promise.all(
    distributions.map((distribution) =>
      postBatches(distribution, splitIntoBatches(ours, batchSize), {
        cloudfront: service.cloudfront,
        clock,
        deadline: start + deadlineMs,
        reference: (part) => part,
        rates,
        onPause: () => undefined,
      }),
    ),
  )
  const creations = service.creations.filter(({ reference }) => reference !== 'theirs')
  const accepted = creations.filter(({ error }) => error === undefined)
  return {
    posted,
    ours,
    took: clock.now() - start,
    seconds: ((accepted.at(-1)?.time ?? start) - start) / 1000,
    accepted: accepted.length,
    refused: creations.length - accepted.length,
    looks: service.calls.list,
    purged: (id: string) =>
      service
        .held(id)
        .filter(({ callerReference }) => callerReference !== 'theirs')
        .flatMap((one) => one.paths)
        .sort(),
  }
}

/** Seconds until the last batch can be taken, by who knows the quota; 10 s in progress each. */
describe.each<
  [string, Omit<StepFixture, 'paths'>, readonly (readonly [paths: number, wildcards: number, optimum: number])[]]
>([
  [
    'paths and wildcards in progress',
    { quotas: IN_PROGRESS },
    [
      [100, 0, 0],
      [3000, 0, 0],
      [10_000, 0, 30],
      [100_000, 0, 330],
      [0, 100, 60],
      [10_000, 100, 60],
    ],
  ],
  [
    'paths in progress, in the largest batches',
    { quotas: IN_PROGRESS, batchSize: 3000 },
    [
      [3000, 0, 0],
      [10_000, 0, 30],
    ],
  ],
  [
    'paths and wildcards a second',
    { quotas: PER_SECOND },
    [
      [100, 0, 0],
      [3000, 0, 2000 / 150],
      [10_000, 0, 9000 / 150],
      [100_000, 0, 99_000 / 150],
      [0, 100, 85],
      [9000, 1000, 985],
    ],
  ],
  [
    'calls a second',
    { quotas: CALLS },
    [
      [1000, 0, 0],
      [3000, 0, 4],
      [100_000, 0, 198],
    ],
  ],
  [
    'all of them',
    { quotas: { ...IN_PROGRESS, ...PER_SECOND, ...CALLS } },
    [
      [1000, 0, 0],
      [3000, 0, 2000 / 150],
      [100_000, 0, 99_000 / 150],
      [9000, 1000, 985],
    ],
  ],
])('%s', (_, fixture, cases) => {
  test.each(cases)('%i paths and %i wildcards are posted within 10 %% of %d s', async (paths, wildcards, optimum) => {
    const { posted, purged, ours, seconds, accepted, refused } = await pace({ ...fixture, paths, wildcards })
    expect(posted).toMatchObject([{ unposted: [] }])
    expect(purged(DISTRIBUTION.id).join()).toBe(ours.toSorted().join())
    expect(seconds).toBeLessThanOrEqual(optimum * 1.1)
    expect(refused).toBeLessThanOrEqual(5 + accepted / 5)
  })
})

describe('others hold the whole quota for a minute', () => {
  test.each([
    [500, 0],
    [10_000, 0],
    [0, 30],
    [1000, 10],
  ])('%i paths and %i wildcards wait for them to complete', async (paths, wildcards) => {
    const others = { paths: 2985, wildcards: 15, completionMs: 60_000 }
    const { posted, purged, ours, seconds, refused } = await pace({ quotas: IN_PROGRESS, paths, wildcards, others })
    expect(posted).toMatchObject([{ unposted: [] }])
    expect(purged(DISTRIBUTION.id).join()).toBe(ours.toSorted().join())
    const rounds = Math.max(Math.ceil(paths / 3000), Math.ceil(wildcards / 15)) - 1
    expect(seconds).toBeLessThanOrEqual((60 + rounds * 10) * 1.1)
    expect(refused).toBeLessThanOrEqual(12)
  })

  test('what they leave is used: batches are divided', async () => {
    const others = { paths: 2500, wildcards: 0, completionMs: 60_000 }
    const { purged, ours, seconds } = await pace({ quotas: IN_PROGRESS, paths: 2000, others })
    expect(purged(DISTRIBUTION.id).join()).toBe(ours.toSorted().join())
    expect(seconds).toBeLessThanOrEqual(33)
  })

  test('of the rates of the account', async () => {
    const others = { paths: 3000, wildcards: 0, completionMs: 10_000 }
    const { posted, seconds, refused } = await pace({ quotas: PER_SECOND, paths: 3000, others })
    expect(posted).toMatchObject([{ unposted: [] }])
    expect(seconds).toBeLessThanOrEqual(((2850 + 2150) / 150) * 1.1)
    expect(refused).toBeLessThanOrEqual(25)
  })
})

test('a batch that can never be taken whole is divided until it can', async () => {
  const { posted, purged, ours } = await pace({
    quotas: { inProgress: { paths: 400, wildcards: 15 } },
    paths: 2000,
  })
  expect(posted).toMatchObject([{ unposted: [] }])
  expect(purged(DISTRIBUTION.id).join()).toBe(ours.toSorted().join())
})

test('who may not list invalidations posts everything, too', async () => {
  const denied = { code: 'AccessDenied', text: 'No.', httpStatus: 403 }
  const { posted, looks, seconds } = await pace({
    quotas: IN_PROGRESS,
    paths: 10_000,
    trouble: (operation) => (operation === 'list' ? denied : undefined),
  })
  expect(posted).toMatchObject([{ unposted: [] }])
  expect(looks).toBe(1)
  expect(seconds).toBeLessThanOrEqual(40)
})

test('distributions of one run share the rates of their account', async () => {
  const { posted, seconds, refused } = await pace({
    quotas: PER_SECOND,
    paths: 5000,
    distributions: [DISTRIBUTION, OTHER],
  })
  expect(posted).toMatchObject([{ unposted: [] }, { unposted: [] }])
  expect(seconds).toBeLessThanOrEqual((9000 / 150) * 1.1)
  expect(refused).toBeLessThanOrEqual(5)
})

test('at the deadline it says what is posted and what is not, and has not waited longer', async () => {
  const { posted, took, ours } = await pace({ quotas: IN_PROGRESS, paths: 10_000, deadlineMs: 15_000 })
  expect(took).toBe(15_000)
  const [{ invalidations, unposted } = { invalidations: [], unposted: [] }] = posted
  expect(invalidations.flatMap(({ paths }) => paths)).toHaveLength(6000)
  expect([...invalidations, ...unposted].flatMap(({ paths }) => paths).sort()).toEqual(ours.toSorted())
})
