/** The step's log as the use cases write it. What comes from outside may stand in any text: `runner.ts` makes it harmless. */
import type { Place } from './faults.ts'

export type Log = {
  readonly info: (text: string) => void
  /** A line that is folded under a title in the runner's log. */
  readonly group: (title: string, lines: readonly string[]) => void
  /** Shown on the run's page, too. */
  readonly notice: (text: string) => void
  /** With a place it is shown at that line of the file, too. */
  readonly warning: (text: string, at?: Place) => void
}
