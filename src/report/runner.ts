/** Escapes untrusted text and hides secrets. */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as core from '@actions/core'
import type { Place } from '../faults.ts'
import type { Log } from '../log.ts'
import { escapeControls, printable } from '../printable.ts'
import type { HideSecrets } from '../secrets.ts'

export type Runner = {
  readonly log: Log
  readonly annotateError: (text: string, at: Place) => void
  /** Each text becomes an annotation. */
  readonly fail: (texts: readonly string[]) => void
  readonly setOutputs: (outputs: Readonly<Record<string, string>>) => void
  /** HTML or Markdown. */
  readonly writeSummary: (text: string) => Promise<void>
  /** Readable by this user only. Returns the path. */
  readonly writeTemporaryFile: (name: string, text: string) => Promise<string>
  /** In this job's log. */
  readonly mask: (secret: string) => void
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
