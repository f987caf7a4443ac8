/** The files that differ between two commits, found from lists of both trees instead of git's comparison. */

import { execFileSync } from 'node:child_process'
import type { ChangedFile, TreeEntry } from '../../../src/repository/tree-difference.ts'
import { decodeFileName } from '../../../src/repository/file-name.ts'
import { readListedTree } from '../repository/listed-tree.ts'
import type { GitSandbox } from './git-sandbox.ts'

export function trueDifference(sandbox: GitSandbox, repository: string, base: string, head: string): ChangedFile[] {
  const before = listTree(sandbox, repository, base)
  const after = listTree(sandbox, repository, head)
  return [...new Set([...before.keys(), ...after.keys()])]
    .flatMap((path) => describeChange(path, before.get(path), after.get(path)))
    .toSorted(byPath)
}

/** The difference of the head from any of several commits: each file once. */
export function unionOfDifferences(differences: readonly (readonly ChangedFile[])[]): ChangedFile[] {
  const files = differences.flat().map((file) => [`${file.kind} ${file.path}`, file] as const)
  return [...new Map(files.toReversed()).values()].toSorted(byPath)
}

export function byPath(one: ChangedFile, other: ChangedFile): number {
  const [a, b] = [`${one.path}\0${one.change}`, `${other.path}\0${other.change}`]
  return a < b ? -1 : Number(a > b)
}

function listTree(sandbox: GitSandbox, repository: string, commit: string): ReadonlyMap<string, TreeEntry> {
  const listing = execFileSync('git', ['ls-tree', '-r', '-z', '--full-tree', commit], {
    cwd: repository,
    env: sandbox.env,
    maxBuffer: 1e9,
  })
  return readListedTree(decodeFileName(listing))
}

function describeChange(path: string, old: TreeEntry | undefined, now: TreeEntry | undefined): ChangedFile[] {
  const kindOf = ({ mode }: TreeEntry): ChangedFile['kind'] => (mode === '160000' ? 'submodule' : 'file')
  const deleted = old === undefined ? [] : [{ path, change: 'deleted', kind: kindOf(old) } as const]
  const added = now === undefined ? [] : [{ path, change: 'added', kind: kindOf(now) } as const]
  if (old === undefined || now === undefined) return [...deleted, ...added]
  if (old.mode === now.mode && old.id === now.id) return []
  if (kindOf(old) !== kindOf(now)) return [...deleted, ...added]
  const isLink = [old, now].map(({ mode }) => mode === '120000')
  if (isLink[0] !== isLink[1]) return [{ path, change: 'type-changed', kind: 'file' }]
  return [{ path, change: old.id === now.id ? 'mode-changed' : 'modified', kind: kindOf(now) }]
}
