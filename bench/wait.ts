/** One wait for one invalidation, which began at 0. Milliseconds. */
export type Wait = {
  readonly completes: number
  /** When the waiter noticed it. */
  readonly detected: number
  /** When it asked. */
  readonly looks: readonly number[]
}

const MINUTE = 60_000

/** The most calls that one wait made within any minute. */
export function busiestMinute(waits: readonly Wait[]): number {
  return Math.max(
    ...waits.flatMap(({ looks }) => looks.map((from) => looks.filter((at) => at >= from && at < from + MINUTE).length)),
  )
}

export function callsPerMinute(waits: readonly Wait[]): number {
  const calls = waits.reduce((sum, { looks }) => sum + looks.length, 0)
  return calls / (waits.reduce((sum, { detected }) => sum + detected, 0) / MINUTE)
}
