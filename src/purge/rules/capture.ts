/** Finds what each wildcard of a glob matched. The time is quadratic in the lengths of glob and path. */

import type { CapturePlan, Element, Span } from './capture-plan.ts'

/** File systems allow no longer names. Bounds the time. */
const MAX_NAME = 255

/** Where a wildcard matched: from `start` to before `end`, in UTF-16 code units. */
export type Range = { readonly start: number; readonly end: number }

/**
 * From the left, each wildcard takes as little as possible. `**` gives segments without the slashes around them.
 * Returns undefined if the glob does not match, or if a name is longer than 255 characters.
 */
export function capture(plan: CapturePlan, path: string): readonly string[] | undefined {
  if (isTooLong(path)) return undefined
  const [spans, another] = plan.alternatives
  const quick = spans && !another ? captureStars(spans, path) : undefined
  return quick ?? locateCaptures(plan, path)?.map(({ start, end }) => path.slice(start, end))
}

export function locateCaptures(plan: CapturePlan, path: string): readonly Range[] | undefined {
  if (isTooLong(path)) return undefined
  let best: readonly Range[] | undefined
  for (const spans of plan.alternatives) {
    const captures = captureSpans(spans, path)
    if (captures && (!best || takesLess(captures, best))) best = captures
  }
  return best
}

function isTooLong(path: string): boolean {
  return path.length > MAX_NAME && path.split('/').some((name) => name.length > MAX_NAME)
}

function takesLess(captures: readonly Range[], others: readonly Range[]): boolean {
  const at = captures.findIndex((range, i) => lengthOf(range) !== lengthOf(others[i]))
  return at >= 0 && lengthOf(captures[at]) < lengthOf(others[at])
}

function lengthOf(range: Range | undefined): number {
  return range ? range.end - range.start : 0
}

/** Faster, for globs with only `*`, and perhaps `**` at the end. */
function captureStars(spans: readonly Span[], path: string): readonly string[] | undefined {
  const captures: string[] = []
  let at = 0
  for (let index = 0; index < spans.length; index += 1) {
    const element = onlyElement(spans[index])
    if (element?.kind === 'literal') {
      if (!path.startsWith(element.text, at)) return undefined
      at += element.text.length
      continue
    }
    if (element?.kind === 'globstar' && element.last && index === spans.length - 1 && at < path.length) {
      return [...captures, path.slice(at)]
    }
    const next = onlyElement(spans[index + 1])
    if (element?.kind !== 'star' || (next && next.kind !== 'literal')) return undefined
    const text = next?.text ?? ''
    const end = index + 2 >= spans.length ? path.length - text.length : path.indexOf(text, at)
    const captured = path.slice(at, end)
    if (end < at || captured.includes('/')) return undefined
    captures.push(captured)
    at = end
  }
  return at === path.length ? captures : undefined
}

function onlyElement(span: Span | undefined): Element | undefined {
  return span?.elements.length === 1 ? span.elements[0] : undefined
}

/** Tries short matches first. Remembers failed positions, which bounds the time. */
function captureSpans(spans: readonly Span[], path: string): readonly Range[] | undefined {
  const failed = new Set<number>()
  const begins = [0]
  const open: number[][] = []
  const placeOf = (index: number): number => index * (path.length + 1) + (begins[index] ?? 0)
  for (;;) {
    const span = spans[open.length]
    const at = begins[open.length] ?? 0
    if (!span && at === path.length) return rangesOfWildcards(spans, begins, path)
    if (span && !failed.has(placeOf(open.length))) open.push(endsOfSpan(span, path, at, spans[open.length + 1]))
    while (open.at(-1)?.length === 0) {
      open.pop()
      failed.add(placeOf(open.length))
    }
    const end = open.at(-1)?.pop()
    if (end === undefined) return undefined
    begins[open.length] = end
  }
}

function rangesOfWildcards(spans: readonly Span[], begins: readonly number[], path: string): readonly Range[] {
  const ranges: Range[] = []
  for (const [index, span] of spans.entries()) {
    const [start, end] = [begins[index] ?? 0, begins[index + 1] ?? path.length]
    if (span.number !== undefined) ranges.push({ start, end })
  }
  return ranges
}

/** The nearest end last. The next span's literal text must follow. */
function endsOfSpan(span: Span, path: string, at: number, next: Span | undefined): number[] {
  if (!next) return spanEnds(span, path, at).includes(path.length) ? [path.length] : []
  const following = next.elements[0]
  if (following?.kind !== 'literal') return spanEnds(span, path, at).reverse()
  if (span.elements.length === 1 && span.elements[0]?.kind === 'star') {
    return findInSegment(path, at, following.text).reverse()
  }
  return spanEnds(span, path, at)
    .filter((end) => path.startsWith(following.text, end))
    .reverse()
}

function spanEnds(span: Span, path: string, at: number): number[] {
  let ends = [at]
  for (const element of span.elements) {
    ends =
      ends.length === 1
        ? endsOf(element, path, ends[0] ?? at)
        : [...new Set(ends.flatMap((end) => endsOf(element, path, end)))].sort((a, b) => a - b)
  }
  return ends
}

/** `text` must begin in the segment, but may end after it. */
function findInSegment(path: string, at: number, text: string): number[] {
  const slash = path.indexOf('/', at)
  const last = slash < 0 ? path.length : slash
  const found: number[] = []
  for (let end = path.indexOf(text, at); end >= 0 && end <= last; end = path.indexOf(text, end + 1)) found.push(end)
  return found
}

function endsOf(element: Element, path: string, at: number): number[] {
  switch (element.kind) {
    case 'literal':
      return path.startsWith(element.text, at) ? [at + element.text.length] : []
    case 'optional-slash':
      // An empty `**` takes the slash after it; otherwise it ends before a slash.
      return [path.charAt(at) === '/' ? at + 1 : at]
    case 'any':
      return endsInSegment(path, at).slice(1, 2)
    case 'class':
      return endsInSegment(path, at)
        .slice(1, 2)
        .filter((end) => element.matches(path.slice(at, end)))
    case 'star':
      return endsInSegment(path, at)
    case 'group':
      return endsInSegment(path, at).filter((end) => element.matches(path.slice(at, end)))
    case 'globstar':
      return element.last ? lastGlobstarEnds(path, at) : globstarEnds(path, at)
  }
}

function endsInSegment(path: string, at: number): number[] {
  const ends = [at]
  for (let end = at; end < path.length && path.charAt(end) !== '/';) {
    end += (path.codePointAt(end) ?? 0) > 0xffff ? 2 : 1
    ends.push(end)
  }
  return ends
}

/** A `**` at the end of a glob matches at least one segment. */
function lastGlobstarEnds(path: string, at: number): number[] {
  return at < path.length ? [path.length] : []
}

function globstarEnds(path: string, at: number): number[] {
  const ends = [at]
  for (let slash = path.indexOf('/', at); slash >= 0; slash = path.indexOf('/', slash + 1)) ends.push(slash)
  return ends
}
