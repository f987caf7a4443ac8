/** The runner's side of a step: log, outputs, summary. The only file that speaks to it. */
import * as core from '@actions/core'
import type { Log } from './log.ts'
import { printable } from './printable.ts'

export type Runner = {
  readonly log: Log
  readonly setOutputs: (outputs: Readonly<Record<string, string>>) => void
  /** Adds HTML to the job summary. */
  readonly writeSummary: (html: string) => Promise<void>
}

export const runner: Runner = {
  log: {
    info: (text) => {
      core.info(printable(text))
    },
    group: (title, lines) => {
      core.startGroup(printable(title))
      for (const line of lines) core.info(`- ${printable(line)}`)
      core.endGroup()
    },
    notice: (text) => {
      core.notice(printable(text))
    },
    warning: (text) => {
      core.warning(printable(text))
    },
  },
  setOutputs: (outputs) => {
    for (const [name, value] of Object.entries(outputs)) core.setOutput(name, value)
  },
  writeSummary: async (html) => {
    await core.summary.addRaw(html, true).write()
  },
}
