const SHORTEST = 1_000
const LONGEST = 4_000
const PER_TIME_WAITED = 0.08

/**
 * How long to wait, in milliseconds, before something is tried again of which nothing says when it will succeed: in proportion to
 * the time it has been waited for, so that the lag is a small part of the whole.
 */
export function backOff(since: number, now: number): number {
  return Math.min(Math.max((now - since) * PER_TIME_WAITED, SHORTEST), LONGEST)
}
