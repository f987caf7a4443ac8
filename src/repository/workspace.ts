/** Files of the job's workspace that the user names in inputs. */
import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'

export type Workspace = {
  /** The bytes of a file, by its path from the workspace; undefined if there is none. Rejects if it cannot be read. */
  readonly read: (path: string) => Promise<Buffer | undefined>
}

export function openWorkspace(directory: string): Workspace {
  return {
    read: async (path) => {
      try {
        return await readFile(resolve(directory, path))
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
        throw error
      }
    },
  }
}
