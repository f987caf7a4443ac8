import type { RateState } from './rate.ts'

/** CloudFront's quota of paths in progress for a distribution, as far as its answers show. */
export type ProgressQuota = {
  readonly state: () => RateState
  readonly setState: (state: RateState) => void
  readonly hasRoomFor: (wanted: number) => boolean
  /** Whether only a completion makes enough room. */
  readonly isFull: () => boolean
  /** How many paths to send at most. */
  readonly most: () => number
  /** Whether there is probably room again since the last refusal. */
  readonly isEased: () => boolean
  /** `others`: whether other runs have invalidations in progress. */
  readonly explains: (count: number, others: boolean) => boolean
  readonly accepted: (count: number, inProgress: boolean) => void
  /** `isCause`: the quota may explain the refusal. */
  readonly refused: (count: number, isCause: boolean) => void
  /** `count` of our own paths. */
  readonly completed: (count: number, others: boolean) => void
}

const USEFUL_PART = 0.05

/** Requests of fewer paths are not worth a call. */
export function usefulPart(limit: number): number {
  return Math.ceil(limit * USEFUL_PART)
}

export function openProgressQuota(limit: number): ProgressQuota {
  const useful = usefulPart(limit)
  let state: RateState = 'unknown'
  let own = 0
  /** How many more paths probably fit. */
  let room = limit
  let eased = true

  return {
    state: () => state,
    setState: (next) => {
      state = next
    },
    hasRoomFor: (wanted) => !isLimited(state) || room >= Math.min(wanted, useful),
    isFull: () => state === 'applies' && room < useful,
    most: () => (state === 'applies' || (state === 'suspected' && eased) ? room : Infinity),
    isEased: () => eased,
    explains: (count, others) => others || count > limit - own,
    accepted: (count, inProgress) => {
      if (own + count > limit) state = 'free'
      if (inProgress) own += count
      room = Math.max(0, room - count)
    },
    refused: (count, isCause) => {
      eased = false
      if (!isCause) return
      const gap = limit - own
      // Other runs' number of paths is unknown.
      room = count > gap ? gap : Math.floor(count / 2)
      eased = room >= useful
    },
    completed: (count, others) => {
      own = Math.max(0, own - count)
      room = others ? limit - own : Math.min(limit - own, room + count)
      if (count > 0 || others) eased = true
    },
  }
}

export function isLimited(state: RateState): boolean {
  return state === 'applies' || state === 'suspected'
}
