import { describe, expect, test } from '@jest/globals'
import type { Distribution } from '../../../src/cloudfront/cloudfront.ts'
import { waitForCompletion } from '../../../src/purge/post/wait.ts'
import {
  createMemoryCloudFront,
  createVirtualClock,
  DENIED,
  RESET,
  TOO_MANY,
  type Call,
  type Fault,
} from '../../support/purge/memory-cloudfront.ts'

const DISTRIBUTION: Distribution = { kind: 'distribution', id: 'E1' }

type Waiting = {
  readonly ours?: number
  readonly others?: number
  readonly completionMs?: number | ((index: number) => number)
  readonly deadlineMs?: number
  readonly refuse?: (call: Call, calls: readonly Call[]) => Fault | undefined
}

/** Makes invalidations, of which the first are ours, and waits for ours. Times count from when the waiting began. */
async function wait({ ours = 1, others = 0, completionMs = 10_000, deadlineMs = 600_000, refuse }: Waiting) {
  const clock = createVirtualClock()
  const start = clock.now()
  const service = createMemoryCloudFront({
    clock,
    completionMs,
    refuse: (call, calls) => (call.operation === 'createInvalidation' ? undefined : refuse?.(call, calls)),
  })
  const ids: string[] = []
  for (let index = 0; index < ours + others; index++) {
    ids.push((await service.cloudfront.createInvalidation(DISTRIBUTION, [`/${index}`], `${index}`)).id)
  }
  const progress: { readonly inProgress: number; readonly waited: number; readonly time: number }[] = []
  const made = service.calls.length
  const left = await waitForCompletion(DISTRIBUTION, ids.slice(0, ours), {
    cloudfront: service.cloudfront,
    clock,
    deadline: start + deadlineMs,
    onProgress: (inProgress, waited) => progress.push({ inProgress, waited, time: clock.now() - start }),
  }).catch((error: unknown) => error)
  const calls = service.calls.slice(made).map((call) => ({ ...call, time: call.time - start }))
  return { left, calls, progress, took: clock.now() - start, ids }
}

test('nothing to wait for', async () => {
  expect(await wait({ ours: 0 })).toMatchObject({ left: [], calls: [], took: 0 })
})

test('one invalidation is asked for by itself', async () => {
  const { left, calls, took, progress } = await wait({ completionMs: 8_000 })
  expect(left).toEqual([])
  expect(calls.map(({ operation, time }) => [operation, Math.round(time)])).toEqual([
    ['getInvalidation', 5500],
    ['getInvalidation', 6765],
    ['getInvalidation', 8321],
  ])
  expect(Math.round(took)).toBe(8321)
  expect(progress).toEqual([])
})

test('however many there are, it is one call a round', async () => {
  const { left, calls } = await wait({ ours: 60, completionMs: 9_000 })
  expect(left).toEqual([])
  expect(calls.map(({ operation }) => operation)).toEqual(Array(4).fill('listInvalidations'))
})

test('those that others pushed off the list are asked for one by one', async () => {
  const { left, calls, ids } = await wait({ ours: 2, others: 100, completionMs: 6_000 })
  expect(left).toEqual([])
  expect(calls.map(({ operation, invalidation }) => invalidation ?? operation)).toEqual([
    'listInvalidations',
    ids[0],
    'listInvalidations',
    ids[0],
    ids[1],
  ])
})

test('at most 12 calls in any minute, at most six in each one after the first', async () => {
  const { calls } = await wait({ completionMs: Infinity, deadlineMs: 600_000 })
  const within = (from: number) => calls.filter(({ time }) => time >= from && time < from + 60_000).length
  expect(Math.max(...calls.map(({ time }) => within(time)))).toBeLessThanOrEqual(12)
  // Nearly all complete within 25 s: by then it is asked often.
  expect(calls.filter(({ time }) => time <= 25_000).length).toBeGreaterThanOrEqual(6)
  for (let minute = 1; minute < 10; minute++) expect(within(minute * 60_000)).toBeLessThanOrEqual(6)
})

test('the lag after completion is 1.5 s on the average, for times like those of CloudFront', async () => {
  // Logarithmically normal: a median of 10 s, and 95 % within 25 s. Two hundred of its quantiles stand for it.
  const quantiles = Array.from({ length: 200 }, (_, index) => (index + 0.5) / 200)
  const deviation = Math.log(2.5) / 1.645
  const lags = []
  for (const quantile of quantiles) {
    const completionMs = 10_000 * Math.exp(deviation * normalQuantile(quantile))
    lags.push((await wait({ completionMs })).took - completionMs)
  }
  expect(lags.reduce((sum, lag) => sum + lag, 0) / lags.length).toBeLessThanOrEqual(1_500)
})

/** How many standard deviations above the mean a part of a normal distribution ends; to 0.1 %. */
function normalQuantile(part: number): number {
  if (part < 0.5) return -normalQuantile(1 - part)
  const root = Math.sqrt(-2 * Math.log(1 - part))
  const [over, under] = [
    2.515517 + 0.802853 * root + 0.010328 * root ** 2,
    1 + 1.432788 * root + 0.189269 * root ** 2 + 0.001308 * root ** 3,
  ]
  return root - over / under
}

test('progress is told at least every 30 s', async () => {
  const { progress, took } = await wait({ ours: 3, completionMs: Infinity, deadlineMs: 300_000 })
  const times = [0, ...progress.map(({ time }) => time), took]
  times.slice(1).forEach((time, index) => {
    expect(time - (times[index] ?? 0)).toBeLessThanOrEqual(30_000)
  })
  expect(progress.every(({ inProgress, waited, time }) => inProgress === 3 && waited === time)).toBe(true)
})

describe('the deadline', () => {
  test('is kept, with a last look at it', async () => {
    const { left, took, calls, ids } = await wait({ ours: 2, completionMs: Infinity, deadlineMs: 45_000 })
    expect(left).toEqual(ids)
    expect(took).toBe(45_000)
    expect(calls.at(-1)?.time).toBe(45_000)
  })

  test('gives back those that are left', async () => {
    const completionMs = (index: number) => (index === 1 ? Infinity : 6_000)
    const { left, ids, calls } = await wait({ ours: 3, deadlineMs: 30_000, completionMs })
    expect(left).toEqual([ids[1]])
    expect(calls.map(({ operation }) => operation).slice(0, 3)).toEqual([
      'listInvalidations',
      'listInvalidations',
      'getInvalidation',
    ])
  })

  test('that has passed already asks nothing', async () => {
    expect(await wait({ deadlineMs: 0 })).toMatchObject({ left: ['I1E1'], calls: [] })
  })
})

describe('errors while waiting', () => {
  test.each([
    ['a quota', TOO_MANY],
    ['an outage', RESET],
  ])('%s is survived', async (_, fault) => {
    const { left, calls } = await wait({
      ours: 2,
      completionMs: 1_000,
      refuse: (_call, calls) => (calls.length < 5 ? fault : undefined),
    })
    expect(left).toEqual([])
    expect(calls).toHaveLength(4)
  })

  test.each([1, 2])('what may never be read rejects at once, with %i to wait for', async (ours) => {
    const { left, calls, took } = await wait({ ours, refuse: () => DENIED })
    expect(left).toMatchObject({ name: 'CloudFrontError', kind: 'final', refusal: { code: 'AccessDenied' } })
    expect(calls).toHaveLength(1)
    expect(took).toBe(5500)
  })

  test('a fault of the program goes on', async () => {
    const { left } = await wait({
      refuse: () => {
        throw new TypeError('a bug')
      },
    })
    expect(left).toBeInstanceOf(TypeError)
  })
})
