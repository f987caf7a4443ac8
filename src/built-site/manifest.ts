import { gunzipSync, gzipSync } from 'node:zlib'

/** SHA-256 in base64 by path from the repository's root. */
export type FileDigests = ReadonlyMap<string, string>

/** IDs of invalidations: the newest at the comparison, and those of the run. */
export type Mark = { readonly newest: string | undefined; readonly posted: readonly string[] }

export type BuildManifest = {
  /** Only builds with the same scope can be compared. */
  readonly scope: string
  readonly commit: string | undefined
  /** `RUN_ID.RUN_ATTEMPT.NONCE` */
  readonly run: string
  /** By ID; undefined if CloudFront's list may not be read. */
  readonly distributions: ReadonlyMap<string, Mark | undefined>
  readonly files: FileDigests
}

/** `reason` is a sentence. */
export type ReadManifest =
  { readonly kind: 'usable'; readonly manifest: BuildManifest } | { readonly kind: 'unusable'; readonly reason: string }

const FORMAT = 'cloudfront-action-build'
const VERSION = 1

/** Bytes after decompression, for about two million files. */
const MAX_TEXT = 256 * 1024 * 1024
/** Bytes. */
const CHUNK = 64 * 1024
const MAX_PATH = 4096
const DIGEST = /^[A-Za-z0-9+/]{43}=$/

export type ManifestName = Omit<BuildManifest, 'files'>

/**
 * Gzipped JSON lines: for each manifest a header, then `["PATH","DIGEST"]` for each file. Equal builds give equal bytes.
 * `isKept` is asked of each manifest that is not replaced; a damaged file is replaced as a whole.
 */
export function encodeManifests(
  manifests: readonly BuildManifest[],
  before?: { readonly kept: Buffer | undefined; readonly isKept: (other: ManifestName) => boolean },
): Buffer {
  const replaced = new Set(manifests.map(nameManifest))
  const others = tryToReadSections(before?.kept).filter(
    ({ about }) => !replaced.has(nameManifest(about)) && before?.isKept(about) === true,
  )
  const texts = [
    ...manifests.flatMap(listLines),
    ...others.flatMap(({ about, count, text }) => [writeLine(describe(about, count)), text]),
  ]
  return gzipSync(texts.join(''))
}

export function nameManifest({ scope, distributions }: ManifestName): string {
  return [scope, ...distributions.keys()].join()
}

/** Accepts only what `encodeManifests` writes: anyone who can write to the cache can forge a manifest. */
export function decodeManifest(
  bytes: Buffer,
  expected: { readonly scope: string; readonly distributions: readonly string[]; readonly directory: string },
): ReadManifest {
  try {
    const ofScope = readSections(bytes).filter(({ about }) => about.scope === expected.scope)
    if (ofScope.length === 0) return unusable('it was made with other rules or for another directory')
    const missingFrom = ({ about }: Section) => expected.distributions.filter((id) => !about.distributions.has(id))
    const found = ofScope.find((section) => missingFrom(section).length === 0)
    if (found === undefined) return unusable(`${ofScope.flatMap(missingFrom).join(', ')} was not purged then`)
    const { about, count, text } = found
    const files = readEntries(text, expected.directory)
    if (files.size !== count) return unusable('it is cut off or repeats a file')
    return { kind: 'usable', manifest: { ...about, files } }
  } catch (error) {
    if (error instanceof Unreadable) return unusable(error.message)
    throw error
  }
}

function listLines({ files, ...about }: BuildManifest): readonly string[] {
  const entries = [...files].sort(([one], [other]) => (one < other ? -1 : 1))
  return [writeLine(describe(about, files.size)), ...entries.map(writeLine)]
}

function writeLine(value: unknown): string {
  return `${JSON.stringify(value)}\n`
}

function describe({ distributions, ...about }: ManifestName, count: number): object {
  const marks = Array.from(distributions, ([id, mark]) => (mark ? [id, mark.newest ?? null, ...mark.posted] : [id]))
  return { format: FORMAT, version: VERSION, count, ...about, distributions: marks }
}

class Unreadable extends Error {}

function unusable(reason: string): ReadManifest {
  return { kind: 'unusable', reason: `The manifest of the last purge cannot be used: ${reason}.` }
}

function readText(bytes: Buffer): string {
  let text: string
  try {
    text = gunzipSync(bytes, { maxOutputLength: MAX_TEXT, chunkSize: CHUNK }).toString('utf8')
  } catch (error) {
    throw new Unreadable(`it cannot be decompressed (${error instanceof Error ? error.message : String(error)})`)
  }
  if (text === '') throw new Unreadable('it has no header')
  if (!text.endsWith('\n')) throw new Unreadable('it is cut off')
  return text
}

type Section = { readonly about: ManifestName; readonly count: number; readonly text: string }

function readSections(bytes: Buffer): readonly Section[] {
  const text = readText(bytes)
  const sections: Section[] = []
  let start = 0
  while (start < text.length) {
    const first = endOfLine(text, start)
    const { count, ...about } = readHeader(readLine(text.slice(start, first)))
    let end = first
    for (let file = 0; file < count; file += 1) end = endOfLine(text, end)
    sections.push({ about, count, text: text.slice(first, end) })
    start = end
  }
  return sections
}

function endOfLine(text: string, start: number): number {
  const end = text.indexOf('\n', start)
  if (end < 0) throw new Unreadable('it is cut off or repeats a file')
  return end + 1
}

function readLine(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    throw new Unreadable('it has a line that is not JSON')
  }
}

function readEntries(text: string, directory: string): FileDigests {
  const files = new Map<string, string>()
  for (let start = 0; start < text.length;) {
    const end = endOfLine(text, start)
    files.set(...readEntry(readLine(text.slice(start, end)), directory))
    start = end
  }
  return files
}

function tryToReadSections(bytes: Buffer | undefined): readonly Section[] {
  try {
    return bytes === undefined ? [] : readSections(bytes)
  } catch (error) {
    if (error instanceof Unreadable) return []
    throw error
  }
}

function readHeader(header: unknown): ManifestName & { readonly count: number } {
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
  const marks = given.get('distributions')
  if (
    typeof scope !== 'string' ||
    typeof run !== 'string' ||
    !(typeof count === 'number' && Number.isSafeInteger(count) && count >= 0) ||
    !(commit === undefined || typeof commit === 'string') ||
    !Array.isArray(marks)
  )
    throw new Unreadable('its header is damaged')
  return { scope, commit, run, count, distributions: new Map(marks.map(readMark)) }
}

function readMark(mark: unknown): [string, Mark | undefined] {
  const [id, newest, ...posted] = Array.isArray(mark) ? (mark as unknown[]) : []
  const isMark = newest === undefined || newest === null || typeof newest === 'string'
  if (typeof id !== 'string' || !isMark || !posted.every((one) => typeof one === 'string'))
    throw new Unreadable('its header is damaged')
  return [id, newest === undefined ? undefined : { newest: newest ?? undefined, posted }]
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
