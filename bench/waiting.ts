/**
 * The delay until a waiter notices a completion, and its number of calls, in simulated time: the action, the SDK's
 * waiter and the AWS CLI's. Run `node bench/waiting.ts`; it only prints.
 */
import type { Clock } from '../src/waiting/clock.ts'
import { waitForCompletion } from '../src/purge/post/wait.ts'
import { drawCompletionTimes } from './completion-times.ts'
import { waitBySdk } from './sdk-waiter.ts'
import { createSimulatedClock } from './simulated-clock.ts'
import { simulateCloudFront, type SimulatedCloudFront } from './simulated-cloudfront.ts'
import { mean, quantile } from './statistics.ts'
import { busiestMinute, callsPerMinute, type Wait } from './wait.ts'

const WAITS = 5_000
const SEED = 20261121
/** The part of invalidations that take minutes. */
const STRAGGLERS = [0, 0.01]
const LATENCY = 200
const DISTRIBUTION = { kind: 'distribution', id: 'E1EXAMPLE' } as const
/** `InvalidationCompleted` of botocore's `waiters-2.json`; the limit of attempts is not reached here. */
const CLI_DELAY = 20_000

type Look = Pick<SimulatedCloudFront, 'cloudfront'> & { readonly clock: Clock; readonly id: string }

async function benchWaiting(): Promise<void> {
  console.log(`${WAITS} waits in simulated time, calls of ${LATENCY} ms`)
  for (const stragglers of STRAGGLERS) {
    const completions = drawCompletionTimes({ count: WAITS, seed: SEED, stragglers })
    const [half, most, longest] = [0.5, 0.95, 1].map((part) => seconds(quantile(completions, part)))
    console.log(`\nCompleted after: median ${half}, 95 % within ${most}, longest ${longest}`)
    console.log('waiter                  mean lag  median lag    95 % lag  calls a wait  a minute  at most a minute')
    report('this action', await waitEach(completions, waitByAction))
    report("the SDK's waiter", await waitBySdk(completions, LATENCY))
    report("the AWS CLI's waiter", await waitEach(completions, waitByCli))
  }
}

async function waitEach(completions: readonly number[], wait: (look: Look) => Promise<void>): Promise<readonly Wait[]> {
  const waits: Wait[] = []
  for (const completionMs of completions) {
    const clock = createSimulatedClock()
    const service = { clock, distribution: DISTRIBUTION, quotas: {}, completionMs, latency: LATENCY }
    const { cloudfront, looks } = simulateCloudFront(service)
    const { id } = await cloudfront.createInvalidation(DISTRIBUTION, ['/*'], 'bench')
    const start = clock.now()
    await wait({ cloudfront, clock, id })
    waits.push({
      completes: LATENCY / 2 + completionMs - start,
      detected: clock.now() - start,
      looks: looks.map((time) => time - start),
    })
  }
  return waits
}

async function waitByAction({ cloudfront, clock, id }: Look): Promise<void> {
  const pending = await waitForCompletion(DISTRIBUTION, [id], {
    cloudfront,
    clock,
    deadline: Infinity,
    onProgress: () => undefined,
  })
  if (pending.length > 0) throw new Error('The action gave up.')
}

async function waitByCli({ cloudfront, clock, id }: Look): Promise<void> {
  while ((await cloudfront.getInvalidation(DISTRIBUTION, id)).status !== 'completed') await clock.sleep(CLI_DELAY)
}

function report(name: string, waits: readonly Wait[]): void {
  const lags = waits.map(({ completes, detected }) => detected - completes)
  console.log(
    [
      name.padEnd(22),
      seconds(mean(lags)).padStart(11),
      seconds(quantile(lags, 0.5)).padStart(11),
      seconds(quantile(lags, 0.95)).padStart(12),
      mean(waits.map(({ looks }) => looks.length))
        .toFixed(2)
        .padStart(13),
      callsPerMinute(waits).toFixed(1).padStart(9),
      String(busiestMinute(waits)).padStart(17),
    ].join(' '),
  )
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(2)} s`
}

await benchWaiting()
