/** A rate of so much a second. */

/** `allows` asks and takes nothing, `spend` takes. */
export type Rate = { readonly allows: (cost: number) => boolean; readonly spend: (cost: number) => void }

const UNLIMITED: Rate = { allows: () => true, spend: () => undefined }

/**
 * A bucket that holds what one second brings, at least 1; without `perSecond` there is no limit. A cost above what the bucket
 * holds is allowed when it is full, and what is missing then has to come in before anything else is allowed: otherwise a
 * batch larger than one second's worth could never be posted. `now` in milliseconds.
 */
export function createRate(perSecond: number | undefined, now: () => number): Rate {
  if (perSecond === undefined) return UNLIMITED
  const capacity = Math.max(1, perSecond)
  let level = capacity
  let filledAt = now()

  const fill = () => {
    level = Math.min(capacity, level + ((now() - filledAt) / 1000) * perSecond)
    filledAt = now()
  }

  return {
    allows: (cost) => {
      fill()
      return cost === 0 || level >= Math.min(cost, capacity)
    },
    spend: (cost) => {
      level -= cost
    },
  }
}
