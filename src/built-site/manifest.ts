import { gunzipSync, gzipSync } from 'node:zlib'

/** SHA-256 in base64 by path from the repository's root. */
export type FileDigests = ReadonlyMap<string, string>

export type BuildManifest = {
  /** Only builds with the same scope can be compared. */
  readonly scope: string
  readonly commit: string | undefined
  /** `RUN_ID.RUN_ATTEMPT` */
  readonly run: string
  readonly distributions: readonly string[]
  readonly files: FileDigests
}

/** `reason` is a sentence. */
export type ReadManifest =
  { readonly kind: 'usable'; readonly manifest: BuildManifest } | { readonly kind: 'unusable'; readonly reason: string }

const FORMAT = 'cloudfront-action-build'
const VERSION = 1

/** Bytes after decompression, for about two million files. */
const MAX_TEXT = 256 * 1024 * 1024
const MAX_PATH = 4096
const DIGEST = /^[A-Za-z0-9+/]{43}=$/

/** Gzipped JSON lines: a header, then `["PATH","DIGEST"]` for each file. Equal builds give equal bytes. */
export function encodeManifest({ files, ...about }: BuildManifest): Buffer {
  const header = { format: FORMAT, version: VERSION, count: files.size, ...about }
  const entries = [...files].sort(([one], [other]) => (one < other ? -1 : 1))
  return gzipSync([header, ...entries].map((line) => `${JSON.stringify(line)}\n`).join(''))
}

/** Accepts only what `encodeManifest` writes, because anyone with write access to the cache can forge a manifest. */
export function decodeManifest(
  bytes: Buffer,
  expected: { readonly scope: string; readonly distributions: readonly string[]; readonly directory: string },
): ReadManifest {
  try {
    const [header, ...lines] = readLines(bytes)
    const { count, ...about } = readHeader(header)
    if (about.scope !== expected.scope) return unusable('it was made with other rules or for another directory')
    const missing = expected.distributions.filter((id) => !about.distributions.includes(id))
    if (missing.length > 0) return unusable(`${missing.join(', ')} was not purged then`)
    const files = new Map(lines.map((line) => readEntry(line, expected.directory)))
    if (lines.length !== count || files.size !== count) return unusable('it is cut off or repeats a file')
    return { kind: 'usable', manifest: { ...about, files } }
  } catch (error) {
    if (error instanceof Unreadable) return unusable(error.message)
    throw error
  }
}

class Unreadable extends Error {}

function unusable(reason: string): ReadManifest {
  return { kind: 'unusable', reason: `The manifest of the last purge cannot be used: ${reason}.` }
}

function readLines(bytes: Buffer): readonly unknown[] {
  let text: string
  try {
    text = gunzipSync(bytes, { maxOutputLength: MAX_TEXT }).toString('utf8')
  } catch (error) {
    throw new Unreadable(`it cannot be decompressed (${error instanceof Error ? error.message : String(error)})`)
  }
  const lines = text.split('\n')
  if (lines.pop() !== '') throw new Unreadable('it is cut off')
  try {
    return lines.map((line): unknown => JSON.parse(line))
  } catch {
    throw new Unreadable('it has a line that is not JSON')
  }
}

function readHeader(header: unknown): Omit<BuildManifest, 'files'> & { readonly count: number } {
  if (typeof header !== 'object' || header === null) throw new Unreadable('it has no header')
  const given = new Map<string, unknown>(Object.entries(header))
  if (given.get('format') !== FORMAT) throw new Unreadable('it is another kind of file')
  const version = given.get('version')
  if (version !== VERSION)
    throw new Unreadable(`its format is version ${JSON.stringify(version)}, and this release reads version ${VERSION}`)
  const scope = given.get('scope')
  const commit = given.get('commit')
  const run = given.get('run')
  const count = given.get('count')
  const distributions = given.get('distributions')
  if (
    typeof scope !== 'string' ||
    typeof run !== 'string' ||
    typeof count !== 'number' ||
    !(commit === undefined || typeof commit === 'string') ||
    !(Array.isArray(distributions) && distributions.every((id) => typeof id === 'string'))
  )
    throw new Unreadable('its header is damaged')
  return { scope, commit, run, count, distributions }
}

function readEntry(line: unknown, directory: string): [string, string] {
  const [path, digest, ...more] = Array.isArray(line) ? (line as unknown[]) : []
  if (typeof path !== 'string' || typeof digest !== 'string' || more.length > 0 || !DIGEST.test(digest))
    throw new Unreadable('it has a line that does not name a file')
  if (path.length > MAX_PATH || !isBelow(path, directory))
    throw new Unreadable(`it names ${JSON.stringify(path.slice(0, 80))}, which is outside ${directory}`)
  return [path, digest]
}

function isBelow(path: string, directory: string): boolean {
  const prefix = directory === '' ? '' : `${directory}/`
  if (!path.startsWith(prefix)) return false
  return path
    .slice(prefix.length)
    .split('/')
    .every((segment) => segment !== '' && segment !== '.' && segment !== '..')
}
