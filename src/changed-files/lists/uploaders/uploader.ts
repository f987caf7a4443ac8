/** One line of a report. Keys have no bucket. */
export type ReportLine =
  | { readonly kind: 'objects'; readonly written: readonly string[]; readonly deleted: readonly string[] }
  | { readonly kind: 'count'; readonly written: number; readonly deleted: number }
  /** Progress, an error, or an unchanged object. */
  | { readonly kind: 'nothing' }
  | { readonly kind: 'damaged' }

export type Uploader = {
  readonly name: string
  /** The option to name every object; undefined if it always does. */
  readonly verbose: string | undefined
  readonly counts: 'once' | 'repeatedly'
  readonly recognises: (line: string) => boolean
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

const OBJECT = /^s3:\/\/(?:arn:[^/]*:(?:outpost\/[^/]+\/)?accesspoint\/[^/]+|[^/]+)\/(.+)$/su

/** `s3://bucket/key`, also with an access point's ARN, or a local path. */
export function readTransferPath(text: string): TransferPath {
  const key = OBJECT.exec(text)?.[1]
  return key === undefined ? { kind: 'local', path: text } : { kind: 'object', key }
}

export function transfer(from: TransferPath, to: TransferPath, isMove: boolean): ReportLine {
  if (from.kind === 'local' && to.kind === 'local') return DAMAGED
  return {
    kind: 'objects',
    written: to.kind === 'object' ? [to.key] : [],
    deleted: isMove && from.kind === 'object' ? [from.key] : [],
  }
}

/** If names contain the separator, takes the split with the longest common tail. */
export function readPair(text: string, separator: string, isMove: boolean): ReportLine {
  // A line break was lost.
  if (text.split('s3://').length - 1 > (text.startsWith('s3://') ? 2 : 1)) return DAMAGED
  const pairs = splits(text, separator)
    .map(([from, to]) => ({ from: readTransferPath(from), to: readTransferPath(to) }))
    .filter(({ from, to }) => from.kind === 'object' || to.kind === 'object')
    .filter(({ from, to }) => [from, to].every((at) => at.kind === 'object' || !at.path.includes('://')))
    .map((pair) => ({ ...pair, commonTail: countCommonTail(nameOf(pair.from), nameOf(pair.to)) }))
  const most = Math.max(...pairs.map(({ commonTail }) => commonTail))
  const lines = pairs
    .filter(({ commonTail }) => commonTail === most)
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

/** In segments. */
function countCommonTail(one: string, other: string): number {
  const [left, right] = [one.split(/[/\\]/), other.split(/[/\\]/)]
  let count = 0
  while (count < Math.min(left.length, right.length) && left.at(-1 - count) === right.at(-1 - count)) count++
  return count
}

export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
