import { createRandom } from './random.ts'

/** The 95th percentile of a standard normal distribution. */
const Z95 = 1.645
const MEDIAN = 10_000
const PERCENTILE_95 = 24_000
/** How many times as long a straggler takes. */
const STRAGGLING = 8

/**
 * Random completion times of invalidations in milliseconds, the same for the same seed: log-normal, half of them at
 * most 10 s, 95 of a hundred less than 25 s. The part `stragglers`, from 0 to 1, takes minutes.
 */
export function drawCompletionTimes({
  count,
  seed,
  stragglers = 0,
}: {
  readonly count: number
  readonly seed: number
  readonly stragglers?: number
}): readonly number[] {
  const random = createRandom(seed)
  const spread = Math.log(PERCENTILE_95 / MEDIAN) / Z95
  return Array.from({ length: count }, () => {
    // The Box-Muller transform.
    const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
    return MEDIAN * Math.exp(spread * normal) * (random() < stragglers ? STRAGGLING : 1)
  })
}
