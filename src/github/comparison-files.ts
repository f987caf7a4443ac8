/** What GitHub's comparison of two commits says for certain. */
import type { ChangeStatus, ChangedFile } from '../repository/tree-difference.ts'

/** A file of a comparison as GitHub gives it. `patch` is left out for binary, renamed-only and large files. */
export type ComparedFile = {
  readonly filename: string
  readonly previous_filename?: string
  readonly status: string
  readonly changes: number
  readonly patch?: string
}

/** How many files GitHub gives at most, without any sign that there are more: https://docs.github.com/rest/commits/commits#compare-two-commits */
const MOST_FILES = 300

/** Well below the 20,000 lines and the 1 MB at which GitHub cuts off a diff: https://docs.github.com/repositories/creating-and-managing-repositories/repository-limits */
const MOST_LINES = 10_000
const MOST_CHARACTERS = 250_000

const CHANGES: Readonly<Record<string, ChangeStatus>> = {
  added: 'added',
  copied: 'added',
  removed: 'deleted',
  modified: 'modified',
  renamed: 'added',
}

/**
 * The changed files, tree to tree, or `undefined` where the comparison leaves a doubt: it may be cut off, or it does not tell
 * whether a path is a file or a submodule, since it has no modes. Only the text of a diff shows that, so without it there is a
 * doubt, too; and `changed` may be another mode or another type.
 */
export function readComparedFiles(files: readonly ComparedFile[] | undefined): readonly ChangedFile[] | undefined {
  if (files === undefined || files.length >= MOST_FILES) return undefined
  const read = files.map(readComparedFile)
  const lines = files.reduce((sum, { changes }) => sum + changes, 0)
  const characters = files.reduce((sum, { patch = '' }) => sum + patch.length, 0)
  if (lines >= MOST_LINES || characters >= MOST_CHARACTERS) return undefined
  return read.every((changes) => changes !== undefined) ? read.flat() : undefined
}

/**
 * The difference of two commits that have diverged, by what each of them changed since their merge base. A path that both have
 * changed may be the same by now, or another in its mode alone: `undefined`, since there is a doubt.
 */
export function joinDiverged(
  changedInBase: readonly ChangedFile[],
  changedInHead: readonly ChangedFile[],
): readonly ChangedFile[] | undefined {
  const paths = new Set(changedInBase.map(({ path }) => path))
  if (changedInHead.some(({ path }) => paths.has(path))) return undefined
  return [...revert(changedInBase), ...changedInHead]
}

/** The same changes, seen from the other commit. */
function revert(files: readonly ChangedFile[]): readonly ChangedFile[] {
  const opposite: Partial<Readonly<Record<ChangeStatus, ChangeStatus>>> = { added: 'deleted', deleted: 'added' }
  return files.map((file) => ({ ...file, change: opposite[file.change] ?? file.change }))
}

function readComparedFile(file: ComparedFile): readonly ChangedFile[] | undefined {
  const change = CHANGES[file.status]
  const paths = [file.filename, file.previous_filename ?? '']
  // U+FFFD is what becomes of a name that is not UTF-8.
  if (change === undefined || paths.some((path) => path.includes('\ufffd'))) return undefined
  if (file.patch === undefined || /^[+-]Subproject commit [0-9a-f]{40}/m.test(file.patch)) return undefined
  const changed: ChangedFile = { path: file.filename, change, kind: 'file' }
  if (file.status !== 'renamed') return [changed]
  if (file.previous_filename === undefined) return undefined
  return [{ path: file.previous_filename, change: 'deleted', kind: 'file' }, changed]
}
