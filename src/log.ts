/** The port to the log. Texts may be untrusted; `runner.ts` escapes them. */
import type { Place } from './faults.ts'

export type Log = {
  readonly info: (text: string) => void
  readonly group: (title: string, lines: readonly string[]) => void
  /** Also shown on the run's page. */
  readonly notice: (text: string) => void
  /** Also shown at the place in the file. */
  readonly warning: (text: string, at?: Place) => void
}
