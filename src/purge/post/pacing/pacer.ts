import type { CloudFront, Distribution, Invalidation } from '../../../cloudfront/cloudfront.ts'
import type { CloudFrontError } from '../../../cloudfront/errors.ts'
import type { AccountRates } from './account-rates.ts'
import { backOff } from './back-off.ts'
import { watchInProgress } from './in-progress.ts'
import { openLane } from './lane.ts'
import type { Load } from './load.ts'

export type Pacer = {
  /** What fits into one request now: all, paths of one kind, or nothing. */
  readonly fit: (load: Load, now: number) => Load
  readonly mayTry: (load: Load, now: number) => boolean
  /** Infinity if only completions help and nothing is in progress. */
  readonly wakeAt: (now: number) => number
  readonly awaitsCompletion: (now: number) => boolean
  readonly look: (now: number) => Promise<void>
  /** `now`: halfway between request and answer. */
  readonly accepted: (invalidation: Invalidation, load: Load, now: number) => void
  readonly refused: (error: CloudFrontError, load: Load, now: number) => Promise<void>
  readonly completed: ReadonlySet<string>
}

/** The older quotas, which apply to each distribution. */
const PATHS_IN_PROGRESS = 3_000
const WILDCARDS_IN_PROGRESS = 15

/** The pause between looks, as a part of the oldest invalidation's age. Half of all take 10 s. */
const LOOK_PER_AGE = 0.05
const SHORTEST_LOOK = 500
const LONGEST_LOOK = 5_000
const YOUNG = 4_000
const YOUNG_PER_SHORTEST = 0.7

const NOTHING: Load = { exact: 0, wildcards: 0 }

export function openPacer({
  cloudfront,
  distribution,
  rates,
  now: time,
}: {
  readonly cloudfront: CloudFront
  readonly distribution: Distribution
  readonly rates: AccountRates
  readonly now: () => number
}): Pacer {
  const watch = watchInProgress(cloudfront, distribution)
  const exact = openLane({ limit: PATHS_IN_PROGRESS, rate: rates.exact })
  const wildcards = openLane({ limit: WILDCARDS_IN_PROGRESS, rate: rates.wildcards })
  const lanes = [exact, wildcards]
  /** A refusal does not name the kind of path, so each kind gets its own requests. */
  let isApart = false
  let waitingSince = time()
  let lookedAt = waitingSince
  let throttledSince: number | undefined
  let callNotBefore = -Infinity

  const callReadyAt = () =>
    Math.max(callNotBefore, rates.calls.state() === 'applies' ? rates.calls.readyAt() : -Infinity)
  const lookAt = (now: number) => {
    const canHelp =
      watch.hasOthers() !== undefined &&
      lanes.some((lane) => lane.awaitsCompletion()) &&
      (!watch.isEmpty() || isStuck(now))
    if (!canHelp) return Infinity
    const since = watch.oldest() ?? waitingSince
    const pause = Math.min(Math.max((now - since) * LOOK_PER_AGE, SHORTEST_LOOK), LONGEST_LOOK)
    const young = watch.hasOthers() === true ? 0 : Math.min(YOUNG, watch.shortest() * YOUNG_PER_SHORTEST)
    return Math.max(lookedAt + pause, since + young)
  }
  /** Only completions could help, but nothing is in progress. */
  const isStuck = (now: number) => watch.isEmpty() && lanes.every((lane) => lane.readyAt(now) === Infinity)
  const look = async () => {
    lookedAt = time()
    const seen = await watch.look(lookedAt)
    const others = seen?.others === true || isStuck(time())
    exact.completed(seen?.own.exact ?? 0, others)
    wildcards.completed(seen?.own.wildcards ?? 0, others)
  }

  return {
    fit: (load, now) => {
      if (now < callReadyAt()) return NOTHING
      const fitting = { exact: exact.fit(load.exact, now), wildcards: wildcards.fit(load.wildcards, now) }
      const isWhole = fitting.exact === load.exact && fitting.wildcards === load.wildcards
      const isMixed = fitting.exact > 0 && fitting.wildcards > 0
      if (!isMixed || (isWhole && !isApart)) return fitting
      return { exact: fitting.exact, wildcards: 0 }
    },
    mayTry: (load, now) =>
      now >= callReadyAt() &&
      (load.exact === 0 || exact.fit(load.exact, now) > 0) &&
      (load.wildcards === 0 || wildcards.fit(load.wildcards, now) > 0),
    wakeAt: (now) => {
      const sendAt = callReadyAt() > now ? callReadyAt() : Math.min(...lanes.map((lane) => lane.readyAt(now)))
      return Math.min(sendAt, lookAt(now))
    },
    awaitsCompletion: (now) => now >= callReadyAt() && lanes.every((lane) => lane.readyAt(now) === Infinity),
    look: async (now) => {
      if (now >= lookAt(now)) await look()
    },
    accepted: (invalidation, load, now) => {
      const inProgress = invalidation.status === 'in-progress'
      if (inProgress) watch.add(invalidation.id, load, now)
      exact.accepted(load.exact, now, inProgress)
      wildcards.accepted(load.wildcards, now, inProgress)
      rates.calls.accepted(1, now)
      throttledSince = undefined
      callNotBefore = -Infinity
      waitingSince = now
    },
    refused: async ({ refusal }, load, now) => {
      if (refusal.code !== 'TooManyInvalidationsInProgress') {
        throttledSince ??= now
        const explained = rates.calls.explains(now)
        rates.calls.refused(now)
        if (!explained) callNotBefore = now + backOff(throttledSince, now)
        return
      }
      // A refusal about paths means that the call itself was allowed.
      rates.calls.accepted(1, now)
      if (load.exact > 0 && load.wildcards > 0) {
        isApart = true
        return
      }
      await look()
      const [lane, count] = load.exact > 0 ? [exact, load.exact] : [wildcards, load.wildcards]
      lane.refused(count, now, watch.hasOthers())
    },
    completed: watch.completed,
  }
}
