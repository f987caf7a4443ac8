import { stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { compareBuilds } from '../built-site/compare-builds.ts'
import { decodeManifest, type FileDigests, type ReadManifest } from '../built-site/manifest.ts'
import { readBuild } from '../built-site/read-build.ts'
import type { ChangedFiles } from '../changed-files/changed-files.ts'
import { Failure } from '../failure.ts'
import { CACHE, type BuildSource } from '../purge/plan/target.ts'
import { isMissingDirectory } from '../repository/regular-file.ts'
import type { Workspace } from '../repository/workspace.ts'

/** The manifest of the source is the file of an earlier step, or the directory of an older build. */
export async function comparePlannedBuild(
  { directory, manifest, scope }: BuildSource & { readonly scope: string },
  { root, workspace }: { readonly root: string; readonly workspace: Workspace },
): Promise<ChangedFiles> {
  if (manifest === CACHE)
    throw new Failure(
      '`--build` is given, and nothing to compare the build with.',
      'Give the directory of an older build, or the manifest file of the last purge, as `--manifest`.',
    )
  const files = await readFiles(root, directory, '--build')
  const last = await readLast()
  if (last.kind === 'unusable') return { kind: 'unknown', reason: last.reason, site: [...files.keys()] }
  return { kind: 'known', files: compareBuilds(last.files, files), site: [...files.keys()] }

  async function readLast(): Promise<
    Extract<ReadManifest, { kind: 'unusable' }> | { readonly kind: 'usable'; readonly files: FileDigests }
  > {
    const path = resolve(root, manifest)
    const found = await stat(path).catch(() => undefined)
    if (found?.isDirectory() === true) {
      const older = await readFiles(path, '', '--manifest')
      return { kind: 'usable', files: new Map([...older].map(([name, digest]) => [`${directory}/${name}`, digest])) }
    }
    const bytes = found === undefined ? undefined : await workspace.read(manifest).catch(failToRead)
    if (bytes === undefined)
      throw new Failure(
        `\`--manifest\` is ${JSON.stringify(manifest)}, and nothing is there.`,
        'Give the directory of an older build, or the manifest file of the last purge.',
      )
    const read = decodeManifest(bytes, { scope, distributions: [], directory })
    return read.kind === 'usable' ? { kind: 'usable', files: read.manifest.files } : read
  }

  function failToRead(cause: unknown): never {
    throw new Failure(
      `\`--manifest\` is ${JSON.stringify(manifest)}, and cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`,
      'Give a file in this directory.',
      { cause },
    )
  }
}

async function readFiles(workspace: string, directory: string, option: string): Promise<FileDigests> {
  try {
    const { files } = await readBuild({ workspace, directory, pause: () => setImmediate() })
    if (files.size > 0) return files
  } catch (error) {
    if (!isMissingDirectory(error)) throw error
  }
  throw new Failure(
    `\`${option}\` is ${JSON.stringify(directory === '' ? workspace : directory)}, and that is not a directory with files.`,
    'Run the generator first, and give the directory that it writes to, relative to this one.',
  )
}
