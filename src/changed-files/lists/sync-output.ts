import type { ChangeStatus } from '../../repository/tree-difference.ts'

/** A file that the output names, as it is written there: `path` is not checked yet. Lines count from 1. */
export type SyncedFile = {
  readonly path: string
  readonly change: Extract<ChangeStatus, 'listed' | 'deleted'>
  readonly line: number
}

const TRANSFER = /^(?:\(dryrun\) )?(upload|copy|delete|move|download): (.+)$/su
const PROGRESS = /^Completed .* file\(s\) remaining/
const COMPLAINT = /^(?:(?:upload|copy|delete|move|download) failed|warning|fatal error|cancelled): /
const OBJECT = /^s3:\/\/(arn:[^/]*:accesspoint\/[^/]+|[^/]+)\/(.+)$/su

/** Whether a text is what `aws s3 sync`, `cp`, `mv` or `rm` print: at least one line is a transfer from or to S3, or progress. */
export function isSyncOutput(text: string): boolean {
  return text
    .split(/[\r\n]/)
    .some((line) => PROGRESS.test(line) || (TRANSFER.test(line) && /: (?:.* to )?s3:\/\//su.test(line)))
}

/**
 * The files that the output of `aws s3 sync`, `cp`, `mv` or `rm` names, `--dryrun` or not. Progress, warnings and failed
 * transfers name none: those objects are what they were. `rejected` gets every other line.
 *
 * - `upload: public/a.css to s3://bucket/site/a.css` names the local file `public/a.css`.
 * - `delete: s3://bucket/site/old.css` only names an object. The uploads of the same output show which directory is which prefix
 *   of the bucket (here `site/` is `public/`), so that it is `public/old.css`; if they show several, it is the file in each of
 *   them. If none shows it, the object's key is taken for the path below `root`: that is its URL, apart from an origin path.
 * - The object that a `copy:` or `move:` within S3 writes is found the same way, and the one that `move:` takes away.
 */
export function readSyncOutput(given: {
  readonly text: string
  readonly root: string | undefined
  readonly rejected: (line: number, text: string) => void
}): SyncedFile[] {
  const transfers: Transfer[] = []
  given.text.split('\n').forEach((whole, index) => {
    // Progress is overwritten in place: what follows a carriage return is a line of its own, filled up with spaces.
    for (const text of whole.split('\r')) {
      if (text.trim() === '' || PROGRESS.test(text) || COMPLAINT.test(text)) continue
      const transfer = readTransfer(text, index + 1)
      if (transfer === undefined) given.rejected(index + 1, text)
      else transfers.push(transfer)
    }
  })
  const mappings = inferMappings(transfers)
  const root = given.root === undefined || given.root === '' ? '' : `${given.root}/`
  return transfers.flatMap(({ written, removed, line }) => [
    ...pathsOf(written, mappings, root).map((path) => ({ path, change: 'listed' as const, line })),
    ...pathsOf(removed, mappings, root).map((path) => ({ path, change: 'deleted' as const, line })),
  ])
}

type Location =
  | { readonly kind: 'local'; readonly path: string }
  | { readonly kind: 'object'; readonly bucket: string; readonly key: string }

/** What one line says: the file or object that was `written` (for an upload the local file), and the one that was `removed`. */
type Transfer = {
  readonly line: number
  readonly written: Location | undefined
  readonly removed: Location | undefined
  readonly upload: { readonly path: string; readonly bucket: string; readonly key: string } | undefined
}

/** Directory and prefix are empty or end in `/`. */
type Mapping = { readonly directory: string; readonly bucket: string; readonly prefix: string }

function readTransfer(text: string, line: number): Transfer | undefined {
  const [, verb, rest] = TRANSFER.exec(text) ?? []
  if (verb === undefined || rest === undefined) return undefined
  if (verb === 'delete') return { line, written: undefined, removed: readLocation(rest.trimEnd()), upload: undefined }
  const pair = splitPair(rest.trimEnd())
  if (pair === undefined) return undefined
  const { from, to } = pair
  if (from.kind === 'local' && to.kind === 'object') {
    const path = withSlashes(from.path, to.key)
    return { line, written: { kind: 'local', path }, removed: undefined, upload: { ...to, path } }
  }
  return { line, written: to, removed: verb === 'move' ? from : undefined, upload: undefined }
}

/**
 * Splits `FROM to TO`. Either name may hold ` to `: of the places where it could be, the one is taken after which both names end
 * alike, as they do in a sync. One of them is an object, and a local path has no `//`.
 */
function splitPair(text: string): { readonly from: Location; readonly to: Location } | undefined {
  const candidates = Array.from(text.matchAll(/ to /g), ({ index }) => ({
    from: readLocation(text.slice(0, index)),
    to: readLocation(text.slice(index + ' to '.length)),
  }))
    .filter(({ from, to }) => [from, to].some(({ kind }) => kind === 'object'))
    .filter(({ from, to }) => [from, to].every((at) => at.kind === 'object' || !at.path.includes('//')))
    .map((pair) => ({ ...pair, alike: countCommonTail(nameOf(pair.from), nameOf(pair.to)) }))
  return candidates.toSorted((one, other) => other.alike - one.alike)[0]
}

function readLocation(text: string): Location {
  const [, bucket, key] = OBJECT.exec(text) ?? []
  return bucket === undefined || key === undefined ? { kind: 'local', path: text } : { kind: 'object', bucket, key }
}

function nameOf(location: Location): string {
  return location.kind === 'object' ? location.key : location.path
}

/** On Windows the local path is printed with backslashes. The key, which always has `/`, tells them from those in a name. */
function withSlashes(path: string, key: string): string {
  const slashed = path.replaceAll('\\', '/')
  return countCommonTail(slashed, key) > countCommonTail(path, key) ? slashed : path
}

function inferMappings(transfers: readonly Transfer[]): Mapping[] {
  const mappings = new Map<string, Mapping>()
  for (const { upload } of transfers) {
    if (upload === undefined) continue
    const local = segmentsOf(upload.path)
    const remote = upload.key.split('/')
    const tail = countCommonTail(upload.path, upload.key)
    if (tail === 0) continue
    const directory = joinPrefix(local.slice(0, -tail))
    const prefix = joinPrefix(remote.slice(0, -tail))
    mappings.set(JSON.stringify([directory, upload.bucket, prefix]), { directory, bucket: upload.bucket, prefix })
  }
  return [...mappings.values()]
}

function pathsOf(location: Location | undefined, mappings: readonly Mapping[], root: string): string[] {
  if (location === undefined) return []
  if (location.kind === 'local') return [location.path]
  const { bucket, key } = location
  const fitting = mappings.filter((mapping) => mapping.bucket === bucket && key.startsWith(mapping.prefix))
  if (fitting.length === 0) return [`${root}${key}`]
  return fitting.map(({ directory, prefix }) => `${directory}${key.slice(prefix.length)}`)
}

/** How many segments two names have in common, counted from their ends. */
function countCommonTail(path: string, key: string): number {
  const one = segmentsOf(path)
  const other = key.split('/')
  let count = 0
  while (count < one.length && count < other.length && one.at(-1 - count) === other.at(-1 - count)) count++
  return count
}

function segmentsOf(path: string): string[] {
  return path.split('/').filter((segment) => segment !== '.')
}

function joinPrefix(segments: readonly string[]): string {
  return segments.map((segment) => `${segment}/`).join('')
}
