import { decodeFileName } from '../repository/file-name.ts'
import { LINK, type LinkedTree } from '../repository/tree-listing.ts'
import type { GitHubFailure } from './github.ts'
import { failToRead, hasLostBytes, listEntries, type ListTree } from './list-tree.ts'

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
  const fail = (why: string): GitHubFailure => failToRead(`the symbolic links of ${asked.commit}`, why)
  const files = await listEntries(asked, fail)
  const links = [...files].filter(([, { mode }]) => mode === LINK)
  const unreadable = links.find(([path]) => hasLostBytes(path))
  if (unreadable !== undefined) throw fail(`the name of the link ${JSON.stringify(unreadable[0])} is not UTF-8`)
  const ids = [...new Set(links.map(([, { id }]) => id))]
  if (ids.length > MOST_LINKS) throw fail(`it has ${ids.length} links, and at most ${MOST_LINKS} are read`)
  const targets = new Map((await asked.readBlobs(ids)).map((blob, index) => [ids[index], decodeFileName(blob)]))
  return { files, links: new Map(links.map(([path, { id }]) => [path, targets.get(id)])) }
}
