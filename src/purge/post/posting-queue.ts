/** What of a distribution is still to be posted, and in which order. */
import { covers } from '../paths/invalidation-path.ts'
import type { Pacer } from './pacing/pacer.ts'
import { cutBatches, halve, search, takeFrom, uncovered, widen, STAGES, type Piece } from './piece.ts'

/** What to send, the queued piece that it is or is a part of, and what is left of that. */
export type Choice = { readonly send: Piece; readonly from: Piece; readonly rest: Piece | undefined }

export type PostingQueue = {
  readonly isEmpty: () => boolean
  /** The first that may be sent now, as far as the pacer lets it. */
  readonly choose: (now: number, pacer: Pacer) => Choice | undefined
  /** The first as it is. */
  readonly first: () => Choice | undefined
  /** When the next piece that was held back by itself may be sent; Infinity if none was. */
  readonly heldUntil: (now: number) => number
  /** Whether nothing would be left to post after this, although parts are missing. */
  readonly completes: (choice: Choice) => boolean
  /** Takes out what was sent. */
  readonly remove: (choice: Choice) => void
  /** Lets the others of its stage go first: if it is this one's fault, it keeps none of them from being posted. */
  readonly postpone: (choice: Choice) => void
  /** Sent under a part, without an answer: it goes out again as it is, not too soon and after the others. */
  readonly sendAgain: (choice: Choice, sentAs: string, notBefore: number) => void
  /** CloudFront is known not to have taken it: it may be divided again. */
  readonly release: (choice: Choice) => void
  /** Each of these gives false if there is only one path, or nothing wider. */
  readonly halveTooLarge: (choice: Choice) => boolean
  readonly searchRefused: (choice: Choice) => boolean
  readonly widenRefused: (choice: Choice) => boolean
  /** Drops what a wildcard covers that was posted; gives the pieces that were to be posted instead of refused paths. */
  readonly dropCovered: (wildcard: string) => readonly Piece[]
  /** Takes out everything. */
  readonly clear: () => readonly Piece[]
}

export function openQueue(batches: readonly (readonly string[])[]): PostingQueue {
  let queue = cutBatches(batches)
  /** Batches of so many paths were too large. */
  let tooLarge = Infinity
  /** Whether parts of the purge are not posted, since a wider path covers them. */
  let isSparse = false

  const replace = (piece: Piece, by: readonly (Piece | undefined)[]) => {
    const pieces = by.filter((one) => one !== undefined)
    queue = inStages(queue.flatMap((other) => (other === piece ? pieces : other)))
  }

  const choose = (now: number, pacer: Pacer): Choice | undefined => {
    for (const piece of queue) {
      if (now < piece.notBefore) continue
      if (piece.sentAs !== undefined) {
        if (pacer.mayTry(piece.load, now)) return whole(piece)
        continue
      }
      if (piece.paths.length >= tooLarge && piece.paths.length > 1) {
        replace(piece, halve(piece))
        return choose(now, pacer)
      }
      const fit = pacer.fit(piece.load, now)
      const count = fit.exact + fit.wildcards
      if (count === piece.paths.length) return whole(piece)
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
    first: () => queue.slice(0, 1).map(whole)[0],
    heldUntil: (now) => Math.min(...queue.map(({ notBefore }) => notBefore).filter((time) => time > now)),
    completes: ({ send, from, rest }) => {
      const [wildcard = ''] = send.stage === 'widened' ? send.paths : []
      const others = [...queue.filter((other) => other !== from), ...(rest ? [rest] : [])]
      const left = others.filter((other) => uncovered(other, wildcard) !== undefined)
      return left.length === 0 && (isSparse || others.length > 0)
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
        isSparse = true
        replace(same, [{ ...same, instead: [...same.instead, ...wider.instead] }])
      }
      return true
    },
    dropCovered: (wildcard) => {
      const before = queue
      queue = before.flatMap((piece) => uncovered(piece, wildcard) ?? [])
      isSparse ||= queue.length < before.length
      return before.filter((piece) => piece.stage === 'widened' && !queue.includes(piece))
    },
    clear: () => {
      const left = queue
      queue = []
      return left
    },
  }
}

function whole(piece: Piece): Choice {
  return { send: piece, from: piece, rest: undefined }
}

/** By stage, else as they are. */
function inStages(pieces: readonly Piece[]): readonly Piece[] {
  return pieces.toSorted((a, b) => STAGES.indexOf(a.stage) - STAGES.indexOf(b.stage))
}
