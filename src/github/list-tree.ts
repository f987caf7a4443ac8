import type { TreeEntry } from '../repository/tree-difference.ts'
import { GitHubFailure } from './github.ts'

/** Paths are relative to the tree. */
export type TreeListing = {
  readonly entries: readonly (TreeEntry & { readonly path: string })[]
  /** GitHub lists at most 100,000 entries and 7 MB: https://docs.github.com/rest/git/trees#get-a-tree */
  readonly truncated: boolean
}

/** `id` is a tree's ID or a commit's SHA. */
export type ListTree = (id: string, recursive: boolean) => Promise<TreeListing>

export const TREE = '040000'

/**
 * A token may send 1,000 requests an hour: https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api
 */
const MOST_LISTINGS = 500

type Fail = (why: string) => GitHubFailure

export function limitListings(listTree: ListTree, fail: Fail): ListTree {
  let listings = 0
  return async (id, recursive) => {
    listings += 1
    if (listings > MOST_LISTINGS) throw fail(`more than ${MOST_LISTINGS} directories would have to be listed`)
    return listTree(id, recursive)
  }
}

/** JSON turns bytes that are not UTF-8 into U+FFFD. */
export function hasLostBytes(path: string): boolean {
  return path.includes('\ufffd')
}

export function tooManyFiles(directory: string): string {
  return `the directory ${JSON.stringify(directory)} has more files than GitHub lists`
}

/** Lists each directory where one listing is too long. Throws a `GitHubFailure` if there are too many. */
export async function listEntries(
  { commit, listTree }: { readonly commit: string; readonly listTree: ListTree },
  fail: Fail = (why) => failToRead(`the files of ${commit}`, why),
): Promise<ReadonlyMap<string, TreeEntry>> {
  const files = new Map<string, TreeEntry>()
  const list = limitListings(listTree, fail)
  const open = [{ id: commit, directory: '' }]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { id, directory } = next
    const all = await list(id, true)
    const { entries, truncated } = all.truncated ? await list(id, false) : all
    if (truncated) throw fail(tooManyFiles(directory))
    for (const entry of entries) {
      const path = `${directory}${entry.path}`
      if (entry.mode !== TREE) files.set(path, { mode: entry.mode, id: entry.id })
      else if (all.truncated) open.push({ id: entry.id, directory: `${path}/` })
    }
  }
  return files
}

/** `what` is such as "the files of SHA". */
export function failToRead(what: string, why: string): GitHubFailure {
  return new GitHubFailure(`Reading ${what} by GitHub's API failed: ${why}. Run actions/checkout before this step.`)
}
