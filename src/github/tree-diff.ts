import { compareEntries, type TreeEntry, type ChangedFile } from '../repository/tree-difference.ts'
import { GitHubFailure } from './github.ts'
import { hasLostBytes, limitListings, tooManyFiles, TREE, type ListTree, type TreeListing } from './list-tree.ts'

/**
 * Compares by mode and object ID. If a tree is too large for one listing, lists its differing directories. Throws a
 * `GitHubFailure` if too many listings are needed, or names in a changed directory are not UTF-8.
 */
export async function diffTrees(asked: {
  readonly base: string
  readonly head: string
  readonly listTree: ListTree
}): Promise<readonly ChangedFile[]> {
  const limited = limitListings(asked.listTree, (why) => unknown(asked, why))
  const list = async (id: string | undefined, recursive: boolean): Promise<TreeListing> =>
    id === undefined ? { entries: [], truncated: false } : limited(id, recursive)
  const listBoth = (base: string | undefined, head: string | undefined, recursive: boolean) =>
    Promise.all([list(base, recursive), list(head, recursive)])

  async function walk(base: string | undefined, head: string | undefined, directory: string): Promise<ChangedFile[]> {
    const [allBefore, allAfter] = await listBoth(base, head, true)
    if (!allBefore.truncated && !allAfter.truncated) return compare(allBefore, allAfter, directory)

    const [before, after] = await listBoth(base, head, false)
    if (before.truncated || after.truncated) throw unknown(asked, tooManyFiles(directory))
    const files = compare(before, after, directory)
    for (const [path, one, other] of pair(before, after)) {
      if (one?.id === other?.id) continue
      const below = [one, other].map((entry) => (entry?.mode === TREE ? entry.id : undefined))
      if (below.some((id) => id !== undefined)) files.push(...(await walk(below[0], below[1], `${directory}${path}/`)))
    }
    return files
  }

  function compare(before: TreeListing, after: TreeListing, directory: string): ChangedFile[] {
    const pairs = pair(before, after)
    requireNames(pairs, directory)
    return pairs.flatMap(([path, one, other]) => compareEntries(`${directory}${path}`, leaf(one), leaf(other)))
  }

  /** Names with lost bytes may become equal. */
  function requireNames(pairs: readonly Pair[], directory: string): void {
    const doubtful = pairs.filter(([path]) => hasLostBytes(path))
    if (doubtful.length === 0) return
    const equal = new Set(pairs.flatMap(([path, one, other]) => (one?.id === other?.id ? [path] : [])))
    const wrong = doubtful.find(
      ([path]) => !equal.has(path.slice(0, Math.max(path.lastIndexOf('/', path.indexOf('\ufffd')), 0))),
    )
    if (wrong !== undefined) {
      throw unknown(
        asked,
        `${JSON.stringify(directory + wrong[0])} is a name that is not UTF-8, which its API cannot express`,
      )
    }
  }

  return walk(asked.base, asked.head, '')
}

type Pair = readonly [path: string, before: TreeEntry | undefined, after: TreeEntry | undefined]

function pair(before: TreeListing, after: TreeListing): Pair[] {
  const later = new Map(after.entries.map((entry) => [entry.path, entry]))
  const pairs = before.entries.map((entry): Pair => {
    const other = later.get(entry.path)
    later.delete(entry.path)
    return [entry.path, entry, other]
  })
  return [...pairs, ...Array.from(later, ([path, entry]): Pair => [path, undefined, entry])]
}

function leaf(entry: TreeEntry | undefined): TreeEntry | undefined {
  return entry?.mode === TREE ? undefined : entry
}

function unknown({ base, head }: { readonly base: string; readonly head: string }, why: string): GitHubFailure {
  return new GitHubFailure(
    `Comparing ${base} with ${head} by GitHub's API failed: ${why}. ` +
      'Run actions/checkout before this step, with `fetch-depth: 0` if the server cannot be reached from here.',
  )
}
