/** In milliseconds. */
export type Clock = {
  readonly now: () => number
  /** Ends early once the signal is aborted; never rejects. */
  readonly sleep: (milliseconds: number, signal?: AbortSignal) => Promise<void>
}
