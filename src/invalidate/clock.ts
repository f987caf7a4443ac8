/** Time as the use cases see it; tests bring their own. Milliseconds. */
export type Clock = {
  readonly now: () => number
  readonly sleep: (milliseconds: number) => Promise<void>
}
