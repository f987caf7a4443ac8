/** A quota per second, and the estimate of how fast it is. */

/**
 * - `unknown`: nothing was refused yet, so nothing waits for this quota.
 * - `suspected`: this quota may be the reason for a refusal.
 * - `holds`: it is in force.
 * - `free`: it is not in force, since CloudFront accepted more than it allows.
 */
export type Standing = 'unknown' | 'suspected' | 'holds' | 'free'

/** Times are milliseconds. A cost is a number of calls or paths, whichever the quota counts. */
export type Rate = {
  readonly standing: () => Standing
  readonly judge: (standing: Standing) => void
  /** When the quota has recovered from all accepted requests, by the present estimate and in any standing. */
  readonly readyAt: () => number
  /** Whether this rate can be the reason for a refusal at this time. */
  readonly explains: (now: number) => boolean
  readonly accepted: (cost: number, now: number) => void
  /** A refusal that this quota is blamed for. */
  readonly refused: (now: number) => void
}

/** The milliseconds' worth of requests that the quota may allow at once. */
const BURST = 1_000
/** After SURE_AFTER requests in a row were accepted, try a shorter interval: the account may have a higher quota. */
const FASTER = 0.8
const SURE_AFTER = 3
/** The largest growth of an interval that was too short: the other users of the rate may soon stop. */
const SLOWER = 1.25
/** Intervals within this factor count as equal, since the time of an answer varies. */
const CLOSE = 1.1

/**
 * Starts from the documented `interval`, the milliseconds for one unit of cost. `accumulates`: the quota has to recover from all
 * recent requests, as a bucket with debt; otherwise only from the latest.
 */
export function learnRate({
  interval: documented,
  accumulates,
}: {
  readonly interval: number
  readonly accumulates: boolean
}): Rate {
  let standing: Standing = 'unknown'
  let interval = documented
  /** The longest interval that was refused. */
  let tooShort = 0
  /** The shortest interval that was accepted after it. */
  let proven: number | undefined
  let isSlower = false
  let inTime = 0
  let owed = { from: -Infinity, cost: 0 }

  const readyAt = (by = interval) => owed.from + owed.cost * by
  const measure = (now: number) => Math.max(0, (now - owed.from) / owed.cost)

  return {
    standing: () => standing,
    judge: (next) => {
      standing = next
    },
    readyAt: () => readyAt(),
    explains: (now) => standing !== 'free' && now < readyAt(proven ?? interval),
    accepted: (cost, now) => {
      if (cost === 0) return
      if (standing === 'holds') {
        const took = measure(now)
        if (isSlower) interval = Math.max(interval, Math.min(took, interval * SLOWER))
        isSlower = false
        if (took <= interval * CLOSE) {
          proven = interval
          inTime += 1
          if (inTime >= SURE_AFTER && interval * FASTER > tooShort * CLOSE) interval *= FASTER
        }
      } else if (readyAt() - now > BURST) {
        standing = 'free'
      }
      owed = { from: accumulates ? Math.max(now, readyAt()) : now, cost }
    },
    refused: (now) => {
      standing = 'holds'
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

const SHORTEST_BACK_OFF = 1_000
const LONGEST_BACK_OFF = 4_000
const PER_TIME_WAITED = 0.08

/**
 * How long to wait, in milliseconds, before trying again what nothing predicts: in proportion to the time already waited, so that
 * the delay stays a small part of the whole.
 */
export function backOff(since: number, now: number): number {
  return Math.min(Math.max((now - since) * PER_TIME_WAITED, SHORTEST_BACK_OFF), LONGEST_BACK_OFF)
}
