export type Rate = { readonly allows: (cost: number) => boolean; readonly spend: (cost: number) => void }

const UNLIMITED: Rate = { allows: () => true, spend: () => undefined }

/**
 * A token bucket of one second. A full bucket allows any cost and goes into debt, because a larger batch could
 * otherwise never be posted. `now` is in milliseconds.
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
