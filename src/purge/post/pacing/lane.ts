/** Paths of one kind, those with a wildcard or those without: CloudFront has quotas of its own for each. */
import { backOff, type Rate, type Standing } from './rate.ts'

/** When how many of them may be tried. Times are milliseconds. */
export type Lane = {
  /** How many of so many paths may be tried now; 0 for none. */
  readonly fit: (wanted: number, now: number) => number
  /** When more may be tried even if nothing completes; Infinity if only that helps. */
  readonly readyAt: (now: number) => number
  /** Whether a completion may let more in. */
  readonly awaitsCompletion: () => boolean
  readonly accepted: (count: number, now: number, inProgress: boolean) => void
  /** `others`: whether invalidations of others are in progress; undefined where that cannot be read. */
  readonly refused: (count: number, now: number, others: boolean | undefined) => void
  /** So many of our paths have completed, or some of others. */
  readonly completed: (own: number, others: boolean) => void
}

/** What is worth a request of its own: a twentieth of the quota. */
const USEFUL_PART = 0.05

/**
 * Starts without any limit and learns from refusals which quota is in force: how much is in progress, at most `limit` paths of the
 * distribution, or the `rate` of the account. A refusal that one alone explains settles it; where both do, the next request goes
 * out at the first of the two events that would make it succeed, and what becomes of it settles it.
 */
export function openLane({ limit, rate }: { readonly limit: number; readonly rate: Rate }): Lane {
  const useful = Math.ceil(limit * USEFUL_PART)
  let progress: Standing = 'unknown'
  /** How many of our paths are in progress, and how many more there is believed to be room for. */
  let own = 0
  let room = limit
  /** Whether, since the last refusal, something happened after which a request may succeed. */
  let eased = true
  /** After refusals that nothing explains: how many at most, and not before when. */
  let most = Infinity
  let shrunk = 0
  let notBefore = -Infinity
  let refusedSince: number | undefined
  /** Whether what is in progress cannot be read. */
  let isBlind = false

  const isLimited = (standing: Standing) => standing === 'holds' || standing === 'suspected'
  const bothSuspected = () => progress === 'suspected' && rate.standing() === 'suspected'

  const mayTry = (wanted: number, now: number) => {
    if (now < notBefore && !eased) return false
    const hasRoom = !isLimited(progress) || room >= Math.min(wanted, useful)
    if (bothSuspected()) return now >= rate.readyAt() || (eased && hasRoom)
    return hasRoom && (rate.standing() !== 'holds' || now >= rate.readyAt())
  }

  return {
    fit: (wanted, now) => {
      if (!mayTry(wanted, now)) return 0
      const byRoom = progress === 'holds' || (progress === 'suspected' && eased) ? room : Infinity
      return Math.min(wanted, most, byRoom)
    },
    readyAt: (now) => {
      if (notBefore > now) return notBefore
      if (progress === 'holds' && room < useful) return Infinity
      return isLimited(rate.standing()) && rate.readyAt() > now ? rate.readyAt() : Infinity
    },
    awaitsCompletion: () => isLimited(progress) || notBefore > -Infinity,
    accepted: (count, now, inProgress) => {
      if (count === 0) return
      const wasReady = now >= rate.readyAt()
      if (bothSuspected() && wasReady !== eased) {
        rate.judge(wasReady ? 'holds' : 'free')
        progress = wasReady ? 'free' : 'holds'
      } else if (isBlind && rate.standing() === 'suspected') {
        rate.judge(wasReady ? 'holds' : 'free')
      }
      rate.accepted(count, now)
      if (own + count > limit) progress = 'free'
      if (inProgress) own += count
      room = Math.max(0, room - count)
      // The first time, it may have been others; from the second on it is put down to the size.
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
      if (isBlind && !(byRate && rate.standing() === 'holds')) {
        // Perhaps something has to complete first, perhaps not: nothing but trying tells.
        progress = 'free'
        rate.judge(byRate ? 'suspected' : 'unknown')
        notBefore = now + backOff(refusedSince, now)
        return
      }
      if (byRate && (!byProgress || rate.standing() === 'holds')) {
        rate.refused(now)
        if (progress === 'suspected') progress = 'free'
        return
      }
      if (byProgress) {
        // Of what others hold only the number of requests is known: half as much is tried.
        room = count > gap ? gap : Math.floor(count / 2)
        eased = room >= useful
      }
      if (byRate) {
        rate.judge('suspected')
        if (progress !== 'holds') progress = 'suspected'
      } else if (byProgress) {
        if (rate.standing() === 'suspected') rate.judge('free')
        progress = 'holds'
      } else {
        if (rate.standing() === 'free') rate.judge('unknown')
        else if (rate.standing() !== 'unknown') rate.refused(now)
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
