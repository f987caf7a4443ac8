import { lstat, realpath } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { GitFailure } from './git.ts'
import { findRealPath, isBelow, readRegularFile } from './regular-file.ts'

/** Real paths. */
export type GitDirectory = {
  /** The top of the working tree. */
  readonly top: string
  /** The working tree's own, with `HEAD`. */
  readonly ofTree: string
  /** Shared by all working trees. */
  readonly common: string
}

const MAX_PATH_FILE = 4096

/**
 * Without running git. Rejects with a `GitFailure` for bare repositories, for a parent directory's repository, and for
 * links or `.git` files that lead elsewhere, except to a repository that has linked this working tree.
 */
export async function findGitDirectory(directory: string): Promise<GitDirectory> {
  const top = await realpath(directory).catch((cause: unknown) => {
    throw new GitFailure(
      `The directory ${JSON.stringify(directory)} does not exist. It should be the checkout.`,
      undefined,
      {
        cause,
      },
    )
  })
  const entry = join(top, '.git')
  const found = await lstat(entry).catch(() => undefined)
  if (found === undefined) {
    throw new GitFailure(
      `The workspace is not a git repository: ${JSON.stringify(top)} has no \`.git\`. ` +
        'Run actions/checkout before this step, or give the changed files in `files:` or `files-from:`.',
    )
  }
  const ofTree = await realpath(found.isFile() ? await readPath(entry, 'gitdir: ') : entry).catch(leadsElsewhere)
  const commonFile = join(ofTree, 'commondir')
  const isLinked = (await lstat(commonFile).catch(() => undefined)) !== undefined
  const common = isLinked ? await realpath(await readPath(commonFile, '')).catch(leadsElsewhere) : ofTree
  if (isBelow(ofTree, top) && isBelow(common, top)) return { top, ofTree, common }

  // Git writes this into the repository when it links a working tree.
  const isKnownThere =
    isLinked &&
    dirname(dirname(ofTree)) === common &&
    (await findRealPath(await readPath(join(ofTree, 'gitdir'), ''))) === entry
  if (isKnownThere) return { top, ofTree, common }
  return leadsElsewhere()
}

/** A relative path is relative to the file. */
async function readPath(file: string, prefix: string): Promise<string> {
  const text = await readRegularFile(file, MAX_PATH_FILE).then(String).catch(leadsElsewhere)
  if (!text.startsWith(prefix)) return leadsElsewhere()
  return resolve(dirname(file), text.slice(prefix.length).replace(/[\r\n]+$/, ''))
}

function leadsElsewhere(): never {
  throw new GitFailure(
    'The `.git` of the workspace leads to no repository in the workspace, and is not read. ' +
      'Run actions/checkout before this step, or give the changed files in `files:` or `files-from:`.',
  )
}
