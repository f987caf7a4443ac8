/** Expands braces like minimatch, and records where each piece comes from. */

import { braceExpand } from 'minimatch'

/** `from` is the offset in the original glob; for a piece from braces, that of the `{`. */
export type GlobPiece = { readonly text: string; readonly from: number; readonly group: boolean }

export type Expansion = readonly GlobPiece[]

const RANGE = /^(?:-?\d+\.\.-?\d+|[a-zA-Z]\.\.[a-zA-Z])(?:\.\.-?\d+)?$/

/** Returns undefined if there are more than `max` globs, or if minimatch reads the braces differently. */
export function expandBraces(glob: string, max: number): readonly Expansion[] | undefined {
  const expected = braceExpand(glob, { braceExpandMax: max + 1 })
  if (expected.length > max) return undefined
  let expansions: readonly Expansion[] = [[]]
  for (const part of splitGroups(glob, 0, glob.length, pairBraces(glob), max)) {
    expansions = expansions.flatMap((expansion) =>
      part.alternatives.map((text) => [...expansion, { text, from: part.from, group: part.group }]),
    )
    if (expansions.length > max) return undefined
  }
  const found = new Set(expansions.map((expansion) => resolve(expansion.map((piece) => piece.text).join(''))))
  // minimatch drops some empty expansions, which match nothing.
  found.delete('')
  const wanted = new Set(expected.map(resolve))
  wanted.delete('')
  return found.size === wanted.size && [...found].every((text) => wanted.has(text)) ? expansions : undefined
}

export function firstGroup(glob: string): number {
  if (!glob.includes('{')) return glob.length
  const group = splitGroups(glob, 0, glob.length, pairBraces(glob), 1).find((part) => part.group)
  return group?.from ?? glob.length
}

type Part = { readonly alternatives: readonly string[]; readonly from: number; readonly group: boolean }

function splitGroups(
  glob: string,
  start: number,
  end: number,
  pairs: ReadonlyMap<number, number>,
  max: number,
): readonly Part[] {
  const parts: Part[] = []
  let literal = start
  for (let at = start; at < end; at += glob.charAt(at) === '\\' ? 2 : 1) {
    const close = pairs.get(at)
    const alternatives = close === undefined ? undefined : readGroup(glob, at, close, pairs, max)
    if (close === undefined || alternatives === undefined) continue
    parts.push({ alternatives: [glob.slice(literal, at)], from: literal, group: false })
    parts.push({ alternatives, from: at, group: true })
    at = close
    literal = close + 1
  }
  parts.push({ alternatives: [glob.slice(literal, end)], from: literal, group: false })
  return parts
}

/** Returns undefined if the braces are literal, as in `${…}`. */
function readGroup(
  glob: string,
  open: number,
  close: number,
  pairs: ReadonlyMap<number, number>,
  max: number,
): readonly string[] | undefined {
  if (glob.charAt(open - 1) === '$') return undefined
  if (RANGE.test(glob.slice(open + 1, close))) {
    return braceExpand(glob.slice(open, close + 1), { braceExpandMax: max + 1 })
  }
  const commas: number[] = []
  for (let at = open + 1; at < close; at += glob.charAt(at) === '\\' ? 2 : 1) {
    if (glob.charAt(at) === ',') commas.push(at)
    at = pairs.get(at) ?? at
  }
  if (commas.length === 0) return undefined
  const bounds = [open, ...commas, close]
  return bounds.slice(1).flatMap((bound, i) => {
    const parts = splitGroups(glob, (bounds[i] ?? open) + 1, bound, pairs, max)
    return parts.reduce<readonly string[]>(
      (texts, part) => texts.flatMap((text) => part.alternatives.map((alternative) => text + alternative)),
      [''],
    )
  })
}

function pairBraces(glob: string): ReadonlyMap<number, number> {
  const pairs = new Map<number, number>()
  const open: number[] = []
  for (let at = 0; at < glob.length; at += glob.charAt(at) === '\\' ? 2 : 1) {
    const character = glob.charAt(at)
    if (character === '{') open.push(at)
    const opening = character === '}' ? open.pop() : undefined
    if (opening !== undefined) pairs.set(opening, at)
  }
  return pairs
}

function resolve(glob: string): string {
  return glob.replace(/\\([\\{},.])/g, (escape, character: string) => (character === '\\' ? escape : character))
}
