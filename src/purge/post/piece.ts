/** A batch or a part of it. */
import { covers, isWildcard, widerWildcards } from '../paths/invalidation-path.ts'
import { halvePart, namePart, widenPart } from './part.ts'
import { weigh, type Load } from './pacing/load.ts'

export type Piece = {
  readonly part: string
  readonly paths: readonly string[]
  readonly load: Load
  /** The order of posting. Wildcards for refused paths come before the planned pieces, because they may cover some. */
  readonly stage: 'search' | 'widened' | 'planned'
  /** The refused paths that this wildcard replaces. */
  readonly instead: readonly string[]
  /** Wildcards to try if CloudFront refuses this one, too. */
  readonly wider: readonly string[] | undefined
  readonly failures: number
  /** By the clock, in milliseconds. */
  readonly notBefore: number
  /** CloudFront may have accepted this part name, so its paths must not change. */
  readonly sentAs: string | undefined
}

export const STAGES = ['search', 'widened', 'planned'] as const

/** A large batch must be followed by a long pause, so nothing should wait behind it. */
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

/** CloudFront is only known to refuse paths with other characters. */
const PLAIN = /^#|^[A-Za-z0-9/._*-]*$/

/** Separates paths with unusual characters, or divides in halves. */
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

export function widen(piece: Piece): Piece | undefined {
  const [next, ...wider] = piece.wider ?? piece.paths.flatMap(widerWildcards)
  if (next === undefined) return undefined
  const instead = piece.instead.length > 0 ? piece.instead : piece.paths
  return { ...makePiece(widenPart(piece.part), [next], 'widened'), instead, wider }
}

export function uncovered(piece: Piece, wildcard: string): Piece | undefined {
  const left = piece.paths.filter((path) => !covers(wildcard, path))
  if (left.length === piece.paths.length || piece.sentAs !== undefined) return piece
  return left.length === 0 ? undefined : { ...piece, paths: left, load: weigh(left) }
}

export function plannedPaths({ instead, paths }: Piece): readonly string[] {
  return instead.length > 0 ? instead : paths
}
