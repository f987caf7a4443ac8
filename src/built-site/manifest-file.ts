/** The manifest in a file that other steps keep, for example in a bucket. */
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { Failure } from '../failure.ts'
import type { ManifestStore } from './manifest-store.ts'

/** `path` is relative to the workspace or absolute. The file is replaced as a whole, so that it is never half written. */
export function openManifestFile({
  path,
  workspace,
}: {
  readonly path: string
  readonly workspace: string
}): ManifestStore {
  const file = resolve(workspace, path)
  const fail = (done: string, error: unknown) =>
    new Failure(
      `The manifest ${JSON.stringify(path)} cannot be ${done}: ${error instanceof Error ? error.message : String(error)}`,
      'Check the path that the input `manifest` gives.',
      { cause: error },
    )
  return {
    load: async () => {
      try {
        return await readFile(file)
      } catch (error) {
        if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
        throw fail('read', error)
      }
    },
    save: async (manifest) => {
      try {
        await mkdir(dirname(file), { recursive: true })
        await writeFile(`${file}.new`, manifest)
        await rename(`${file}.new`, file)
      } catch (error) {
        throw fail('written', error)
      }
    },
  }
}
