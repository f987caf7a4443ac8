import type { TreeEntry } from '../../../src/repository/tree-difference.ts'

/** Reads the output of `git ls-tree -z`, by path. */
export function readListedTree(listing: string): ReadonlyMap<string, TreeEntry> {
  return new Map(
    listing
      .split('\0')
      .slice(0, -1)
      .map((line) => {
        const [, mode = '', id = '', path = ''] = /^(\d+) \w+ (\w+)\t(.*)$/s.exec(line) ?? []
        return [path, { mode, id }]
      }),
  )
}
