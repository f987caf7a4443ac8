/** Splits a segment of a glob without braces, as minimatch does internally. */

export type SegmentPart =
  | { readonly kind: 'literal'; readonly start: number; readonly end: number; readonly text: string }
  | { readonly kind: 'star' | 'any' | 'class' | 'group'; readonly start: number; readonly end: number }

type Parenthesis<Kind> = { readonly kind: Kind; readonly start: number; readonly end: number }
type Token = SegmentPart | Parenthesis<'open'> | Parenthesis<'close'>

const GROUP_OPENING = /^[!?+*@]\(/
/** minimatch reads this as `?`, `*` or a letter before two parentheses. */
const EMPTY_GROUP = /^[?*+@]\(\)$/
const POSIX_CLASS = /^\[:(?:alnum|alpha|ascii|blank|cntrl|digit|graph|lower|print|punct|space|upper|word|xdigit):\]/

/** Returns two stars for `**`: a caller checks first whether the segment is `**`. */
export function readSegment(segment: string): readonly SegmentPart[] {
  const tokens = tokenize(segment, !EMPTY_GROUP.test(segment))
  const groupEnds = pairGroups(tokens)
  const parts: SegmentPart[] = []
  let done = 0
  for (const token of tokens) {
    if (token.start < done) continue
    const groupEnd = token.kind === 'open' ? groupEnds.get(token.start) : undefined
    if (groupEnd !== undefined) {
      parts.push({ kind: 'group', start: token.start, end: groupEnd })
      done = groupEnd
    } else if (token.kind === 'open' || token.kind === 'close') {
      for (let at = token.start; at < token.end; at += 1) {
        parts.push({ kind: 'literal', start: at, end: at + 1, text: segment.charAt(at) })
      }
    } else {
      parts.push(token)
    }
  }
  return parts
}

export function literalSegment(segment: string): string | undefined {
  let literal = ''
  for (const part of readSegment(segment)) {
    if (part.kind !== 'literal') return undefined
    literal += part.text
  }
  return literal
}

function tokenize(segment: string, groups: boolean): readonly Token[] {
  const tokens: Token[] = []
  for (let start = 0; start < segment.length;) {
    const token = readToken(segment, start, groups)
    tokens.push(token)
    start = token.end
  }
  return tokens
}

function readToken(segment: string, start: number, groups: boolean): Token {
  const character = characterAt(segment, start)
  if (character === '\\') {
    const text = characterAt(segment, start + 1) || character
    return { kind: 'literal', start, end: Math.min(start + 1 + text.length, segment.length), text }
  }
  if (character === '[') {
    const end = endOfClass(segment, start)
    if (end !== undefined) return { kind: 'class', start, end }
  }
  if (groups && GROUP_OPENING.test(segment.slice(start, start + 2))) return { kind: 'open', start, end: start + 2 }
  if (groups && character === ')') return { kind: 'close', start, end: start + 1 }
  if (character === '*') return { kind: 'star', start, end: start + 1 }
  if (character === '?') return { kind: 'any', start, end: start + 1 }
  return { kind: 'literal', start, end: start + character.length, text: character }
}

function endOfClass(segment: string, start: number): number | undefined {
  let at = start + (/^\[[!^]/.test(segment.slice(start, start + 2)) ? 2 : 1)
  // A `]` right after `[` belongs to the class.
  for (let first = true; at < segment.length; first = false) {
    const character = segment.charAt(at)
    if (character === ']' && !first) return at + 1
    const posix = character === '[' ? POSIX_CLASS.exec(segment.slice(at, at + 12)) : undefined
    at += posix ? posix[0].length : character === '\\' ? 2 : 1
  }
  return undefined
}

function pairGroups(tokens: readonly Token[]): ReadonlyMap<number, number> {
  const ends = new Map<number, number>()
  const open: number[] = []
  for (const { kind, start, end } of tokens) {
    if (kind === 'open') open.push(start)
    const opening = kind === 'close' ? open.pop() : undefined
    if (opening !== undefined) ends.set(opening, end)
  }
  return ends
}

function characterAt(text: string, at: number): string {
  const code = text.codePointAt(at)
  return code === undefined ? '' : String.fromCodePoint(code)
}
