/** CloudFront has separate quotas for paths with a wildcard and for those without. Each kind has its lane. */
import { openBackingOff, type BackingOff } from './back-off.ts'
import { isLimited, openProgressQuota, usefulPart, type ProgressQuota } from './progress-quota.ts'
import type { Rate } from './rate.ts'

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

type Limits = { readonly progress: ProgressQuota; readonly rate: Rate; readonly backingOff: BackingOff }

/**
 * Starts without a limit. Refusals show which quota applies: paths in progress for the distribution (`limit`) or the
 * account's `rate`. If both are possible, the next request decides.
 */
export function openLane({ limit, rate }: { readonly limit: number; readonly rate: Rate }): Lane {
  const progress = openProgressQuota(limit)
  const backingOff = openBackingOff(usefulPart(limit))
  const limits = { progress, rate, backingOff }
  let isBlind = false

  return {
    fit: (wanted, now) => (mayTry(limits, wanted, now) ? Math.min(wanted, backingOff.most(), progress.most()) : 0),
    readyAt: (now) => {
      if (backingOff.notBefore() > now) return backingOff.notBefore()
      if (progress.isFull()) return Infinity
      return isLimited(rate.state()) && rate.readyAt() > now ? rate.readyAt() : Infinity
    },
    awaitsCompletion: () => isLimited(progress.state()) || backingOff.notBefore() > -Infinity,
    accepted: (count, now, inProgress) => {
      if (count === 0) return
      learnFromAcceptance(limits, isBlind, now)
      rate.accepted(count, now)
      progress.accepted(count, inProgress)
      backingOff.accepted()
    },
    refused: (count, now, others) => {
      isBlind = others === undefined
      learnFromRefusal(limits, { count, now, others, isRepeated: backingOff.refused(now) })
    },
    completed: progress.completed,
  }
}

function mayTry({ progress, rate, backingOff }: Limits, wanted: number, now: number): boolean {
  if (now < backingOff.notBefore() && !progress.isEased()) return false
  const hasRoom = progress.hasRoomFor(wanted)
  if (areBothSuspected({ progress, rate })) return now >= rate.readyAt() || (progress.isEased() && hasRoom)
  return hasRoom && (rate.state() !== 'applies' || now >= rate.readyAt())
}

function areBothSuspected({ progress, rate }: Pick<Limits, 'progress' | 'rate'>): boolean {
  return progress.state() === 'suspected' && rate.state() === 'suspected'
}

/** If only one of the suspected quotas has recovered since the refusal, that one applies. */
function learnFromAcceptance({ progress, rate }: Limits, isBlind: boolean, now: number): void {
  const wasReady = now >= rate.readyAt()
  if (areBothSuspected({ progress, rate }) && wasReady !== progress.isEased()) {
    rate.setState(wasReady ? 'applies' : 'free')
    progress.setState(wasReady ? 'free' : 'applies')
  } else if (isBlind && rate.state() === 'suspected') {
    rate.setState(wasReady ? 'applies' : 'free')
  }
}

type LaneRefusal = {
  readonly count: number
  readonly now: number
  readonly others: boolean | undefined
  readonly isRepeated: boolean
}

function learnFromRefusal(
  { progress, rate, backingOff }: Limits,
  { count, now, others, isRepeated }: LaneRefusal,
): void {
  const mayBeRate = rate.explains(now)
  const mayBeProgress = others !== undefined && progress.explains(count, others)
  const isRate = mayBeRate && (rate.state() === 'applies' || (others !== undefined && !mayBeProgress))
  progress.refused(count, mayBeProgress && !isRate)
  if (isRate) {
    rate.refused(now)
    if (progress.state() === 'suspected') progress.setState('free')
  } else if (others === undefined) {
    // Perhaps nothing must complete first.
    progress.setState('free')
    rate.setState(mayBeRate ? 'suspected' : 'unknown')
    backingOff.pause(now)
  } else if (mayBeRate) {
    rate.setState('suspected')
    if (progress.state() !== 'applies') progress.setState('suspected')
  } else if (mayBeProgress) {
    if (rate.state() === 'suspected') rate.setState('free')
    progress.setState('applies')
  } else {
    if (rate.state() === 'free') rate.setState('unknown')
    else if (rate.state() !== 'unknown') rate.refused(now)
    if (isRepeated) backingOff.sendFewerThan(count)
    backingOff.pause(now)
  }
}
