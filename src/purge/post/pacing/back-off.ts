const SHORTEST_BACK_OFF = 1_000
const LONGEST_BACK_OFF = 4_000
const PER_TIME_WAITED = 0.08

/** The pause is in proportion to the time already waited. */
export function backOff(since: number, now: number): number {
  return Math.min(Math.max((now - since) * PER_TIME_WAITED, SHORTEST_BACK_OFF), LONGEST_BACK_OFF)
}

/** Pauses and smaller requests after refusals that no quota explains. Times are milliseconds. */
export type BackingOff = {
  readonly notBefore: () => number
  /** How many paths to send at most. */
  readonly most: () => number
  /** Called for each refusal. Returns whether it follows another one. */
  readonly refused: (now: number) => boolean
  readonly pause: (now: number) => void
  readonly sendFewerThan: (count: number) => void
  readonly accepted: () => void
}

/** Requests are not divided below `smallest` paths unless they were smaller already. */
export function openBackingOff(smallest: number): BackingOff {
  let notBefore = -Infinity
  let most = Infinity
  let reductions = 0
  let refusedSince: number | undefined

  return {
    notBefore: () => notBefore,
    most: () => most,
    refused: (now) => {
      const isRepeated = refusedSince !== undefined
      refusedSince ??= now
      return isRepeated
    },
    pause: (now) => {
      notBefore = now + backOff(refusedSince ?? now, now)
    },
    sendFewerThan: (count) => {
      if (most === Infinity) reductions += 1
      most = Math.max(Math.min(smallest, count - 1), Math.ceil(count / 2))
    },
    accepted: () => {
      // Other runs may explain the first refusal, but hardly the second.
      most = reductions > 1 ? most * 2 : Infinity
      notBefore = -Infinity
      refusedSince = undefined
    },
  }
}
