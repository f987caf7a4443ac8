/** CloudFront has separate quotas for paths with a wildcard and for those without. Each kind has its lane. */
import { backOff, type Rate, type RateState } from './rate.ts'

/** Times are milliseconds. */
export type Lane = {
  /** How many of the wanted paths may be posted now. */
  readonly fit: (wanted: number, now: number) => number
  /** Infinity if only a completion helps. */
  readonly readyAt: (now: number) => number
  readonly awaitsCompletion: () => boolean
  readonly accepted: (count: number, now: number, inProgress: boolean) => void
  /** `others`: whether other runs have invalidations in progress; undefined if unknown. */
  readonly refused: (count: number, now: number, others: boolean | undefined) => void
  /** `own`: the number of our paths. */
  readonly completed: (own: number, others: boolean) => void
}

const USEFUL_PART = 0.05

/**
 * Starts without a limit. Refusals show which quota applies: paths in progress for the distribution (`limit`) or the
 * account's `rate`. If both are possible, the next request decides.
 */
export function openLane({ limit, rate }: { readonly limit: number; readonly rate: Rate }): Lane {
  const useful = Math.ceil(limit * USEFUL_PART)
  let progress: RateState = 'unknown'
  let own = 0
  /** How many more paths probably fit. */
  let room = limit
  let eased = true
  /** Limits after refusals that no quota explains: a number of paths, and the earliest time. */
  let most = Infinity
  let shrunk = 0
  let notBefore = -Infinity
  let refusedSince: number | undefined
  let isBlind = false

  const isLimited = (state: RateState) => state === 'applies' || state === 'suspected'
  const bothSuspected = () => progress === 'suspected' && rate.state() === 'suspected'

  const mayTry = (wanted: number, now: number) => {
    if (now < notBefore && !eased) return false
    const hasRoom = !isLimited(progress) || room >= Math.min(wanted, useful)
    if (bothSuspected()) return now >= rate.readyAt() || (eased && hasRoom)
    return hasRoom && (rate.state() !== 'applies' || now >= rate.readyAt())
  }

  return {
    fit: (wanted, now) => {
      if (!mayTry(wanted, now)) return 0
      const byRoom = progress === 'applies' || (progress === 'suspected' && eased) ? room : Infinity
      return Math.min(wanted, most, byRoom)
    },
    readyAt: (now) => {
      if (notBefore > now) return notBefore
      if (progress === 'applies' && room < useful) return Infinity
      return isLimited(rate.state()) && rate.readyAt() > now ? rate.readyAt() : Infinity
    },
    awaitsCompletion: () => isLimited(progress) || notBefore > -Infinity,
    accepted: (count, now, inProgress) => {
      if (count === 0) return
      const wasReady = now >= rate.readyAt()
      if (bothSuspected() && wasReady !== eased) {
        rate.setState(wasReady ? 'applies' : 'free')
        progress = wasReady ? 'free' : 'applies'
      } else if (isBlind && rate.state() === 'suspected') {
        rate.setState(wasReady ? 'applies' : 'free')
      }
      rate.accepted(count, now)
      if (own + count > limit) progress = 'free'
      if (inProgress) own += count
      room = Math.max(0, room - count)
      // Other runs may explain the first refusal, but hardly the second.
      most = shrunk > 1 ? most * 2 : Infinity
      notBefore = -Infinity
      refusedSince = undefined
    },
    refused: (count, now, others) => {
      const isRepeated = refusedSince !== undefined
      refusedSince ??= now
      eased = false
      const gap = limit - own
      isBlind = others === undefined
      const byRate = rate.explains(now)
      const byProgress = !isBlind && (count > gap || others === true)
      if (isBlind && !(byRate && rate.state() === 'applies')) {
        // Perhaps nothing must complete first.
        progress = 'free'
        rate.setState(byRate ? 'suspected' : 'unknown')
        notBefore = now + backOff(refusedSince, now)
        return
      }
      if (byRate && (!byProgress || rate.state() === 'applies')) {
        rate.refused(now)
        if (progress === 'suspected') progress = 'free'
        return
      }
      if (byProgress) {
        // Other runs' number of paths is unknown.
        room = count > gap ? gap : Math.floor(count / 2)
        eased = room >= useful
      }
      if (byRate) {
        rate.setState('suspected')
        if (progress !== 'applies') progress = 'suspected'
      } else if (byProgress) {
        if (rate.state() === 'suspected') rate.setState('free')
        progress = 'applies'
      } else {
        if (rate.state() === 'free') rate.setState('unknown')
        else if (rate.state() !== 'unknown') rate.refused(now)
        if (isRepeated) {
          if (most === Infinity) shrunk += 1
          most = Math.max(Math.min(useful, count - 1), Math.ceil(count / 2))
        }
        notBefore = now + backOff(refusedSince, now)
      }
    },
    completed: (count, others) => {
      own = Math.max(0, own - count)
      room = others ? limit - own : Math.min(limit - own, room + count)
      if (count > 0 || others) eased = true
    },
  }
}
