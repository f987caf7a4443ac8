/**
 * - `unknown`: nothing refused yet.
 * - `suspected`: may explain a refusal.
 * - `applies`: CloudFront refuses what is faster.
 * - `free`: CloudFront accepted more.
 */
export type RateState = 'unknown' | 'suspected' | 'applies' | 'free'

/** Times are milliseconds. A cost is a number of calls or paths. */
export type Rate = {
  readonly state: () => RateState
  readonly setState: (state: RateState) => void
  /** When the quota has recovered from all accepted requests. */
  readonly readyAt: () => number
  readonly explains: (now: number) => boolean
  readonly accepted: (cost: number, now: number) => void
  readonly refused: (now: number) => void
}

/** So many milliseconds' worth of requests may be sent at once. */
const BURST = 1_000
/** How the interval changes after SURE_AFTER accepted requests in a row. */
const FASTER = 0.8
const SURE_AFTER = 3
/** At most, because other users of the rate may soon stop. */
const SLOWER = 1.25
/** Intervals within this factor are equal, because answer times vary. */
const CLOSE = 1.1

/**
 * `interval`: documented milliseconds per unit. `accumulates`: the quota must recover from all recent requests, not
 * only the latest.
 */
export function learnRate({
  interval: documented,
  accumulates,
}: {
  readonly interval: number
  readonly accumulates: boolean
}): Rate {
  let state: RateState = 'unknown'
  let interval = documented
  let tooShort = 0
  let proven: number | undefined
  let isSlower = false
  let inTime = 0
  let owed = { from: -Infinity, cost: 0 }

  const readyAt = (by = interval) => owed.from + owed.cost * by
  const measure = (now: number) => Math.max(0, (now - owed.from) / owed.cost)

  return {
    state: () => state,
    setState: (next) => {
      state = next
    },
    readyAt: () => readyAt(),
    explains: (now) => state !== 'free' && now < readyAt(proven ?? interval),
    accepted: (cost, now) => {
      if (cost === 0) return
      if (state === 'applies') {
        const took = measure(now)
        if (isSlower) interval = Math.max(interval, Math.min(took, interval * SLOWER))
        isSlower = false
        if (took <= interval * CLOSE) {
          proven = interval
          inTime += 1
          if (inTime >= SURE_AFTER && interval * FASTER > tooShort * CLOSE) interval *= FASTER
        }
      } else if (readyAt() - now > BURST) {
        state = 'free'
      }
      owed = { from: accumulates ? Math.max(now, readyAt()) : now, cost }
    },
    refused: (now) => {
      state = 'applies'
      if (owed.cost === 0) return
      const took = measure(now)
      if (proven !== undefined && took < proven) {
        tooShort = Math.max(tooShort, took)
        interval = proven
      } else {
        tooShort = 0
        proven = undefined
        isSlower = now >= readyAt()
        inTime = 0
      }
    },
  }
}
