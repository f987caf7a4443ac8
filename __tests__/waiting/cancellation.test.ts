/** A job that is cancelled: nothing is sent any more, and what was posted is told, and what was not. */
import type { Log } from '../../src/log.ts'
import { logPlans } from '../../src/report/log-purge.ts'
import { expect, test } from '@jest/globals'
import type { Distribution } from '../../src/cloudfront/cloudfront.ts'
import { Cancelled } from '../../src/waiting/cancellation.ts'
import { invalidate } from '../../src/purge/purge.ts'
import { learnAccountRates } from '../../src/purge/post/pacing/account-rates.ts'
import { postBatches } from '../../src/purge/post/post-batches.ts'
import { waitForCompletion } from '../../src/purge/post/wait.ts'
import { retryLookups } from '../../src/cloudfront/retry.ts'
import { changesOf, targetOf } from '../support/purge/targets.ts'
import {
  createMemoryCloudFront,
  createVirtualClock,
  RESET,
  TOO_MANY,
  type Call,
  type Fault,
} from '../support/purge/memory-cloudfront.ts'

const DISTRIBUTION: Distribution = { kind: 'distribution', id: 'E1EXAMPLE' }
const NAMES = ['/a', '/b', '/c', '/d']

/** A run that is cancelled at its call number `at`, or while it sleeps after `afterMs`. */
function cancelled({
  at = Infinity,
  afterMs,
  refuse,
}: {
  readonly at?: number
  readonly afterMs?: number
  readonly refuse?: (call: Call) => Fault | undefined
}) {
  const clock = createVirtualClock()
  const start = clock.now()
  const cancelling = new AbortController()
  const service = createMemoryCloudFront({
    clock,
    refuse: (call, calls) => {
      if (calls.length + 1 === at) cancelling.abort()
      return refuse?.(call)
    },
  })
  if (afterMs !== undefined)
    void clock.sleep(afterMs).then(() => {
      cancelling.abort()
    })
  return { ...service, clock, interruption: cancelling.signal, took: () => clock.now() - start }
}

function post({ cloudfront, clock, interruption }: ReturnType<typeof cancelled>) {
  return postBatches(
    DISTRIBUTION,
    NAMES.map((path) => [path]),
    {
      cloudfront,
      clock,
      interruption,
      deadline: clock.now() + 600_000,
      reference: (part) => part,
      rates: learnAccountRates(),
      onPause: () => undefined,
    },
  )
}

test('an answer under way is still heard, and nothing else is sent', async () => {
  const run = cancelled({ at: 2 })
  const { invalidations, unposted } = await post(run)
  expect(run.calls).toHaveLength(2)
  expect(invalidations.flatMap(({ paths }) => paths)).toEqual(['/a', '/b'])
  expect(unposted.map(({ paths, error }) => [paths, error.message])).toEqual([
    [['/c'], 'The job was cancelled before these were posted'],
    [['/d'], 'The job was cancelled before these were posted'],
  ])
})

test('an answer that does not come is not waited for, and what it would have said is not known', async () => {
  const run = cancelled({ at: 2 })
  const never = new Promise<never>(() => undefined)
  const hanging = {
    ...run.cloudfront,
    createInvalidation: (...call: Parameters<typeof run.cloudfront.createInvalidation>) => {
      const answer = run.cloudfront.createInvalidation(...call)
      return run.interruption.aborted ? never : answer
    },
  }
  const { invalidations, unposted } = await post({ ...run, cloudfront: hanging })
  expect(run.took()).toBe(500)
  expect(invalidations.flatMap(({ paths }) => paths)).toEqual(['/a'])
  expect(unposted.map(({ paths }) => paths)).toEqual([['/b'], ['/c'], ['/d']])
  expect(unposted[0]?.error).toBeInstanceOf(Cancelled)
  expect(unposted[0]?.error.message).toContain('unknown')
})

test.each([
  ['a quota', TOO_MANY],
  ['an outage', RESET],
])('waiting for %s to pass ends at once', async (_, fault) => {
  const run = cancelled({ afterMs: 20_500, refuse: () => fault })
  const { unposted } = await post(run)
  expect(run.took()).toBeLessThanOrEqual(21_000)
  expect(unposted.flatMap(({ paths }) => paths).sort()).toEqual(NAMES)
})

test('waiting for completion ends at once, and gives back what is in progress', async () => {
  const run = cancelled({ afterMs: 6_000 })
  const { id } = await run.cloudfront.createInvalidation(DISTRIBUTION, ['/a'], 'r')
  const { cloudfront, clock, interruption } = run
  const deadline = clock.now() + 600_000
  const dependencies = { cloudfront, clock, interruption, deadline, onProgress: () => undefined }
  expect(await waitForCompletion(DISTRIBUTION, [id], dependencies)).toEqual([id])
  expect(run.took()).toBe(6_000)
  expect(run.calls.map(({ operation }) => operation)).toEqual(['createInvalidation', 'getInvalidation'])
})

test('a lookup is not tried again', async () => {
  const run = cancelled({ at: 1, refuse: () => TOO_MANY })
  const { cloudfront, clock, interruption } = run
  const policy = { clock, interruption, deadline: clock.now() + 600_000, onPause: () => undefined }
  const asking = retryLookups(cloudfront, policy).findTenant('www.example.com')
  await expect(asking).rejects.toMatchObject({ name: 'CloudFrontError' })
  expect([run.calls.length, run.took()]).toEqual([1, 0])
})

test.each([
  [1, 'E1EXAMPLE', 'failed', /before these were posted: 2 paths, \/\w first\.$/],
  [4, 'E1EXAMPLE', 'failed', /while E1EXAMPLE was waited for$/],
  [1, 'www.example.com', 'failed', /before anything was posted\.$/],
])('cancelled at call %i of a purge of %s', async (at, distribution, status, message) => {
  const run = cancelled({ at })
  const { cloudfront, clock, interruption, calls } = run
  const summaries = [{ id: 'EWWW', domainName: 'd1.cloudfront.net', aliases: ['www.example.com'] }]
  const log: Log = { info: () => undefined, group: () => undefined, notice: () => undefined, warning: () => undefined }
  const result = await invalidate(
    {
      targets: [
        targetOf({
          distributions: [distribution],
          rules: [],
          paths: ['/a', '/b', '/c'],
          posting: { batchSize: 1, wait: true },
        }),
      ],
      dryRun: false,
    },
    {
      findChanges: () => Promise.resolve(changesOf()),
      listFiles: () => Promise.resolve(undefined),
      findBuildChanges: () => Promise.reject(new Error('no target has a build')),
      listDirectory: () => Promise.resolve(undefined),
      rates: learnAccountRates(),
      isDirectory: () => Promise.resolve(false),
      advise: true,
      cloudfront: () =>
        Promise.resolve({
          ...cloudfront,
          listDistributions: async function* () {
            for await (const page of cloudfront.listDistributions()) yield page
            yield* summaries
          },
        }),
      clock,
      interruption,
      log,
      onPlans: (plans) => {
        logPlans(plans, log)
      },
      run: { repository: 'octo-org/website', runId: '1', runAttempt: '1', nonce: 'f00d42' },
    },
  )
  expect(result.status).toBe(status)
  expect(result.problems).toMatchObject([{ message: expect.stringMatching(message) }])
  expect(calls).toHaveLength(at)
  const posted = result.distributions.flatMap(({ invalidations }) => invalidations)
  expect(posted).toHaveLength(distribution === 'E1EXAMPLE' ? Math.min(at, 3) : 0)
})
