import { describe, expect, test } from '@jest/globals'
import { waitUntilDeployed } from '../../../src/distribution/deploy/wait-deployed.ts'
import { createVirtualClock, DENIED, RESET, TOO_MANY, type Fault } from '../../support/purge/memory-cloudfront.ts'
import { CONFIG } from '../../support/distribution/deploy/account.ts'
import { createMemoryDistributions } from '../../support/distribution/deploy/memory-distributions.ts'

type Waiting = {
  readonly deploymentMs?: number
  readonly deadlineMs?: number
  readonly refuse?: (calls: number) => Fault | undefined
}

/** Waits for a distribution that was just created. Times count from then. */
async function wait({ deploymentMs = 170_000, deadlineMs = 1_800_000, refuse = () => undefined }: Waiting) {
  const clock = createVirtualClock()
  const start = clock.now()
  const memory = createMemoryDistributions({
    clock,
    deploymentMs,
    trouble: ({ operation }, calls) => (operation === 'get' ? refuse(calls.length) : undefined),
  })
  const held = await memory.distributions.create({ config: CONFIG, callerReference: 'r', tags: new Map() })
  const progress: number[] = []
  const seen = await waitUntilDeployed(held, {
    distributions: memory.distributions,
    clock,
    deadline: start + deadlineMs,
    onProgress: (waited) => progress.push(waited),
  }).catch((error: unknown) => error)
  const calls = memory.calls.filter(({ operation }) => operation === 'get').map(({ time }) => time - start)
  return { seen, calls, progress, took: clock.now() - start }
}

test('what is Deployed is not asked for', async () => {
  expect(await wait({ deploymentMs: 0 })).toMatchObject({ seen: { status: 'deployed' }, calls: [], took: 0 })
})

test('where nothing takes time, a look after 3 s is enough', async () => {
  expect(await wait({ deploymentMs: 50 })).toMatchObject({ seen: { status: 'deployed' }, calls: [3000] })
})

test('around three minutes it is found out soon, with few calls', async () => {
  // The spread of deployments as others measured it: medians of 166 to 174 s.
  const times = Array.from({ length: 60 }, (_, index) => 130_000 + index * 1_500)
  const lags: number[] = []
  for (const deploymentMs of times) {
    const { took, calls } = await wait({ deploymentMs })
    lags.push(took - deploymentMs)
    expect(calls.length).toBeLessThanOrEqual(25)
  }
  expect(lags.reduce((sum, lag) => sum + lag, 0) / lags.length).toBeLessThanOrEqual(4_500)
  expect(Math.max(...lags)).toBeLessThanOrEqual(8_000)
})

test('progress is told at least every 30 s', async () => {
  const { progress, took } = await wait({ deploymentMs: Infinity, deadlineMs: 600_000 })
  const times = [0, ...progress, took]
  times.slice(1).forEach((time, index) => {
    expect(time - (times[index] ?? 0)).toBeLessThanOrEqual(30_000)
  })
})

test('the deadline is kept, with a last look at it', async () => {
  const { seen, took, calls } = await wait({ deploymentMs: Infinity, deadlineMs: 100_000 })
  expect(seen).toMatchObject({ status: 'in-progress' })
  expect(took).toBe(100_000)
  expect(calls.at(-1)).toBe(100_000)
})

describe('errors while waiting', () => {
  test.each([
    ['a quota', { ...TOO_MANY, code: 'Throttling' }],
    ['an outage', RESET],
    ['a fault of the service', { code: 'InternalError', text: 'none', httpStatus: 500 }],
  ])('%s is survived', async (_, fault) => {
    const { seen } = await wait({ refuse: (calls) => (calls < 8 ? fault : undefined) })
    expect(seen).toMatchObject({ status: 'deployed' })
  })

  test('what may never be read rejects at once', async () => {
    const { seen, calls } = await wait({ refuse: () => DENIED })
    expect(seen).toMatchObject({ name: 'CloudFrontError', refusal: { code: 'AccessDenied' } })
    expect(calls).toEqual([3000])
  })
})
