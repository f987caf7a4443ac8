import { lstat, realpath } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { GitFailure } from './git.ts'
import { findRealPath, isBelow, readRegularFile } from './regular-file.ts'

/** The directories of a repository, as real paths. */
export type GitDirectory = {
  /** The top of the working tree. */
  readonly top: string
  /** That of the working tree, which has `HEAD`. */
  readonly ofTree: string
  /** That of all its working trees, which has objects, refs and the configuration. */
  readonly common: string
}

/** Bytes of a file that holds one path. */
const MAX_PATH_FILE = 4096

/**
 * Finds the repository whose working tree has its top in a directory, by the files that git keeps for this: no git is run. It lies
 * below the directory, or is one that knows the directory as a linked working tree. Rejects with a `GitFailure` for all else: a bare
 * repository, the repository of a directory above, a link or a `.git` file that leads elsewhere.
 */
export async function findGitDirectory(directory: string): Promise<GitDirectory> {
  const top = await realpath(directory).catch((cause: unknown) => {
    throw new GitFailure(`The directory ${JSON.stringify(directory)} does not exist. It should be the checkout.`, {
      cause,
    })
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

  // What git writes into the repository when it links a working tree, and nobody else can write there.
  const isKnownThere =
    isLinked &&
    dirname(dirname(ofTree)) === common &&
    (await findRealPath(await readPath(join(ofTree, 'gitdir'), ''))) === entry
  if (isKnownThere) return { top, ofTree, common }
  return leadsElsewhere()
}

/** The path that a file holds behind `prefix`; it is relative to the file. */
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
