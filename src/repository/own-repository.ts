/** Git runs in no other repository. */
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { readVariable, type Environment } from '../environment.ts'
import { mapAtOnce } from '../waiting/map-at-once.ts'
import { formatGitConfig, parseGitConfig, type GitSetting } from './git-config.ts'
import type { GitDirectory } from './git-directory.ts'
import { findRealPath, readRegularFile } from './regular-file.ts'

/** Included by the repository's configuration if it exists. */
const SERVER_SETTINGS = 'server-settings'

const MAX_SIZE = 64 * 1024 * 1024
const MAX_CONFIG_SIZE = 1024 * 1024
const MAX_REFS = 100_000
const FILES_AT_ONCE = 16

/** Turns off everything that could run a program or reach a server. */
const SETTINGS: readonly GitSetting[] = [
  ['core.repositoryformatversion', '1'],
  ['core.bare', 'true'],
  ['core.hooksPath', '/dev/null'],
  ['core.fsmonitor', 'false'],
  ['core.logAllRefUpdates', 'false'],
  // Both could contradict the borrowed objects.
  ['core.commitGraph', 'false'],
  ['core.multiPackIndex', 'false'],
  ['credential.helper', ''],
  ['fetch.recurseSubmodules', 'false'],
  ['fetch.writeCommitGraph', 'false'],
  ['gc.auto', '0'],
  ['maintenance.auto', 'false'],
  ['protocol.version', '2'],
  ['protocol.allow', 'never'],
  ['safe.bareRepository', 'explicit'],
]

/** Works without git, and allows no transport. Returns the directory. */
export async function makeOwnRepository(given: {
  readonly env: Environment
  readonly objectFormat: 'sha1' | 'sha256'
  readonly usesReftable?: boolean
}): Promise<string> {
  const { env, objectFormat, usesReftable = false } = given
  const directory = await mkdtemp(join(readVariable(env, 'RUNNER_TEMP') ?? tmpdir(), 'cloudfront-action-git-'))
  for (const each of ['objects', 'refs']) await mkdir(join(directory, each))
  const settings: readonly GitSetting[] = [
    ...SETTINGS,
    ...(objectFormat === 'sha1' ? [] : ([['extensions.objectFormat', objectFormat]] as const)),
    ...(usesReftable ? ([['extensions.refStorage', 'reftable']] as const) : []),
    ['include.path', SERVER_SETTINGS],
  ]
  await writeFile(join(directory, 'config'), formatGitConfig(settings))
  await writeFile(join(directory, 'HEAD'), 'ref: refs/heads/.invalid\n')
  return directory
}

export async function removeOwnRepository(directory: string): Promise<void> {
  await rm(directory, { recursive: true, force: true })
}

/**
 * Other users of the machine cannot read the settings. `git fetch --filter` marks the repository as a partial clone;
 * that is undone, since older git then asks the server for any object that is missing.
 */
export async function withSettings<Result>(
  directory: string,
  settings: readonly GitSetting[],
  work: () => Promise<Result>,
): Promise<Result> {
  const file = join(directory, SERVER_SETTINGS)
  const config = join(directory, 'config')
  const before = await readFile(config)
  await writeFile(file, formatGitConfig(settings), { mode: 0o600 })
  try {
    return await work()
  } finally {
    await rm(file, { force: true })
    await writeFile(config, before)
  }
}

export async function readSettings({ common }: GitDirectory): Promise<readonly GitSetting[]> {
  const bytes = await readOf(common, 'config', MAX_CONFIG_SIZE)
  return parseGitConfig(bytes?.toString() ?? '')
}

/** Skips directories with anything but files. Returns whether the history is cut off. */
export async function borrowObjects({ common }: GitDirectory, own: string): Promise<boolean> {
  // Git does not take a directory with this name for a repository.
  const borrowed = join(own, 'borrowed')
  await mkdir(join(own, 'objects', 'info'))
  await mkdir(borrowed)
  await writeFile(join(own, 'objects', 'info', 'alternates'), `${borrowed}\n`)
  const directories = (await listDirectory(common, 'objects')).filter(
    (entry) => entry.isDirectory() && /^(?:[0-9a-f]{2}|pack)$/.test(entry.name),
  )
  await mapAtOnce(directories, FILES_AT_ONCE, async (entry) => {
    const name = `objects/${entry.name}`
    const files = await listDirectory(common, name)
    if (files.length === 0 || !files.every((file) => file.isFile())) return
    // Windows needs no privileges for a junction.
    await symlink(join(common, name), join(borrowed, entry.name), 'junction')
  })
  const shallow = await readOf(common, 'shallow', MAX_SIZE)
  const commits = shallow?.toString('latin1').match(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/gm) ?? []
  if (commits.length > 0) await writeFile(join(own, 'shallow'), `${commits.join('\n')}\n`)
  return commits.length > 0
}

/** Includes HEAD. */
export async function copyRefs({ ofTree, common }: GitDirectory, own: string): Promise<void> {
  await Promise.all([
    ...['HEAD', 'FETCH_HEAD', 'ORIG_HEAD', 'logs/HEAD'].map((name) => copyFile(name, ofTree, own, isRefOrLog)),
    copyPackedRefs(common, own),
  ])
  const refs = (await listFiles(common, 'refs')).filter((name) => !name.startsWith('refs/replace/'))
  await mapAtOnce(refs, FILES_AT_ONCE, (name) => copyFile(name, common, own, isRef))
  for (const name of await listFiles(common, 'reftable')) await copyFile(name, common, own)
}

async function copyFile(name: string, from: string, to: string, isRight?: (text: string) => boolean): Promise<void> {
  const bytes = await readOf(from, name, MAX_SIZE)
  if (bytes === undefined || isRight?.(bytes.toString('latin1')) === false) return
  await mkdir(dirname(join(to, name)), { recursive: true })
  await writeFile(join(to, name), bytes)
}

/** Without lines that git refuses, and the header, which calls them sorted. */
async function copyPackedRefs(from: string, to: string): Promise<void> {
  const bytes = await readOf(from, 'packed-refs', MAX_SIZE)
  if (bytes === undefined) return
  const refs = bytes.toString('latin1').match(PACKED_REF) ?? []
  if (refs.length > 0) await writeFile(join(to, 'packed-refs'), refs.join(''), 'latin1')
}

const PACKED_REF =
  /^(?:[0-9a-f]{40}|[0-9a-f]{64}) refs\/(?!replace\/)(?:(?!\.\.)[^\p{Cc} ~^:?*[\\])+\n(?:\^(?:[0-9a-f]{40}|[0-9a-f]{64})\n)?/gmu

function isRef(text: string): boolean {
  return /^(?:[0-9a-f]{40}|[0-9a-f]{64}|ref: refs\/[^\p{Cc} ~^:?*[\\]+)\n?$/u.test(text)
}

function isRefOrLog(text: string): boolean {
  return isRef(text) || /^(?:[0-9a-f]{40}|[0-9a-f]{64})[ \t]/.test(text)
}

/** Without links. */
async function listFiles(root: string, directory: string): Promise<readonly string[]> {
  const files: string[] = []
  const directories = [directory]
  for (let next = directories.pop(); next !== undefined && files.length < MAX_REFS; next = directories.pop()) {
    for (const entry of await listDirectory(root, next)) {
      const path = `${next}/${entry.name}`
      if (entry.isDirectory()) directories.push(path)
      else if (entry.isFile()) files.push(path)
    }
  }
  return files
}

/** Undefined for links, missing and larger files. `root` is a real path. */
async function readOf(root: string, name: string, maxSize: number): Promise<Buffer | undefined> {
  return (await hasNoLinks(root, name)) ? readRegularFile(join(root, name), maxSize).catch(() => undefined) : undefined
}

async function listDirectory(root: string, name: string) {
  return (await hasNoLinks(root, name)) ? readdir(join(root, name), { withFileTypes: true }).catch(() => []) : []
}

async function hasNoLinks(root: string, name: string): Promise<boolean> {
  const path = join(root, name)
  return (await findRealPath(path)) === path
}
