/** What all uploaders have in common: a report has a line for each object, named by its key. */

/** What one line of a report says. Keys have no bucket. */
export type ReportLine =
  | { readonly kind: 'objects'; readonly written: readonly string[]; readonly deleted: readonly string[] }
  /** How many objects the uploader counts itself in one run. */
  | { readonly kind: 'count'; readonly written: number; readonly deleted: number }
  /** Progress, a complaint, an object that is as it was. */
  | { readonly kind: 'nothing' }
  /** A transfer whose object cannot be read from the line. */
  | { readonly kind: 'damaged' }

export type Uploader = {
  readonly name: string
  /** The option with which it names each object; undefined if it always does. */
  readonly verbose: string | undefined
  /** Whether it counts once at the end of a run, or again and again while it runs. */
  readonly counts: 'once' | 'repeatedly'
  /** Whether only this uploader writes such a line. */
  readonly recognises: (line: string) => boolean
  /** Undefined if the line is not understood. */
  readonly read: (line: string) => ReportLine | undefined
}

export const NOTHING: ReportLine = { kind: 'nothing' }
export const DAMAGED: ReportLine = { kind: 'damaged' }

export function written(...keys: readonly string[]): ReportLine {
  return { kind: 'objects', written: keys, deleted: [] }
}

export function deleted(...keys: readonly string[]): ReportLine {
  return { kind: 'objects', written: [], deleted: keys }
}

export type TransferPath =
  { readonly kind: 'object'; readonly key: string } | { readonly kind: 'local'; readonly path: string }

const OBJECT = /^s3:\/\/(?:arn:[^/]*:accesspoint\/[^/]+|[^/]+)\/(.+)$/su

/** `s3://bucket/key`, an access point's ARN in place of the bucket, or the path of a local file. */
export function readTransferPath(text: string): TransferPath {
  const key = OBJECT.exec(text)?.[1]
  return key === undefined ? { kind: 'local', path: text } : { kind: 'object', key }
}

/** What a transfer changes: the object it writes and, if it is a move, the one that it takes away. */
export function transfer(from: TransferPath, to: TransferPath, isMove: boolean): ReportLine {
  if (from.kind === 'local' && to.kind === 'local') return DAMAGED
  return {
    kind: 'objects',
    written: to.kind === 'object' ? [to.key] : [],
    deleted: isMove && from.kind === 'object' ? [from.key] : [],
  }
}

/**
 * Splits `FROM<separator>TO` where names may hold the separator, too: of the places where it could be, those are taken after
 * which both names end most alike. If several do, the keys of all count.
 */
export function readPair(text: string, separator: string, isMove: boolean): ReportLine {
  const pairs = splits(text, separator)
    .map(([from, to]) => ({ from: readTransferPath(from), to: readTransferPath(to) }))
    .filter(({ from, to }) => from.kind === 'object' || to.kind === 'object')
    .filter(({ from, to }) => [from, to].every((at) => at.kind === 'object' || !at.path.includes('://')))
    .map((pair) => ({ ...pair, alike: countCommonTail(nameOf(pair.from), nameOf(pair.to)) }))
  const most = Math.max(...pairs.map(({ alike }) => alike))
  const lines = pairs
    .filter(({ alike }) => alike === most)
    .map(({ from, to }) => transfer(from, to, isMove))
    .filter((line) => line.kind === 'objects')
  if (lines.length === 0) return DAMAGED
  return {
    kind: 'objects',
    written: lines.flatMap((line) => line.written),
    deleted: lines.flatMap((line) => line.deleted),
  }
}

function splits(text: string, separator: string): readonly (readonly [string, string])[] {
  const found: (readonly [string, string])[] = []
  for (let at = text.indexOf(separator, 1); at >= 0; at = text.indexOf(separator, at + 1))
    found.push([text.slice(0, at), text.slice(at + separator.length)])
  return found
}

function nameOf(side: TransferPath): string {
  return side.kind === 'object' ? side.key : side.path
}

/** How many segments two names have in common, counted from their ends. On Windows local paths have backslashes. */
function countCommonTail(one: string, other: string): number {
  const [left, right] = [one.split(/[/\\]/), other.split(/[/\\]/)]
  let count = 0
  while (count < Math.min(left.length, right.length) && left.at(-1 - count) === right.at(-1 - count)) count++
  return count
}

/** Undefined if the text is not JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
