/** Pieces of batches: what one request posts, and how it is divided when CloudFront does not take it as it is. */
import { covers, isWildcard, widerWildcards } from '../paths/invalidation-path.ts'
import { halvePart, namePart, widenPart } from '../plan/part.ts'
import { weigh, type Load } from './pacing/load.ts'

export type Piece = {
  readonly part: string
  readonly paths: readonly string[]
  readonly load: Load
  /**
   * Refused paths are searched for first, then what they become is posted, then everything else: a wildcard that covers something
   * else saves it only as long as that is not posted.
   */
  readonly stage: 'search' | 'widened' | 'planned'
  /** The paths that were refused, if this is the wildcard that stands for them, and what to try should it be refused, too. */
  readonly instead: readonly string[]
  readonly wider: readonly string[] | undefined
  /** How often in succession there was no answer to it, and before when it is not sent again. */
  readonly failures: number
  readonly notBefore: number
  /** The part under which it was sent, if CloudFront may have taken it: it must not change any more. */
  readonly sentAs: string | undefined
}

/** In the order in which they are posted. */
export const STAGES = ['search', 'widened', 'planned'] as const

/**
 * The pieces of a plan. The smaller go first: under a rate the largest then goes last, when nothing waits any more for it to be made
 * good for.
 */
export function cutBatches(batches: readonly (readonly string[])[]): readonly Piece[] {
  return batches
    .map((paths, index) => makePiece(namePart(index, batches.length), paths, 'planned'))
    .sort((a, b) => a.paths.length - b.paths.length)
}

function makePiece(part: string, paths: readonly string[], stage: Piece['stage']): Piece {
  return {
    part,
    paths,
    load: weigh(paths),
    stage,
    instead: [],
    wider: undefined,
    failures: 0,
    notBefore: -Infinity,
    sentAs: undefined,
  }
}

/** Two pieces of one: so many of its wildcards, or of its other paths, and the rest. */
export function takeFrom(piece: Piece, { exact, wildcards }: Load): readonly [Piece, Piece] {
  const left = { exact, wildcards }
  const isTaken = (path: string) => {
    const kind = isWildcard(path) ? 'wildcards' : 'exact'
    left[kind] -= 1
    return left[kind] >= 0
  }
  const { taken = [], rest = [] } = Object.groupBy(piece.paths, (path) => (isTaken(path) ? 'taken' : 'rest'))
  return pair(piece, taken, rest, [piece.stage, piece.stage])
}

/** Both halves of a piece that is too large. */
export function halve(piece: Piece): readonly [Piece, Piece] {
  const middle = Math.ceil(piece.paths.length / 2)
  return pair(piece, piece.paths.slice(0, middle), piece.paths.slice(middle), [piece.stage, piece.stage])
}

/** The characters that are never refused, as far as is known: `~` and `'` are among the others. */
const PLAIN = /^#|^[A-Za-z0-9/._*-]*$/

/**
 * Two pieces of one that holds a refused path: apart those that look as if they could be it, so that the others are held back
 * until it is found; else its halves.
 */
export function search(piece: Piece): readonly [Piece, Piece] {
  const { plain = [], odd = [] } = Object.groupBy(piece.paths, (path) => (PLAIN.test(path) ? 'plain' : 'odd'))
  if (plain.length > 0 && odd.length > 0) return pair(piece, odd, plain, ['search', 'planned'])
  const middle = Math.ceil(piece.paths.length / 2)
  return pair(piece, piece.paths.slice(0, middle), piece.paths.slice(middle), ['search', 'search'])
}

function pair(
  { part, failures, notBefore }: Piece,
  first: readonly string[],
  second: readonly string[],
  [stageOfFirst, stageOfSecond]: readonly [Piece['stage'], Piece['stage']],
): readonly [Piece, Piece] {
  const [one, other] = halvePart(part)
  return [
    { ...makePiece(one, first, stageOfFirst), failures, notBefore },
    { ...makePiece(other, second, stageOfSecond), failures, notBefore },
  ]
}

/** The piece with the next wider wildcard instead of its only path, which was refused; undefined if there is none. */
export function widen(piece: Piece): Piece | undefined {
  const [next, ...wider] = piece.wider ?? piece.paths.flatMap(widerWildcards)
  if (next === undefined) return undefined
  const instead = piece.instead.length > 0 ? piece.instead : piece.paths
  return { ...makePiece(widenPart(piece.part), [next], 'widened'), instead, wider }
}

/** What is left of a piece beside a wildcard that is posted; undefined if that is nothing. */
export function uncovered(piece: Piece, wildcard: string): Piece | undefined {
  const left = piece.paths.filter((path) => !covers(wildcard, path))
  if (left.length === piece.paths.length || piece.sentAs !== undefined) return piece
  return left.length === 0 ? undefined : { ...piece, paths: left, load: weigh(left) }
}

/** What the plan calls the paths of a piece. */
export function plannedPaths({ instead, paths }: Piece): readonly string[] {
  return instead.length > 0 ? instead : paths
}
