import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { Failure } from '../failure.ts'
import { InvalidInput } from '../faults.ts'
import { WrongPath } from '../repository/regular-file.ts'
import type { Workspace } from '../repository/workspace.ts'
import type { ManifestStore } from './manifest-store.ts'

/** `path` is relative to the workspace or absolute. Writes atomically. */
export function openManifestFile({
  path,
  directory,
  read,
}: {
  readonly path: string
  readonly directory: string
  readonly read: Workspace['read']
}): ManifestStore {
  const file = resolve(directory, path)
  const fail = (done: string, error: unknown) =>
    new Failure(
      `The manifest ${JSON.stringify(path)} cannot be ${done}: ${error instanceof Error ? error.message : String(error)}`,
      'Check the path that the input `manifest` gives.',
      { cause: error },
    )
  return {
    load: async () => {
      try {
        return await read(path)
      } catch (error) {
        if (!(error instanceof WrongPath)) throw fail('read', error)
        const message = `${JSON.stringify(path)} cannot be read: ${error.message}`
        throw new InvalidInput([{ at: { input: 'manifest' }, message }])
      }
    },
    save: async (encode) => {
      try {
        // A file that may not be read may not be replaced.
        const manifest = encode(await read(path))
        await mkdir(dirname(file), { recursive: true })
        // It may be a link.
        await rm(`${file}.new`, { force: true })
        await writeFile(`${file}.new`, manifest, { flag: 'wx' })
        await rename(`${file}.new`, file)
      } catch (error) {
        throw fail('written', error)
      }
    },
  }
}
