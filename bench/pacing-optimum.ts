/**
 * The best posting time for someone who knows all quotas and completions in advance. Shares no code with the action or
 * the quotas.
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

/** Milliseconds from the start to the last answer, under the strictest quota. */
export function leastPostingTime(knowledge: Knowledge): number {
  const { latency } = knowledge
  const bounds = [byCalls(knowledge), byRates(knowledge), byProgress(knowledge)]
  return Math.max(...bounds) + latency
}

/** Calls wait for their share of a second. */
function byCalls({ batches, quotas: { callsPerSecond = Infinity }, latency }: Knowledge): number {
  return (batches.length - 1) * Math.max(latency, 1000 / callsPerSecond)
}

/** A bucket of one second may go into debt for one request, so the largest batch goes last. */
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

/** Each batch waits until enough earlier ones have completed. */
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
