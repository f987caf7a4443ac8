import { GitFailure, type Git } from './git.ts'
import { requireShas, type GitCalls } from './git-calls.ts'
import { findEntry, parseObjects, requireTrueName, treeOf, type GitObject } from './git-objects.ts'
import { isFullSha } from './revision.ts'
import { splitPath } from './split-path.ts'
import type { ServerCalls } from './server-calls.ts'
import type { TreeEntry } from './tree-difference.ts'

/** Verifies the hashes. A missing object is undefined. */
export async function readObjects(
  ask: GitCalls['ask'],
  what: string,
  names: readonly string[],
): Promise<readonly (GitObject | undefined)[]> {
  const answer = await ask({ what, args: ['cat-file', '--batch'], input: names.map((name) => `${name}\n`).join('') })
  const objects = parseObjects(answer)
  for (const object of objects) if (object !== undefined) requireTrueName(object)
  return objects
}

/** From the server, for clones without these objects. */
export async function fetchAndRead(
  { ask, fetchObjects }: Pick<GitCalls, 'ask'> & Pick<ServerCalls, 'fetchObjects'>,
  what: string,
  ids: readonly string[],
): Promise<readonly (GitObject | undefined)[]> {
  await fetchObjects(what, ids, [])
  return readObjects(ask, what, ids)
}

const DIRECTORY = '40000'

export function openObjectCalls(
  { ask }: Pick<GitCalls, 'ask'>,
  { fetchObjects }: Pick<ServerCalls, 'fetchObjects'>,
): Pick<Git, 'readFile' | 'parents'> {
  return {
    async readFile(commit, path) {
      const what = `Reading ${JSON.stringify(path)} of ${commit}`
      // Each line of stdin is one name.
      if (path.includes('\n')) throw new GitFailure(`${what} failed: the name has a line break.`)
      const entry = await findFile(ask, { what, commit, path })
      if (entry === undefined) return undefined
      const wanted = requireShas([entry.id])
      const [file] = await readObjects(ask, what, wanted)
      if (file !== undefined) return file.content
      return (await fetchAndRead({ ask, fetchObjects }, what, wanted))[0]?.content
    },

    async parents(sha) {
      const what = `Reading the parents of ${sha}`
      const answer = await ask({ what, args: ['cat-file', 'commit', ...requireShas([sha])] })
      // Shallow clones have the whole commit object.
      const [head = ''] = answer.toString('latin1').split('\n\n')
      return Array.from(head.matchAll(/^parent ([0-9a-f]+)$/gm), ([, parent = '']) => parent).filter(isFullSha)
    },
  }
}

/** Undefined if the path does not exist, or is a directory or a submodule. */
async function findFile(
  ask: GitCalls['ask'],
  { what, commit, path }: { readonly what: string; readonly commit: string; readonly path: string },
): Promise<TreeEntry | undefined> {
  const segments = splitPath(path)
  const [sha = ''] = requireShas([commit])
  const directories = segments.slice(0, -1).map((_, index) => `${sha}:${segments.slice(0, index + 1).join('/')}`)
  const [found, ...trees] = await readObjects(ask, what, [sha, `${sha}^{tree}`, ...directories])
  if (found?.id !== sha) throw new GitFailure(`${what} failed: the commit is missing.`)
  let entry: TreeEntry = { mode: DIRECTORY, id: treeOf(found) ?? '' }
  for (const [index, segment] of segments.entries()) {
    if (entry.mode !== DIRECTORY) return undefined
    const tree = trees[index]
    if (tree?.id !== entry.id) throw new GitFailure(`${what} failed: the tree ${entry.id} is missing.`)
    const next = findEntry(tree, segment)
    if (next === undefined) return undefined
    entry = next
  }
  return entry.mode === DIRECTORY || entry.mode.startsWith('16') ? undefined : entry
}
