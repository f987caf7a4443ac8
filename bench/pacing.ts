/**
 * The posting time in simulated time, for 100 to 100,000 paths and both generations of CloudFront's quotas, compared
 * with the optimum. Run `node bench/pacing.ts`; it only prints.
 */
import type { QuotaOptions } from '../emulators/cloudfront/control-plane/quotas.ts'
import { learnAccountRates } from '../src/purge/post/pacing/account-rates.ts'
import { postBatches } from '../src/purge/post/post-batches.ts'
import { isWildcard } from '../src/purge/paths/invalidation-path.ts'
import { splitIntoBatches } from '../src/purge/plan/batches.ts'
import { leastPostingTime } from './pacing-optimum.ts'
import { createSimulatedClock } from './simulated-clock.ts'
import { listPaths, simulateCloudFront, type Load } from './simulated-cloudfront.ts'

const COUNTS = [100, 1_000, 3_000, 10_000, 100_000]
const WILDCARD_SHARES = [0, 0.1]
const BATCH_SIZE = 1_000
const LATENCY = 200

type Setting = {
  readonly name: string
  readonly quotas: QuotaOptions
  /** How long each invalidation is in progress. */
  readonly completionMs: number
  /** Another run posted this just before; it completes by `othersComplete`. */
  readonly others?: Load
  readonly othersComplete?: number
}

const IN_PROGRESS = { inProgress: { paths: 3_000, wildcards: 15 } }
const PER_SECOND = { perSecond: { paths: 150, wildcards: 1 } }
const CALLS = { callsPerSecond: 0.5 }

const SETTINGS: readonly Setting[] = [
  { name: 'in progress', quotas: IN_PROGRESS, completionMs: 10_000 },
  { name: 'in progress, slow', quotas: IN_PROGRESS, completionMs: 25_000 },
  { name: 'per second', quotas: PER_SECOND, completionMs: 10_000 },
  { name: 'calls per second', quotas: CALLS, completionMs: 10_000 },
  { name: 'all at once', quotas: { ...IN_PROGRESS, ...PER_SECOND, ...CALLS }, completionMs: 10_000 },
  {
    name: 'in progress, taken 60 s',
    quotas: IN_PROGRESS,
    completionMs: 10_000,
    others: { paths: 3_000, wildcards: 15 },
    othersComplete: 60_000,
  },
  {
    name: 'per second, taken 60 s',
    quotas: PER_SECOND,
    completionMs: 10_000,
    others: { paths: 9_000, wildcards: 60 },
    othersComplete: 10_000,
  },
]

/** Times in milliseconds. */
type Pacing = {
  readonly time: number
  readonly optimum: number
  readonly asked: number
  readonly refused: number
  readonly looked: number
  readonly unposted: number
}

async function benchPacing(): Promise<void> {
  console.log(`Posting in simulated time, calls of ${LATENCY} ms`)
  console.log(
    'quota                     paths  wildcards       time    optimum   ratio   calls  refused    looks  unposted',
  )
  const ratios: number[] = []
  for (const setting of SETTINGS) {
    for (const share of WILDCARD_SHARES) {
      for (const count of COUNTS) {
        const wildcards = count * share
        const load = { paths: count - wildcards, wildcards }
        const pacing = await measure(setting, load)
        ratios.push(pacing.time / pacing.optimum)
        console.log(describe(setting, load, pacing))
      }
    }
  }
  console.log(`The worst ratio is ${Math.max(...ratios).toFixed(3)}.`)
}

async function measure({ quotas, completionMs, others, othersComplete = 0 }: Setting, load: Load): Promise<Pacing> {
  const clock = createSimulatedClock()
  const distribution = { kind: 'distribution', id: 'E1EXAMPLE' } as const
  const simulated = { quotas, completionMs, others, othersComplete, latency: LATENCY }
  const { cloudfront, creations, looks } = simulateCloudFront({ ...simulated, clock, distribution })
  const batches = splitIntoBatches(listPaths(load), BATCH_SIZE)
  const { unposted } = await postBatches(distribution, batches, {
    cloudfront,
    clock,
    deadline: Infinity,
    reference: (part) => `bench-${part}`,
    rates: learnAccountRates(),
    onPause: () => undefined,
  })
  return {
    time: clock.now(),
    optimum: leastPostingTime({ ...simulated, batches: batches.map(weigh) }),
    ...creations(),
    looked: looks.length,
    unposted: unposted.reduce((sum, { paths }) => sum + paths.length, 0),
  }
}

function weigh(batch: readonly string[]): Load {
  const wildcards = batch.filter(isWildcard).length
  return { paths: batch.length - wildcards, wildcards }
}

function describe({ name }: Setting, load: Load, pacing: Pacing): string {
  return [
    name.padEnd(23),
    load.paths.toLocaleString('en').padStart(7),
    load.wildcards.toLocaleString('en').padStart(10),
    `${(pacing.time / 1000).toFixed(1).padStart(8)} s`,
    `${(pacing.optimum / 1000).toFixed(1).padStart(8)} s`,
    (pacing.time / pacing.optimum).toFixed(3).padStart(7),
    String(pacing.asked).padStart(7),
    String(pacing.refused).padStart(8),
    String(pacing.looked).padStart(8),
    String(pacing.unposted).padStart(9),
  ].join(' ')
}

await benchPacing()
