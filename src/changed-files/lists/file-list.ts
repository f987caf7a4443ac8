import type { Place, ReportFault } from '../../faults.ts'
import type { ChangedFile } from '../../repository/tree-difference.ts'
import { findNameMistake } from './name-mistakes.ts'
import { unquoteName } from './quoted-name.ts'
import { readRepositoryPath } from './repository-path.ts'
import { readUploadReport, type UploadReport } from './upload-report.ts'

/** Listed files, or objects of a report, whose paths are keys below `root`. */
export type FileList = { readonly kind: 'names' | 'objects'; readonly files: readonly ChangedFile[] }

type Given = {
  readonly contents: string
  readonly at: Place
  readonly root?: string | undefined
  /** Removed from object keys. Without a slash at its end. */
  readonly originPath?: string | undefined
  readonly report: ReportFault
  readonly warn: ReportFault
}

/**
 * Names are relative to the repository's root. Reports unreadable names with their line. Removes duplicates.
 *
 * The kind of list is found in this order:
 *
 * 1. With a NUL: names, separated or ended by NULs.
 * 2. A JSON array of strings. (`[id].html` is a name.)
 * 3. With a line of a known uploader: its report, see `readUploadReport`.
 * 4. Otherwise one name per line, with `#` and git's quoting.
 */
export function readFileList(given: Given): FileList {
  const { at, report } = given
  // Windows PowerShell writes a byte order mark.
  const contents = given.contents.replace(/^\ufeff/, '')
  if (contents.includes('\0')) return toFileList('names', contents.split('\0').map(asEntry), given)
  if (/^\s*\[\s*(?:["'{]|\]\s*$)/.test(contents)) return toFileList('names', readJson(contents, at, report), given)
  const upload = readUploadReport(contents)
  if (upload !== undefined) return toFileList('objects', readObjects(upload, given), given)
  return toFileList('names', readLines(contents, at, report), given)
}

type Entry = { readonly text: string; readonly line?: number; readonly change?: 'listed' | 'deleted' }

function asEntry(text: string): Entry {
  return { text }
}

function toFileList(kind: FileList['kind'], entries: readonly Entry[], { at, report }: Given): FileList {
  const files = new Map<string, ChangedFile>()
  for (const { text, line, change = 'listed' } of entries) {
    if (text === '') continue
    const reading = readRepositoryPath(text, { isObject: kind === 'objects' })
    const place = line === undefined ? at : { ...at, line }
    if (reading.kind === 'wrong') report({ at: place, message: reading.message })
    else if (!files.has(reading.path)) files.set(reading.path, { path: reading.path, change, kind: 'file' })
  }
  return { kind, files: [...files.values()] }
}

function readLines(contents: string, at: Place, report: ReportFault): readonly Entry[] {
  const entries: Entry[] = []
  contents.split('\n').forEach((written, index) => {
    const text = written.replace(/\r$/, '')
    if (text.trim() === '') return
    const name = unquoteName(text)
    const mistake = name === text ? findNameMistake(text) : undefined
    if (mistake === undefined) entries.push({ text: name, line: index + 1 })
    else report({ at: { ...at, line: index + 1 }, message: mistake })
  })
  return entries
}

function readJson(contents: string, at: Place, report: ReportFault): readonly Entry[] {
  const list = parseJson(contents)
  if (Array.isArray(list) && list.every((item) => typeof item === 'string')) return list.map(asEntry)
  report({
    at,
    message:
      `The list starts like a JSON array, ${JSON.stringify(contents.trim().slice(0, 40))}, but it is not an array of strings. ` +
      `Give for example \`${correctJson(contents) ?? '["public/index.html"]'}\`, or one file per line.`,
  })
  return []
}

/** With double quotes and without a last comma, as far as it is short. */
function correctJson(text: string): string | undefined {
  const list = parseJson(text.replaceAll("'", '"').replace(/,\s*\]\s*$/, ']'))
  return Array.isArray(list) && list.length > 0 && text.length < 200 && list.every((item) => typeof item === 'string')
    ? JSON.stringify(list)
    : undefined
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function readObjects(upload: UploadReport, { at, root, originPath, report, warn }: Given): readonly Entry[] {
  const tools = upload.uploaders.map((name) => `\`${name}\``).join(', ')
  for (const { line, text, isWrong } of upload.unread) {
    const shown = JSON.stringify(text)
    const place = { ...at, line }
    if (isWrong) report({ at: place, message: `${shown} names an object, but cannot be read as a line of ${tools}.` })
    else warn({ at: place, message: `${shown} is not understood as a line of ${tools}, and nothing is purged for it.` })
  }
  for (const message of upload.unnamed) report({ at, message })
  const directory = root === undefined || root === '' ? '' : `${root}/`
  return upload.objects.map(({ key, change, line }) => ({
    text: `${directory}${withoutOriginPath(key, originPath)}`,
    change,
    line,
  }))
}

function withoutOriginPath(key: string, originPath: string | undefined): string {
  const prefix = `${(originPath ?? '').replace(/^\//, '')}/`
  return prefix !== '/' && key.startsWith(prefix) ? key.slice(prefix.length) : key
}
