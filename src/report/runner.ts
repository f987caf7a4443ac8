/** The runner's side of a step: log, outputs, summary. The only file that speaks to it. */
import * as core from '@actions/core'
import type { Place } from '../faults.ts'
import type { Log } from '../log.ts'
import { printable } from './printable.ts'

export type Runner = {
  readonly log: Log
  /** An error that is shown at the line of a file, if that is its place; the step goes on. */
  readonly annotateError: (text: string, at: Place) => void
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
    warning: (text, at) => {
      core.warning(printable(text), annotate(at))
    },
  },
  annotateError: (text, at) => {
    core.error(printable(text), annotate(at))
  },
  setOutputs: (outputs) => {
    for (const [name, value] of Object.entries(outputs)) core.setOutput(name, value)
  },
  writeSummary: async (html) => {
    await core.summary.addRaw(html, true).write()
  },
}

function annotate(at: Place | undefined): core.AnnotationProperties {
  if (at === undefined || 'input' in at) return {}
  return { file: at.file, ...(at.line && { startLine: at.line }), ...(at.column && { startColumn: at.column }) }
}
