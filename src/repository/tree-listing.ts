/** `git ls-tree -z`: each entry is `MODE TYPE ID`, a tab, the path and a NUL. */
import { decodeFileName } from './file-name.ts'
import type { DirectoryEntry } from './git.ts'
import type { TreeEntry } from './tree-difference.ts'

/** By the links' paths; undefined if the target is neither in the clone nor on the server. */
export type Links = ReadonlyMap<string, string | undefined>

export type LinkedTree = { readonly files: ReadonlyMap<string, TreeEntry>; readonly links: Links }

export const LINK = '120000'

const ENTRY_TYPES: Readonly<Record<string, DirectoryEntry['type']>> = { '040': 'directory', '100': 'file' }

export function parseTree(listed: Buffer): readonly (readonly [path: string, entry: TreeEntry])[] {
  return splitAtNuls(listed).map((line) => {
    const [mode = '', , id = ''] = line.slice(0, line.indexOf('\t')).split(' ')
    return [pathOf(line), { mode, id }]
  })
}

/** Names without their directory. */
export function parseDirectory(listed: Buffer): readonly DirectoryEntry[] {
  return splitAtNuls(listed).map((line) => {
    const path = pathOf(line)
    return { name: path.slice(path.lastIndexOf('/') + 1), type: typeOf(line) }
  })
}

/** The same of a recursive list. */
export function findDirectory(listed: Buffer, directory: string): readonly DirectoryEntry[] {
  const beginning = directory === '' ? '' : `${directory}/`
  const entries = new Map<string, DirectoryEntry>()
  for (const line of splitAtNuls(listed)) {
    const path = pathOf(line)
    if (!path.startsWith(beginning)) continue
    const [name = '', below] = path.slice(beginning.length).split('/', 2)
    entries.set(name, { name, type: below === undefined ? typeOf(line) : 'directory' })
  }
  return [...entries.values()]
}

/** Names that each end with a NUL. */
export function splitAtNuls(bytes: Buffer): readonly string[] {
  const names: string[] = []
  for (let start = 0, end = bytes.indexOf(0); end >= 0; start = end + 1, end = bytes.indexOf(0, start)) {
    names.push(decodeFileName(bytes.subarray(start, end)))
  }
  return names
}

function typeOf(line: string): DirectoryEntry['type'] {
  return ENTRY_TYPES[line.slice(0, 3)] ?? 'other'
}

function pathOf(line: string): string {
  return line.slice(line.indexOf('\t') + 1)
}
