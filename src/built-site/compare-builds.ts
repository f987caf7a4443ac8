import type { ChangedFile } from '../repository/tree-difference.ts'
import type { FileDigests } from './manifest.ts'

export function compareBuilds(before: FileDigests, after: FileDigests): readonly ChangedFile[] {
  const changed: ChangedFile[] = []
  for (const [path, digest] of after) {
    const earlier = before.get(path)
    if (earlier === undefined) changed.push({ path, change: 'added', kind: 'file' })
    else if (earlier !== digest) changed.push({ path, change: 'modified', kind: 'file' })
  }
  for (const path of before.keys()) if (!after.has(path)) changed.push({ path, change: 'deleted', kind: 'file' })
  return changed.sort((one, other) => (one.path < other.path ? -1 : 1))
}
