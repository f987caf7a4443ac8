import type { CloudFront, Distribution, Invalidation } from '../../cloudfront/cloudfront.ts'
import { CloudFrontError } from '../../cloudfront/errors.ts'
import type { Widening } from '../paths/invalidation-path.ts'
import { Cancelled, type Interruption } from '../../waiting/cancellation.ts'
import type { Clock } from '../../waiting/clock.ts'
import { findByReference } from './find-by-reference.ts'
import type { Pacer } from './pacing/pacer.ts'
import { sealPart } from './part.ts'
import { plannedPaths, type Piece } from './piece.ts'
import type { Posted, PostedInvalidation, Unposted } from './posted.ts'
import type { PostingQueue, Selection } from './posting-queue.ts'

export type Sender = {
  /** Returns the error if the piece stays in the queue, to be sent again. */
  readonly send: (selection: Selection) => Promise<CloudFrontError | undefined>
  /** Ends the posting. What is still in the queue is not posted, because of this error. */
  readonly giveUp: (error: CloudFrontError | Cancelled) => void
  /** After a request without an answer, nothing is sent before this time. In the past if CloudFront answers. */
  readonly retryAt: () => number
  /** The last error that passes by waiting. */
  readonly lastError: () => CloudFrontError | undefined
  readonly posted: () => Posted
}

export type SenderDependencies = {
  readonly cloudfront: CloudFront
  readonly clock: Clock
  readonly deadline: number
  readonly reference: (part: string) => string
  readonly pacer: Pacer
  readonly queue: PostingQueue
  readonly interruption: Interruption
}

const FIRST_PAUSE = 1_000
const LONGEST_PAUSE = 16_000

type Refused = Selection & { readonly part: string; readonly sent: number; readonly error: CloudFrontError }

export function openSender(
  distribution: Distribution,
  { cloudfront, clock, deadline, reference, pacer, queue, interruption }: SenderDependencies,
): Sender {
  const invalidations: PostedInvalidation[] = []
  const unposted: Unposted[] = []
  const widenings: Widening[] = []
  let outage = { failures: 0, until: -Infinity }
  let last: CloudFrontError | undefined

  return {
    send,
    giveUp,
    retryAt: () => outage.until,
    lastError: () => last,
    posted: () => ({
      invalidations: invalidations.map((one) => (pacer.completed.has(one.id) ? { ...one, status: 'completed' } : one)),
      unposted,
      widenings,
    }),
  }

  async function send(selection: Selection): Promise<CloudFrontError | undefined> {
    const { send: piece } = selection
    const sent = clock.now()
    const completes = unposted.length === 0 && queue.completes(selection)
    const part = piece.sentAs ?? (completes ? sealPart(piece.part) : piece.part)
    try {
      const request = cloudfront.createInvalidation(distribution, piece.paths, reference(part))
      const answer = await interruption.answer(request)
      queue.remove(selection)
      if (answer === undefined) {
        const error = new Cancelled('before CloudFront answered. It is unknown whether it accepted these')
        unposted.push({ paths: plannedPaths(piece), error })
      } else accept(piece, answer, (sent + clock.now()) / 2)
      return undefined
    } catch (error) {
      if (!(error instanceof CloudFrontError)) throw error
      if (!error.passes) refuse(selection, error)
      else await retryLater({ ...selection, part, sent, error })
      return error.passes ? error : undefined
    }
  }

  function accept(piece: Piece, answer: Invalidation, at: number): void {
    pacer.accepted(answer, piece.load, at)
    outage = { failures: 0, until: -Infinity }
    invalidations.push({ ...answer, paths: piece.paths })
    if (piece.stage !== 'widened') return
    const [wildcard = ''] = piece.paths
    for (const { instead } of [piece, ...queue.dropCovered(wildcard)])
      widenings.push(...instead.map((from) => ({ from, to: wildcard, why: 'CloudFront refused it' })))
  }

  async function retryLater({ part, sent, error, ...selection }: Refused): Promise<void> {
    const now = clock.now()
    last = error
    if (error.kind === 'quota') {
      if (selection.send.sentAs !== undefined && (await findAccepted(selection, reference(part), sent))) return
      queue.postpone(selection)
      await interruption.answer(pacer.refused(error, selection.send.load, (sent + now) / 2))
      return
    }
    if (now >= deadline) {
      // The answer took all remaining time.
      giveUp(error)
      return
    }
    outage = { failures: outage.failures + 1, until: now + pauseAfter(outage.failures + 1) }
    queue.sendAgain(selection, part, now + pauseAfter(selection.send.failures + 1))
  }

  /** CloudFront may have accepted a request without an answer that it refuses now. */
  async function findAccepted(selection: Selection, callerReference: string, at: number): Promise<boolean> {
    const known = new Set(invalidations.map(({ id }) => id))
    const finding = findByReference({ cloudfront, distribution, reference: callerReference, known })
    const accepted = await interruption.answer(finding)
    if (accepted === 'none') queue.release(selection)
    if (accepted === undefined || accepted === 'none') return false
    queue.remove(selection)
    accept(selection.send, accepted, at)
    return true
  }

  function refuse(selection: Selection, error: CloudFrontError): void {
    if (error.kind === 'too-large' && queue.halveTooLarge(selection)) return
    if (error.kind === 'refused-path' && (queue.searchRefused(selection) || queue.widenRefused(selection))) return
    unposted.push({ paths: plannedPaths(selection.send), error })
    queue.remove(selection)
    if (error.kind === 'final') giveUp(error)
  }

  function giveUp(error: CloudFrontError | Cancelled): void {
    unposted.push(...queue.clear().map((piece) => ({ paths: plannedPaths(piece), error })))
  }
}

function pauseAfter(failures: number): number {
  return Math.min(FIRST_PAUSE * 2 ** (failures - 1), LONGEST_PAUSE)
}
