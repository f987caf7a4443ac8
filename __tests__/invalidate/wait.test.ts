import { describe, expect, test } from '@jest/globals'
import type { Distribution } from '../../src/cloudfront/cloudfront.ts'
import { waitForCompletion } from '../../src/invalidate/wait.ts'
import {
  createMemoryCloudFront,
  createVirtualClock,
  DENIED,
  RESET,
  TOO_MANY,
  type Call,
  type Fault,
} from './memory-cloudfront.ts'

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
  const { left, calls, took, progress } = await wait({ completionMs: 5_000 })
  expect(left).toEqual([])
  expect(calls.map(({ operation, time }) => [operation, time])).toEqual([
    ['getInvalidation', 2000],
    ['getInvalidation', 4000],
    ['getInvalidation', 6000],
  ])
  expect(took).toBe(6000)
  expect(progress).toEqual([])
})

test('however many there are, it is one call a round', async () => {
  const { left, calls } = await wait({ ours: 60, completionMs: 9_000 })
  expect(left).toEqual([])
  expect(calls.map(({ operation }) => operation)).toEqual(Array(5).fill('listInvalidations'))
})

test('those that others pushed off the list are asked for one by one', async () => {
  const { left, calls, ids } = await wait({ ours: 2, others: 100, completionMs: 3_000 })
  expect(left).toEqual([])
  expect(calls.map(({ operation, invalidation }) => invalidation ?? operation)).toEqual([
    'listInvalidations',
    ids[0],
    'listInvalidations',
    ids[0],
    ids[1],
  ])
})

test('at most 13 calls in the first minute, at most three in each one after it', async () => {
  const { calls } = await wait({ completionMs: Infinity, deadlineMs: 600_000 })
  expect(calls.filter(({ time }) => time <= 60_000).length).toBeLessThanOrEqual(13)
  // Nearly all complete within 25 s: by then it is asked often.
  expect(calls.filter(({ time }) => time <= 25_000).length).toBeGreaterThanOrEqual(6)
  for (let minute = 1; minute < 10; minute++) {
    const inMinute = calls.filter(({ time }) => time > minute * 60_000 && time <= (minute + 1) * 60_000)
    expect(inMinute.length).toBeLessThanOrEqual(minute === 9 ? 4 : 3 + Number(minute === 1))
  }
})

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
    const completionMs = (index: number) => (index === 1 ? Infinity : 3_000)
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
    expect(took).toBe(2000)
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
