/**
 * When somebody who knows every quota and every completion beforehand would be done with posting: what a pacer that has to find them
 * out is measured against. None of the code that it judges is used here, nor that of the quotas.
 */
import type { QuotaOptions } from '../emulators/cloudfront/control-plane/quotas.ts'
import type { Load } from './simulated-cloudfront.ts'

export type Knowledge = {
  /** What is posted, in this order. */
  readonly batches: readonly Load[]
  readonly quotas: QuotaOptions
  readonly completionMs: number
  /** Of one call, in milliseconds; one follows the other. */
  readonly latency: number
  readonly others: Load | undefined
  readonly othersComplete: number
}

const KINDS = ['paths', 'wildcards'] as const

/** The least time in milliseconds from the start to the last answer: that of the quota which lets it end latest. */
export function leastPostingTime(knowledge: Knowledge): number {
  const { latency } = knowledge
  const bounds = [byCalls(knowledge), byRates(knowledge), byProgress(knowledge)]
  return Math.max(...bounds) + latency
}

/** One after the other, and each after its share of a second. */
function byCalls({ batches, quotas: { callsPerSecond = Infinity }, latency }: Knowledge): number {
  return (batches.length - 1) * Math.max(latency, 1000 / callsPerSecond)
}

/**
 * A bucket of one second's worth may go into debt for one request, so that all but the largest have to be made good for before that
 * one is posted last.
 */
function byRates({ batches, quotas: { perSecond }, others }: Knowledge): number {
  if (perSecond === undefined) return 0
  const times = KINDS.map((kind) => {
    const perMillisecond = perSecond[kind] / 1000
    const bucket = Math.max(1, perSecond[kind])
    const all = batches.reduce((sum, load) => sum + load[kind], others?.[kind] ?? 0)
    const largest = Math.max(...batches.map((load) => load[kind]))
    if (largest === 0) return 0
    return (all - largest + Math.min(largest, bucket) - bucket) / perMillisecond
  })
  return Math.max(0, ...times)
}

/** Each batch in its order and whole, the moment that enough of those before it have completed. */
function byProgress({ batches, quotas: { inProgress }, completionMs, latency, ...theirs }: Knowledge): number {
  if (inProgress === undefined) return 0
  let held = theirs.others === undefined ? [] : [{ load: theirs.others, until: theirs.othersComplete }]
  let now = 0
  for (const [index, load] of batches.entries()) {
    if (index > 0) now += latency
    const fits = () =>
      KINDS.every((kind) => {
        const already = held.reduce((sum, one) => sum + one.load[kind], 0)
        return load[kind] === 0 || already + load[kind] <= inProgress[kind]
      })
    held = held.filter(({ until }) => until > now)
    while (!fits()) {
      now = Math.min(...held.map(({ until }) => until))
      held = held.filter(({ until }) => until > now)
    }
    held.push({ load, until: now + completionMs })
  }
  return now
}
