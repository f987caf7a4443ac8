import type { Place, ReportFault } from '../../faults.ts'
import type { ChangedFile } from '../../repository/tree-difference.ts'
import { unquoteName } from './quoted-name.ts'
import { readRepositoryPath } from './repository-path.ts'
import { isSyncOutput, readSyncOutput } from './sync-output.ts'

/**
 * Reads a list of changed files, the input `files` or the contents of the file `files-from`, as `decodeFileName` gives them.
 * Paths are relative to the repository's root; one that is not, a directory and what cannot be read is reported as a fault at
 * `at`, with its line where there are lines. Duplicates are dropped; an empty text is an empty list.
 *
 * What kind of list it is shows in the contents, in this order:
 *
 * 1. A NUL anywhere: names, each as it is, ended or separated by NULs.
 * 2. A JSON array of strings. What starts like one (`["`) and is none is a fault; `[id].html` is a name.
 * 3. A line as `aws s3 sync` prints it: all lines are its output, see `readSyncOutput`. `root` is the input of that name.
 * 4. Otherwise a name a line, blank lines apart. A `#` is part of the name, and so is a space, at the end, too. A name that is
 *    quoted as git does it is unquoted; one that really starts and ends with `"` takes one of the other forms.
 */
export function readFileList(given: {
  readonly contents: string
  readonly at: Place
  readonly root?: string | undefined
  readonly report: ReportFault
}): ChangedFile[] {
  const { at, report } = given
  const files = new Map<string, ChangedFile>()
  for (const { text, line, change = 'listed' } of readEntries(given)) {
    const reading = readRepositoryPath(text)
    const place = line === undefined ? at : { ...at, line }
    if (reading.kind === 'wrong') report({ at: place, message: reading.message })
    else if (!files.has(reading.path)) files.set(reading.path, { path: reading.path, change, kind: 'file' })
  }
  return [...files.values()]
}

type Entry = { readonly text: string; readonly line?: number; readonly change?: 'listed' | 'deleted' }

function readEntries(given: {
  readonly contents: string
  readonly at: Place
  readonly root?: string | undefined
  readonly report: ReportFault
}): readonly Entry[] {
  const { at, root, report } = given
  // A byte order mark, as PowerShell writes it. That of UTF-16 is no UTF-8: `decodeFileName` keeps its bytes.
  const contents = given.contents.replace(/^\ufeff/, '')
  if (/^(?:\udcff\udcfe|\udcfe\udcff)/.test(contents)) {
    report({ at, message: 'The list is UTF-16. Write it as UTF-8, in PowerShell with `Out-File -Encoding utf8`.' })
    return []
  }
  if (contents.includes('\0'))
    return contents
      .split('\0')
      .filter(isNotEmpty)
      .map((text) => ({ text }))
  if (/^\s*\[\s*(?:"|\]\s*$)/.test(contents)) return readJson(contents, at, report)
  if (isSyncOutput(contents)) {
    const rejected = (line: number, text: string): void => {
      report({
        at: { ...at, line },
        message:
          `${JSON.stringify(text)} is neither a transfer nor progress of \`aws s3\`, which the other lines are. ` +
          'Give its output alone, or a list of files alone.',
      })
    }
    return readSyncOutput({ text: contents, root, rejected }).map(({ path, ...rest }) => ({ text: path, ...rest }))
  }
  return contents
    .split('\n')
    .map((line, index) => ({ text: line.replace(/\r$/, ''), line: index + 1 }))
    .filter(({ text }) => text.trim() !== '')
    .map(({ text, line }) => ({ text: unquoteName(text), line }))
}

function readJson(contents: string, at: Place, report: ReportFault): readonly Entry[] {
  const list = parseJson(contents)
  if (Array.isArray(list) && list.every((item) => typeof item === 'string')) {
    return list.filter(isNotEmpty).map((text) => ({ text }))
  }
  report({
    at,
    message:
      `The list starts like a JSON array, ${JSON.stringify(contents.trim().slice(0, 40))}, and is none of strings alone. ` +
      'Give for example `["public/index.html"]`, or a file a line.',
  })
  return []
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function isNotEmpty(text: string): boolean {
  return text !== ''
}
