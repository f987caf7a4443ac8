import { rememberAnswers } from '../remember.ts'
import { mapAtOnce } from '../waiting/map-at-once.ts'
import { requireAnswer } from './ask.ts'
import type { GitHub } from './github.ts'
import { readLinkedTree } from './linked-tree.ts'
import { listEntries, type ListTree } from './list-tree.ts'
import type { Session } from './session.ts'
import { arrayOf, members } from './shape.ts'

const LISTING = members({ truncated: 'boolean', tree: arrayOf(members({ path: 'text', mode: 'text', sha: 'sha' })) })

/** https://docs.github.com/rest/git/blobs#get-a-blob */
const BLOB = members({ content: 'text', encoding: 'text' })

const BLOBS_AT_ONCE = 8

export function connectToTrees({
  ask,
  rest,
  request,
}: Session): Pick<GitHub, 'listEntries' | 'readTree'> & { readonly listTree: ListTree } {
  const listTree: ListTree = async (id, recursive) => {
    const reply = await ask({
      what: `Listing the tree ${id} by GitHub's API`,
      permission: 'contents',
      send: () => rest.git.getTree({ ...request(), tree_sha: id, ...(recursive && { recursive: '1' }) }),
      shape: LISTING,
    })
    const { tree, truncated } = requireAnswer(reply)
    return { entries: tree.map(({ path, mode, sha }) => ({ path, mode, id: sha })), truncated }
  }

  async function readBlob(id: string): Promise<Buffer> {
    const reply = await ask({
      what: `Reading the symbolic link ${id} by GitHub's API`,
      permission: 'contents',
      send: () => rest.git.getBlob({ ...request(), file_sha: id }),
      shape: BLOB,
    })
    const { content, encoding } = requireAnswer(reply)
    return Buffer.from(content, encoding === 'base64' ? 'base64' : 'utf8')
  }

  /** Most links are the same at base and head. */
  const readOnce = rememberAnswers((id: string) => id, readBlob)

  async function readBlobs(ids: readonly string[]): Promise<readonly Buffer[]> {
    return mapAtOnce(ids, BLOBS_AT_ONCE, readOnce)
  }

  return {
    listTree,
    listEntries: (commit) => listEntries({ commit, listTree }),
    readTree: (commit) => readLinkedTree({ commit, listTree, readBlobs }),
  }
}
