import { lstat, realpath, stat } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import {
  isBelow,
  isLoopOfLinks,
  isMissingDirectory,
  isMissingFile,
  readRegularFile,
  WrongPath,
} from './regular-file.ts'

export type Workspace = {
  /**
   * Undefined if the file does not exist. Rejects if it is too large, and with a WrongPath if it is or would be elsewhere,
   * or is not a regular file.
   */
  readonly read: (path: string) => Promise<Buffer | undefined>
  readonly isDirectory: (path: string) => Promise<boolean>
}

/** In bytes. A list of a million names takes about 50 MiB. */
export const MAX_WORKSPACE_FILE_SIZE = 64 * 1024 * 1024

/** `temporary`: directories for files of other steps, `RUNNER_TEMP` and the system's. */
export function openWorkspace(given: {
  readonly directory: string
  readonly temporary: readonly (string | undefined)[]
}): Workspace {
  const { directory, temporary } = given
  return {
    read: async (path) => {
      try {
        const file = await findRealOrFuturePath(resolve(directory, path))
        await requireInside(file, [directory, ...temporary.filter((each) => each !== undefined)])
        return await readRegularFile(file, MAX_WORKSPACE_FILE_SIZE)
      } catch (error) {
        if (isMissingFile(error)) return undefined
        throw error
      }
    },
    isDirectory: async (path) => {
      const found = await stat(resolve(directory, path)).catch(() => undefined)
      return found?.isDirectory() ?? false
    },
  }
}

async function findRealOrFuturePath(path: string): Promise<string> {
  try {
    return await realpath(path)
  } catch (error) {
    const parent = dirname(path)
    if (!isMissingFile(error) || parent === path) throw describeWrongPath(error)
    const isLink = (await lstat(path).catch(() => undefined))?.isSymbolicLink() ?? false
    if (isLink) throw wrongPath('it is a symbolic link to a file that does not exist; remove it, or mend it', error)
    return join(await findRealOrFuturePath(parent), basename(path))
  }
}

function describeWrongPath(error: unknown): unknown {
  if (isLoopOfLinks(error))
    return wrongPath('its symbolic links lead back to themselves; give the path of a file', error)
  if (isMissingDirectory(error))
    return wrongPath('a part of this path is a file, and not a directory; check the path', error)
  return error
}

function wrongPath(why: string, cause: unknown): WrongPath {
  return new WrongPath(why, undefined, { cause })
}

async function requireInside(file: string, directories: readonly string[]): Promise<void> {
  const real = await Promise.all(directories.map(findRealOrFuturePath))
  if (real.some((directory) => isBelow(file, directory))) return
  throw new WrongPath(
    'it lies outside the workspace, `RUNNER_TEMP` and the temporary directory; copy it into one of them',
  )
}
