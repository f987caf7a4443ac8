import { realpath, stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import { findRealPath, isBelow, isMissingFile, readRegularFile } from './regular-file.ts'

export type Workspace = {
  /**
   * Undefined if the file does not exist. Rejects if it is elsewhere, not a regular file, or too large.
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
        const file = await realpath(resolve(directory, path))
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

async function requireInside(file: string, directories: readonly string[]): Promise<void> {
  const real = await Promise.all(directories.map(findRealPath))
  if (real.some((directory) => directory !== undefined && isBelow(file, directory))) return
  throw new Error('it lies outside the workspace, `RUNNER_TEMP` and the temporary directory; copy it into one of them')
}
