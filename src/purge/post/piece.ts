/** A piece is what one request posts: a batch, or a part of one that CloudFront did not take whole. */
import { covers, isWildcard, widerWildcards } from '../paths/invalidation-path.ts'
import { halvePart, namePart, widenPart } from '../plan/part.ts'
import { weigh, type Load } from './pacing/load.ts'

export type Piece = {
  readonly part: string
  readonly paths: readonly string[]
  readonly load: Load
  /**
   * The search for refused paths comes first, then the wildcards that replace them, then the rest: a wildcard saves the paths that it
   * covers only while they are not posted.
   */
  readonly stage: 'search' | 'widened' | 'planned'
  /** Of a wildcard that replaces refused paths: those paths. */
  readonly instead: readonly string[]
  /** What to try if that wildcard is refused, too. */
  readonly wider: readonly string[] | undefined
  /** How many times in a row it got no answer. */
  readonly failures: number
  /** It is not sent again before this time, in milliseconds. */
  readonly notBefore: number
  /** The part name it was sent under, if CloudFront may have taken it. Then its paths must stay as they are. */
  readonly sentAs: string | undefined
}

/** In posting order. */
export const STAGES = ['search', 'widened', 'planned'] as const

/** Small batches first: a large one must be followed by a long pause, so nothing should wait behind it. */
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

/** Splits off as many paths of each kind as the load says. */
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

export function halve(piece: Piece): readonly [Piece, Piece] {
  const middle = Math.ceil(piece.paths.length / 2)
  return pair(piece, piece.paths.slice(0, middle), piece.paths.slice(middle), [piece.stage, piece.stage])
}

/** Paths of these characters have never been seen refused. Others, such as `~` and `'`, have. */
const PLAIN = /^#|^[A-Za-z0-9/._*-]*$/

/**
 * Splits a piece that holds a refused path: the paths with unusual characters from the others, which then wait until the refused one
 * is found. If that does not split it, in halves.
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

/** Replaces the only path of a piece, which was refused, by the next wider wildcard; undefined if there is none. */
export function widen(piece: Piece): Piece | undefined {
  const [next, ...wider] = piece.wider ?? piece.paths.flatMap(widerWildcards)
  if (next === undefined) return undefined
  const instead = piece.instead.length > 0 ? piece.instead : piece.paths
  return { ...makePiece(widenPart(piece.part), [next], 'widened'), instead, wider }
}

/** The piece without the paths that a posted wildcard covers; undefined if none is left. */
export function uncovered(piece: Piece, wildcard: string): Piece | undefined {
  const left = piece.paths.filter((path) => !covers(wildcard, path))
  if (left.length === piece.paths.length || piece.sentAs !== undefined) return piece
  return left.length === 0 ? undefined : { ...piece, paths: left, load: weigh(left) }
}

/** The paths of a piece as the plan names them: for a replacing wildcard, the paths that it replaces. */
export function plannedPaths({ instead, paths }: Piece): readonly string[] {
  return instead.length > 0 ? instead : paths
}
