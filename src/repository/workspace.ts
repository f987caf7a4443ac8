import { constants } from 'node:fs'
import { open, realpath, stat } from 'node:fs/promises'
import { resolve, sep } from 'node:path'

export type Workspace = {
  /**
   * Undefined if the file does not exist. Rejects if it cannot be read, leads out of the allowed directories, is not a
   * regular file or is too large.
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
        return await readRegularFile(file)
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
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
  const real = await Promise.all(directories.map((directory) => realpath(directory).catch(() => undefined)))
  if (real.some((directory) => directory !== undefined && file.startsWith(withSeparator(directory)))) return
  throw new Error('it lies outside the workspace, `RUNNER_TEMP` and the temporary directory; copy it into one of them')
}

function withSeparator(directory: string): string {
  return directory.endsWith(sep) ? directory : `${directory}${sep}`
}

async function readRegularFile(file: string): Promise<Buffer> {
  // Opening a pipe would block, and a link may have appeared since.
  const handle = await open(file, constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOFOLLOW)
  try {
    const status = await handle.stat()
    if (!status.isFile()) throw new Error('it is not a regular file; give the path of a file')
    if (status.size > MAX_WORKSPACE_FILE_SIZE)
      throw new Error(`it has ${status.size} bytes; at most ${MAX_WORKSPACE_FILE_SIZE} bytes are read`)
    return await handle.readFile()
  } finally {
    await handle.close()
  }
}
