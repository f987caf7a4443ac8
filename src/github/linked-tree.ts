import { decodeFileName } from '../repository/file-name.ts'
import type { TreeEntry } from '../repository/tree-difference.ts'
import { LINK, type LinkedTree } from '../repository/tree-listing.ts'
import { GitHubFailure } from './github.ts'
import { MOST_LISTINGS, TREE, type ListTree } from './tree-diff.ts'

/** Each takes a request. */
const MOST_LINKS = 200

/**
 * All files of a commit, and where its symbolic links lead. `readBlobs` takes IDs. Throws a `GitHubFailure` if there
 * are too many links or directories, or the name of a link is not UTF-8.
 */
export async function readLinkedTree(asked: {
  readonly commit: string
  readonly listTree: ListTree
  readonly readBlobs: (ids: readonly string[]) => Promise<readonly Buffer[]>
}): Promise<LinkedTree> {
  const { commit, readBlobs } = asked
  const files = await listFiles(asked)
  const links = [...files].filter(([, { mode }]) => mode === LINK)
  // JSON turns bytes that are not UTF-8 into U+FFFD.
  const unreadable = links.find(([path]) => path.includes('\ufffd'))
  if (unreadable !== undefined) {
    throw unknown(commit, `the name of the link ${JSON.stringify(unreadable[0])} is not UTF-8`)
  }
  const ids = [...new Set(links.map(([, { id }]) => id))]
  if (ids.length > MOST_LINKS) throw unknown(commit, `it has ${ids.length} links, and at most ${MOST_LINKS} are read`)
  const targets = new Map((await readBlobs(ids)).map((blob, index) => [ids[index], decodeFileName(blob)]))
  return { files, links: new Map(links.map(([path, { id }]) => [path, targets.get(id)])) }
}

/** Directory by directory where one listing is too long. */
async function listFiles({
  commit,
  listTree,
}: {
  readonly commit: string
  readonly listTree: ListTree
}): Promise<ReadonlyMap<string, TreeEntry>> {
  const files = new Map<string, TreeEntry>()
  const open = [{ id: commit, directory: '' }]
  let listings = 0
  const list = async (id: string, recursive: boolean) => {
    listings += 1
    if (listings > MOST_LISTINGS)
      throw unknown(commit, `more than ${MOST_LISTINGS} directories would have to be listed`)
    return listTree(id, recursive)
  }
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { id, directory } = next
    const all = await list(id, true)
    const { entries, truncated } = all.truncated ? await list(id, false) : all
    if (truncated) {
      throw unknown(commit, `the directory ${JSON.stringify(directory)} has more files than GitHub lists`)
    }
    for (const entry of entries) {
      const path = `${directory}${entry.path}`
      if (entry.mode !== TREE) files.set(path, { mode: entry.mode, id: entry.id })
      else if (all.truncated) open.push({ id: entry.id, directory: `${path}/` })
    }
  }
  return files
}

function unknown(commit: string, why: string): GitHubFailure {
  return new GitHubFailure(
    `Reading the symbolic links of ${commit} by GitHub's API failed: ${why}. Run actions/checkout before this step.`,
  )
}
