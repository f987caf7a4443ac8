/** A quota of so much a second, and how fast it turns out to be. */

/**
 * - `unknown`: nothing was refused yet, so that nothing waits for it.
 * - `suspected`: something was refused, and this quota is one of those that can be why.
 * - `holds`: it is in force.
 * - `free`: it is not, since more was taken than it allows.
 */
export type Standing = 'unknown' | 'suspected' | 'holds' | 'free'

/** Times are milliseconds, costs are what the quota counts: calls, paths. */
export type Rate = {
  readonly standing: () => Standing
  readonly judge: (standing: Standing) => void
  /** When all that was taken is made good for at the present estimate; whatever the standing. */
  readonly readyAt: () => number
  /** Whether a refusal at this time is what a rate like this would do. */
  readonly explains: (now: number) => boolean
  readonly accepted: (cost: number, now: number) => void
  /** A refusal that is put down to this quota. */
  readonly refused: (now: number) => void
}

/** What a bucket holds at most: so much may come at once without any harm to the rate. */
const BURST = 1_000
/**
 * How much sooner the next request is tried once so many in a row were taken in time, until one is refused: the account may have been
 * granted more.
 */
const FASTER = 0.8
const SURE_AFTER = 3
/** By how much an interval grows at most when it turned out too short: whoever else uses the rate may have stopped by then. */
const SLOWER = 1.25
/** Two intervals this close are one, and a request within it of its time was in time: answers take their own time. */
const CLOSE = 1.1

/**
 * Starts from the documented `interval`, the milliseconds that one unit takes. `accumulates`: requests that came in quick succession
 * are made good for together, as from a bucket that may go into debt; otherwise only the latest counts.
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
  /** The longest that was refused, and the shortest that was taken after it. */
  let tooShort = 0
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
