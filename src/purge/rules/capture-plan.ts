/** Splits a glob like minimatch, which cannot tell what a wildcard matched, and still matches classes and groups. */

import { Minimatch } from 'minimatch'

import { expandBraces, type Expansion, type GlobPiece } from './braces.ts'
import { GLOB_OPTIONS } from './glob.ts'
import { readSegment } from './segment.ts'

/** `globstar` is a whole segment, `optional-slash` the slash after it. */
export type Element =
  | { readonly kind: 'literal'; readonly text: string }
  | { readonly kind: 'optional-slash' | 'star' | 'any' }
  | { readonly kind: 'globstar'; readonly last: boolean }
  | { readonly kind: 'class' | 'group'; readonly matches: (text: string) => boolean }

/** The elements of one wildcard, with its number from 1; or one element between wildcards. */
export type Span = { readonly number: number | undefined; readonly elements: readonly Element[] }

export type CapturePlan = {
  readonly kind: 'plan'
  readonly wildcards: number
  readonly alternatives: readonly (readonly Span[])[]
}

/** `reason` is a clause, without a full stop. */
export type NoCapturePlan = { readonly kind: 'none'; readonly reason: string }

const MAX_ALTERNATIVES = 1000

/** Numbers the wildcards of the glob from the left. A wildcard inside another one has no number of its own. */
export function planCaptures(glob: string): CapturePlan | NoCapturePlan {
  const expansions = expandBraces(glob, MAX_ALTERNATIVES)
  if (!expansions) {
    return { kind: 'none', reason: `its braces stand for more than ${MAX_ALTERNATIVES} globs, or are not closed` }
  }
  const rows: Row[] = []
  for (const expansion of expansions) {
    const row = readRow(expansion)
    if (!row) return MIXED
    rows.push(row)
  }
  const offsets = wildcardOffsets(rows[0] ?? { spans: [], nested: new Set() })
  const same = rows.every((row) => wildcardOffsets(row).join() === offsets.join())
  if (!same) return MIXED
  return { kind: 'plan', wildcards: offsets.length, alternatives: rows.map((row) => numberSpans(row.spans, offsets)) }
}

const MIXED: NoCapturePlan = {
  kind: 'none',
  reason: 'its braces cut through another wildcard, which then differs between the expanded globs',
}

/** One expansion of the glob. `offset` is the wildcard's in the original glob; `nested` are groups inside wildcards. */
type Row = { readonly spans: readonly OffsetSpan[]; readonly nested: ReadonlySet<number> }
type OffsetSpan = { readonly offset: number | undefined; readonly elements: readonly Element[] }

function wildcardOffsets(row: Row): readonly number[] {
  return row.spans.map((span) => span.offset).filter((offset) => offset !== undefined)
}

function numberSpans(spans: readonly OffsetSpan[], offsets: readonly number[]): readonly Span[] {
  return spans.map(({ offset, elements }) => ({
    number: offset === undefined ? undefined : offsets.indexOf(offset) + 1,
    elements,
  }))
}

function readRow(expansion: Expansion): Row | undefined {
  const placed = placeElements(expansion)
  if (!placed) return undefined
  const nested = new Set(
    placed
      .flatMap(({ first, last }) => expansion.slice(first + 1, last))
      .filter(isGroup)
      .map(from),
  )
  const spans: OffsetSpan[] = []
  for (const [index, piece] of expansion.entries()) {
    const here = placed.filter(({ first }) => first === index)
    if (piece.group) {
      if (!nested.has(piece.from)) spans.push({ offset: piece.from, elements: here.map(({ element }) => element) })
      continue
    }
    for (const { element, offset } of here) spans.push({ offset, elements: [element] })
  }
  return { spans, nested }
}

const isGroup = (piece: GlobPiece): boolean => piece.group
const from = (piece: GlobPiece): number => piece.from

type Placed = {
  readonly element: Element
  readonly offset: number | undefined
  readonly first: number
  readonly last: number
}

function placeElements(expansion: Expansion): readonly Placed[] | undefined {
  const text = expansion.map((piece) => piece.text).join('')
  const placed: Placed[] = []
  for (const { element, start, end } of readElements(text)) {
    const first = locate(expansion, start)
    const last = locate(expansion, end - 1)
    const within = first.index === last.index
    if (!within && (isGroup(first.piece) || isGroup(last.piece))) return undefined
    const wild = element.kind !== 'literal' && element.kind !== 'optional-slash'
    const offset = wild ? first.piece.from + first.into : undefined
    const before = placed.at(-1)
    const joined = before?.last === first.index ? join(before.element, element) : undefined
    if (before && joined) placed.pop()
    placed.push({
      element: joined ?? element,
      offset: joined ? before?.offset : offset,
      first: first.index,
      last: last.index,
    })
  }
  return placed
}

function join(before: Element, element: Element): Element | undefined {
  if (before.kind === 'literal' && element.kind === 'literal') return { ...before, text: before.text + element.text }
  // In `a**b`, minimatch sees two stars, but a user one wildcard.
  return before.kind === 'star' && element.kind === 'star' ? before : undefined
}

function locate(
  expansion: Expansion,
  at: number,
): { readonly piece: GlobPiece; readonly index: number; readonly into: number } {
  let start = 0
  for (const [index, piece] of expansion.entries()) {
    if (at < start + piece.text.length) return { piece, index, into: at - start }
    start += piece.text.length
  }
  throw new RangeError(`The expanded glob has no character ${at}.`)
}

type ReadElement = { readonly element: Element; readonly start: number; readonly end: number }

function readElements(glob: string): readonly ReadElement[] {
  const elements: ReadElement[] = []
  let afterGlobstar = false
  for (const match of glob.matchAll(/\/+|[^/]+/g)) {
    const [text] = match
    const start = match.index
    const end = start + text.length
    if (text.startsWith('/')) {
      // minimatch reads the double slashes of empty alternatives as one.
      const element: Element = afterGlobstar ? { kind: 'optional-slash' } : { kind: 'literal', text: '/' }
      elements.push({ element, start, end: start + 1 })
    } else if (text === '**') {
      elements.push({ element: { kind: 'globstar', last: end === glob.length }, start, end })
    } else {
      elements.push(...readSegmentElements(text, start))
    }
    afterGlobstar = text === '**'
  }
  return elements
}

function readSegmentElements(segment: string, offset: number): readonly ReadElement[] {
  return readSegment(segment).map((part) => ({
    element: toElement(part.kind, part.kind === 'literal' ? part.text : segment.slice(part.start, part.end)),
    start: offset + part.start,
    end: offset + part.end,
  }))
}

function toElement(kind: 'literal' | 'star' | 'any' | 'class' | 'group', text: string): Element {
  if (kind === 'literal') return { kind, text }
  if (kind === 'star' || kind === 'any') return { kind }
  // The `x` avoids minimatch's rules for segments such as `.` and `..`.
  const minimatch = new Minimatch(`x${text}`, { ...GLOB_OPTIONS, nobrace: true })
  return { kind, matches: (candidate) => minimatch.match(`x${candidate}`) }
}
