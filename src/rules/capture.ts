/** Tells what each wildcard of a glob matched in a path, without backtracking: time is at most quadratic in a segment's length. */

import type { CapturePlan, Element, Span } from './capture-plan.ts'

/**
 * The longest name, in UTF-16 code units, that is split among wildcards. No file system that a repository is checked out to has
 * longer ones; without a limit, a name made for it could keep the action busy.
 */
const MAX_NAME = 255

/**
 * What the glob's wildcards matched in a path that the glob matches, the first one's first. Where several splits are possible,
 * each wildcard takes as little as it can, from the left. `**` gives the segments without the slashes around them and may give
 * `''`. The result is `undefined` for what is no path of a file in a repository, and for names longer than 255 characters.
 */
export function capture(plan: CapturePlan, path: string): readonly string[] | undefined {
  if (path.split('/').some((name) => name.length > MAX_NAME)) return undefined
  let best: readonly string[] | undefined
  for (const spans of plan.alternatives) {
    const captures = captureSpans(spans, path)
    if (captures && (!best || takesLess(captures, best))) best = captures
  }
  return best
}

function takesLess(captures: readonly string[], others: readonly string[]): boolean {
  const at = captures.findIndex((text, i) => text.length !== others[i]?.length)
  return at >= 0 && (captures[at] ?? '').length < (others[at] ?? '').length
}

/** Where an element that begins at a position can end, for each position: only ends from which the rest can match. */
type Steps = ReadonlyMap<number, readonly number[]>

function captureSpans(spans: readonly Span[], path: string): readonly string[] | undefined {
  const elements = spans.flatMap((span) => span.elements)
  const steps = findSteps(elements, path)
  if (!steps) return undefined
  const captures: string[] = []
  let element = 0
  let at = 0
  for (const span of spans) {
    const end = earliestEnd(steps.slice(element, element + span.elements.length), at)
    if (span.number !== undefined) captures.push(path.slice(at, end))
    element += span.elements.length
    at = end
  }
  return captures
}

/** Each position is tried once for each element: forward for where the elements can begin, backward for what can be completed. */
function findSteps(elements: readonly Element[], path: string): readonly Steps[] | undefined {
  const forward: Steps[] = []
  let begins = new Set([0])
  for (const element of elements) {
    const steps = new Map<number, readonly number[]>()
    for (const at of begins) {
      const ends = endsOf(element, path, at)
      if (ends.length > 0) steps.set(at, ends)
    }
    if (steps.size === 0) return undefined
    forward.push(steps)
    begins = new Set([...steps.values()].flat())
  }
  const completed: Steps[] = []
  let alive = new Set([path.length])
  for (const steps of forward.reverse()) {
    const kept = new Map<number, readonly number[]>()
    for (const [at, ends] of steps) {
      const completing = ends.filter((end) => alive.has(end))
      if (completing.length > 0) kept.set(at, completing)
    }
    completed.unshift(kept)
    alive = new Set(kept.keys())
  }
  return alive.has(0) ? completed : undefined
}

function earliestEnd(steps: readonly Steps[], start: number): number {
  let positions: readonly number[] = [start]
  for (const step of steps) positions = [...new Set(positions.flatMap((at) => step.get(at) ?? []))]
  return Math.min(...positions)
}

/** Where an element that begins at a position can end. Positions are never inside a surrogate pair. */
function endsOf(element: Element, path: string, at: number): readonly number[] {
  switch (element.kind) {
    case 'literal':
      return path.startsWith(element.text, at) ? [at + element.text.length] : []
    case 'slash':
      return path.charAt(at) === '/' ? [at + 1] : []
    case 'optional-slash':
      // A `**` that matched nothing takes the slash after it along; one that matched something ends before a slash.
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

/** The ends of nothing, of one character, of two and so on, up to the next slash or the end. */
function endsInSegment(path: string, at: number): readonly number[] {
  const ends = [at]
  for (let end = at; end < path.length && path.charAt(end) !== '/';) {
    end += (path.codePointAt(end) ?? 0) > 0xffff ? 2 : 1
    ends.push(end)
  }
  return ends
}

/** At the end of a glob, `**` takes all that is left and at least one segment. */
function lastGlobstarEnds(path: string, at: number): readonly number[] {
  return at < path.length ? [path.length] : []
}

function globstarEnds(path: string, at: number): readonly number[] {
  const ends = [at]
  for (let slash = path.indexOf('/', at); slash >= 0; slash = path.indexOf('/', slash + 1)) ends.push(slash)
  return ends
}
