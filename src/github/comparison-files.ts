import { hasLostBytes } from './list-tree.ts'
import type { ChangeStatus, ChangedFile } from '../repository/tree-difference.ts'

/** `patch` is absent for binary, renamed-only and large files. */
export type ComparedFile = {
  readonly filename: string
  readonly previous_filename?: string
  readonly status: string
  readonly changes: number
  readonly patch?: string
}

/** GitHub drops more without notice: https://docs.github.com/rest/commits/commits#compare-two-commits */
const MOST_FILES = 300

/**
 * GitHub truncates a diff at 20,000 lines or 1 MB:
 * https://docs.github.com/repositories/creating-and-managing-repositories/repository-limits
 */
const MOST_LINES = 10_000
const MOST_CHARACTERS = 250_000

const CHANGES: Readonly<Record<string, ChangeStatus>> = {
  added: 'added',
  copied: 'added',
  removed: 'deleted',
  modified: 'modified',
  renamed: 'added',
}

/** Undefined if the comparison may be truncated, or may contain submodules, which only a patch shows. */
export function readComparedFiles(files: readonly ComparedFile[] | undefined): readonly ChangedFile[] | undefined {
  if (files === undefined || files.length >= MOST_FILES) return undefined
  const read = files.map(readComparedFile)
  const lines = files.reduce((sum, { changes }) => sum + changes, 0)
  const characters = files.reduce((sum, { patch = '' }) => sum + patch.length, 0)
  if (lines >= MOST_LINES || characters >= MOST_CHARACTERS) return undefined
  return read.every((changes) => changes !== undefined) ? read.flat() : undefined
}

/** From the changes of both since the merge base. Undefined if both changed a path. */
export function joinDiverged(
  changedInBase: readonly ChangedFile[],
  changedInHead: readonly ChangedFile[],
): readonly ChangedFile[] | undefined {
  const paths = new Set(changedInBase.map(({ path }) => path))
  if (changedInHead.some(({ path }) => paths.has(path))) return undefined
  return [...revert(changedInBase), ...changedInHead]
}

function revert(files: readonly ChangedFile[]): readonly ChangedFile[] {
  const opposite: Partial<Readonly<Record<ChangeStatus, ChangeStatus>>> = { added: 'deleted', deleted: 'added' }
  return files.map((file) => ({ ...file, change: opposite[file.change] ?? file.change }))
}

function readComparedFile(file: ComparedFile): readonly ChangedFile[] | undefined {
  const change = CHANGES[file.status]
  const paths = [file.filename, file.previous_filename ?? '']
  if (change === undefined || paths.some(hasLostBytes)) return undefined
  if (file.patch === undefined || /^[+-]Subproject commit [0-9a-f]{40}/m.test(file.patch)) return undefined
  const changed: ChangedFile = { path: file.filename, change, kind: 'file' }
  if (file.status !== 'renamed') return [changed]
  if (file.previous_filename === undefined) return undefined
  return [{ path: file.previous_filename, change: 'deleted', kind: 'file' }, changed]
}
