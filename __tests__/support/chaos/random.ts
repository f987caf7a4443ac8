/** The same seed gives the same numbers. */

export type Random = {
  /** From 0 to below 1. */
  readonly next: () => number
  readonly happens: (probability: number) => boolean
  /** From `from` to `to`, both included. */
  readonly integer: (from: number, to: number) => number
  readonly pick: <Item>(first: Item, ...others: readonly Item[]) => Item
}

/** Mulberry32. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const integer = (from: number, to: number) => from + Math.floor(next() * (to - from + 1))
  return {
    next,
    integer,
    happens: (probability) => next() < probability,
    pick: (first, ...others) => others[integer(0, others.length) - 1] ?? first,
  }
}
