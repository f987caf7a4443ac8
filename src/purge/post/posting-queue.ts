import { covers } from '../paths/invalidation-path.ts'
import type { Pacer } from './pacing/pacer.ts'
import { cutBatches, halve, search, takeFrom, uncovered, widen, STAGES, type Piece } from './piece.ts'

/** `send` is all or a part of `from`; `rest` is what stays in the queue. */
export type Selection = { readonly send: Piece; readonly from: Piece; readonly rest: Piece | undefined }

export type PostingQueue = {
  readonly isEmpty: () => boolean
  readonly choose: (now: number, pacer: Pacer) => Selection | undefined
  readonly first: () => Selection | undefined
  /** Infinity if nothing is held. */
  readonly heldUntil: (now: number) => number
  /** Whether this request completes the purge without the other parts. */
  readonly completes: (selection: Selection) => boolean
  readonly remove: (selection: Selection) => void
  readonly postpone: (selection: Selection) => void
  readonly sendAgain: (selection: Selection, sentAs: string, notBefore: number) => void
  readonly release: (selection: Selection) => void
  /** These three return false if the piece is a single path, or has no wider wildcard. */
  readonly halveTooLarge: (selection: Selection) => boolean
  readonly searchRefused: (selection: Selection) => boolean
  readonly widenRefused: (selection: Selection) => boolean
  /** Returns the pieces that replaced refused paths. */
  readonly dropCovered: (wildcard: string) => readonly Piece[]
  readonly clear: () => readonly Piece[]
}

export function openQueue(batches: readonly (readonly string[])[]): PostingQueue {
  let queue = cutBatches(batches)
  let tooLarge = Infinity
  let hasGaps = false

  const replace = (piece: Piece, by: readonly (Piece | undefined)[]) => {
    const pieces = by.filter((one) => one !== undefined)
    queue = inStages(queue.flatMap((other) => (other === piece ? pieces : other)))
  }

  const choose = (now: number, pacer: Pacer): Selection | undefined => {
    for (const piece of queue) {
      if (now < piece.notBefore) continue
      if (piece.sentAs !== undefined) {
        if (pacer.mayTry(piece.load, now)) return selectAll(piece)
        continue
      }
      if (piece.paths.length >= tooLarge && piece.paths.length > 1) {
        replace(piece, halve(piece))
        return choose(now, pacer)
      }
      const fit = pacer.fit(piece.load, now)
      const count = fit.exact + fit.wildcards
      if (count === piece.paths.length) return selectAll(piece)
      if (count > 0) {
        const [send, rest] = takeFrom(piece, fit)
        return { send, from: piece, rest }
      }
    }
    return undefined
  }

  return {
    isEmpty: () => queue.length === 0,
    choose,
    first: () => queue.slice(0, 1).map(selectAll)[0],
    heldUntil: (now) => Math.min(...queue.map(({ notBefore }) => notBefore).filter((time) => time > now)),
    completes: ({ send, from, rest }) => {
      const [wildcard = ''] = send.stage === 'widened' ? send.paths : []
      const others = [...queue.filter((other) => other !== from), ...(rest ? [rest] : [])]
      const left = others.filter((other) => uncovered(other, wildcard) !== undefined)
      return left.length === 0 && (hasGaps || others.length > 0)
    },
    remove: ({ from, rest }) => {
      replace(from, [rest])
    },
    postpone: ({ from }) => {
      const isPostponed = ({ part }: Piece) => part === from.part
      queue = inStages([...queue.filter((one) => !isPostponed(one)), ...queue.filter(isPostponed)])
    },
    sendAgain: ({ send, from, rest }, sentAs, notBefore) => {
      replace(from, [rest])
      queue = inStages([...queue, { ...send, failures: send.failures + 1, notBefore, sentAs }])
    },
    release: ({ from }) => {
      replace(from, [{ ...from, sentAs: undefined }])
    },
    halveTooLarge: ({ send, from, rest }) => {
      if (send.paths.length === 1) return false
      tooLarge = Math.min(tooLarge, send.paths.length)
      replace(from, [...halve(send), rest])
      return true
    },
    searchRefused: ({ send, from, rest }) => {
      if (send.paths.length === 1) return false
      replace(from, [...search(send), rest])
      return true
    },
    widenRefused: ({ send, from, rest }) => {
      const wider = widen(send)
      if (wider === undefined) return false
      const [wildcard = ''] = wider.paths
      const same = queue.find(
        (other) => other !== from && other.stage === 'widened' && covers(other.paths[0] ?? '', wildcard),
      )
      replace(from, [same === undefined ? wider : undefined, rest])
      if (same !== undefined) {
        hasGaps = true
        replace(same, [{ ...same, instead: [...same.instead, ...wider.instead] }])
      }
      return true
    },
    dropCovered: (wildcard) => {
      const before = queue
      queue = before.flatMap((piece) => uncovered(piece, wildcard) ?? [])
      hasGaps ||= queue.length < before.length
      return before.filter((piece) => piece.stage === 'widened' && !queue.includes(piece))
    },
    clear: () => {
      const left = queue
      queue = []
      return left
    },
  }
}

function selectAll(piece: Piece): Selection {
  return { send: piece, from: piece, rest: undefined }
}

function inStages(pieces: readonly Piece[]): readonly Piece[] {
  return pieces.toSorted((a, b) => STAGES.indexOf(a.stage) - STAGES.indexOf(b.stage))
}
