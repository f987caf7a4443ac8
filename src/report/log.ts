/** The step's log as the use cases write it. What comes from outside may stand in any text: `runner.ts` makes it harmless. */
export type Log = {
  readonly info: (text: string) => void
  /** A line that is folded under a title in the runner's log. */
  readonly group: (title: string, lines: readonly string[]) => void
  /** Shown on the run's page, too. */
  readonly notice: (text: string) => void
  readonly warning: (text: string) => void
}
