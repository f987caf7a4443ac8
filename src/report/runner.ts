/**
 * The runner's side of a step: log, outputs, summary, result file. The only file that speaks to it, and the only door for text from
 * outside: here all of it becomes printable, and secrets are hidden.
 */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as core from '@actions/core'
import type { Place } from '../faults.ts'
import type { Log } from '../log.ts'
import { escapeControls, printable } from '../printable.ts'
import type { HideSecrets } from '../secrets.ts'

export type Runner = {
  readonly log: Log
  /** An error that is shown at the line of a file, if that is its place; the step goes on. */
  readonly annotateError: (text: string, at: Place) => void
  /** Fails the step. Texts may have several lines; each becomes an annotation, the first is the step's own error. */
  readonly fail: (texts: readonly string[]) => void
  readonly setOutputs: (outputs: Readonly<Record<string, string>>) => void
  /** Adds HTML or Markdown to the job summary. */
  readonly writeSummary: (text: string) => Promise<void>
  /** Writes a new file into the runner's temporary directory, readable by this user only, and returns its path. */
  readonly writeTemporaryFile: (name: string, text: string) => Promise<string>
  /** Makes the runner hide a secret in the log of this job. */
  readonly mask: (secret: string) => void
  /** Makes text from outside fit for a place that others read, such as a comment: what secrets it has are hidden. */
  readonly clean: (text: string) => string
}

export function openRunner(given: { readonly hide: HideSecrets; readonly temporaryDirectory: string }): Runner {
  const { hide, temporaryDirectory } = given
  const line = (text: string) => printable(hide(text))
  const lines = (text: string) => hide(text).split('\n').map(printable).join('\n')
  const clean = (text: string) => hide(text).split('\n').map(escapeControls).join('\n')
  const annotate = (at: Place | undefined): core.AnnotationProperties => {
    if (at === undefined || 'input' in at) return {}
    return { file: line(at.file), ...(at.line && { startLine: at.line }), ...(at.column && { startColumn: at.column }) }
  }
  return {
    log: {
      info: (text) => {
        core.info(line(text))
      },
      group: (title, texts) => {
        core.startGroup(line(title))
        for (const text of texts) core.info(`- ${line(text)}`)
        core.endGroup()
      },
      notice: (text) => {
        core.notice(line(text))
      },
      warning: (text, at) => {
        core.warning(line(text), annotate(at))
      },
    },
    annotateError: (text, at) => {
      core.error(lines(text), annotate(at))
    },
    fail: ([first, ...others]) => {
      for (const other of others) core.error(lines(other))
      if (first !== undefined) core.setFailed(lines(first))
    },
    setOutputs: (outputs) => {
      for (const [name, value] of Object.entries(outputs)) core.setOutput(name, escapeControls(hide(value)))
    },
    writeSummary: async (text) => {
      await core.summary.addRaw(clean(text), true).write()
    },
    writeTemporaryFile: async (name, text) => {
      const path = join(temporaryDirectory, name)
      await writeFile(path, clean(text), { flag: 'wx', mode: 0o600 })
      return path
    },
    mask: core.setSecret,
    clean,
  }
}
