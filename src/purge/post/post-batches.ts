/** Posts batches so that a quota, a refusal or an outage for one batch loses no path of another. */
import type { CloudFront, Distribution, Invalidation } from '../../cloudfront/cloudfront.ts'
import { CloudFrontError } from '../../cloudfront/errors.ts'
import type { Widening } from '../paths/invalidation-path.ts'
import { sealPart } from './part.ts'
import type { Clock } from '../../waiting/clock.ts'
import { Cancelled, heedInterruption } from '../../waiting/cancellation.ts'
import type { AccountRates } from './pacing/account-rates.ts'
import { findByReference } from './find-by-reference.ts'
import { openPacer } from './pacing/pacer.ts'
import { plannedPaths, type Piece } from './piece.ts'
import { openQueue, type Selection } from './posting-queue.ts'

export type PostedInvalidation = Invalidation & { readonly paths: readonly string[] }

export type Unposted = { readonly paths: readonly string[]; readonly error: CloudFrontError | Cancelled }

export type Posted = {
  readonly invalidations: readonly PostedInvalidation[]
  readonly unposted: readonly Unposted[]
  readonly widenings: readonly Widening[]
}

export type PostingDependencies = {
  readonly cloudfront: CloudFront
  readonly clock: Clock
  /** By the clock, in milliseconds. After it, a batch is only posted if it needs no wait. */
  readonly deadline: number
  /** The CallerReference of a part such as `2of7`. */
  readonly reference: (part: string) => string
  readonly rates: AccountRates
  /** `milliseconds` is undefined if the pause lasts until an invalidation completes. */
  readonly onPause: (error: CloudFrontError, milliseconds: number | undefined) => void
  readonly interruption?: AbortSignal | undefined
}

const FIRST_PAUSE = 1_000
const LONGEST_PAUSE = 16_000
const REPORT_EVERY = 30_000

type Refused = Selection & { readonly part: string; readonly sent: number; readonly error: CloudFrontError }

/**
 * As early as the quotas allow; `pacing/` learns which apply. Divides a batch if only a part fits, if it is too large,
 * or if it has a refused path. Replaces a path that is refused alone by a wildcard. A request without an answer is sent
 * again with the same reference, so CloudFront bills it once. CloudFront's errors are in the result; anything else
 * rejects.
 */
export async function postBatches(
  distribution: Distribution,
  batches: readonly (readonly string[])[],
  dependencies: PostingDependencies,
): Promise<Posted> {
  const { cloudfront, clock, deadline, reference, rates, onPause } = dependencies
  const pacer = openPacer({ cloudfront, distribution, rates, now: clock.now })
  const interruption = heedInterruption(dependencies.interruption, clock)
  const queue = openQueue(batches)
  const invalidations: PostedInvalidation[] = []
  const unposted: Unposted[] = []
  const widenings: Widening[] = []
  let outage = { failures: 0, until: -Infinity }
  let refusal: CloudFrontError | undefined
  let reported: { readonly refusal: CloudFrontError; readonly at: number } | undefined

  while (!queue.isEmpty()) {
    if (interruption.isOn()) giveUp(new Cancelled('before these were posted'))
    else await pause(await rates.inTurn(step))
  }
  return {
    invalidations: invalidations.map((one) => (pacer.completed.has(one.id) ? { ...one, status: 'completed' } : one)),
    unposted,
    widenings,
  }

  /** Returns when to try again. */
  async function step(): Promise<number | undefined> {
    await interruption.answer(pacer.look(clock.now()))
    if (interruption.isOn()) return undefined
    const now = clock.now()
    const selection = now < outage.until ? undefined : queue.choose(now, pacer)
    if (selection !== undefined) await send(selection)
    else if (now < deadline) return Math.min(Math.ceil(wakeAt(now)), deadline, now + REPORT_EVERY)
    else await sendLast()
    return undefined
  }

  async function send(selection: Selection): Promise<CloudFrontError | undefined> {
    const { send: piece } = selection
    const sent = clock.now()
    const seals = unposted.length === 0 && queue.completes(selection)
    const part = piece.sentAs ?? (seals ? sealPart(piece.part) : piece.part)
    try {
      const request = cloudfront.createInvalidation(distribution, piece.paths, reference(part))
      const answer = await interruption.answer(request)
      queue.remove(selection)
      if (answer === undefined) {
        const error = new Cancelled('before CloudFront answered, so it is unknown whether it accepted these')
        unposted.push({ paths: plannedPaths(piece), error })
      } else accept(piece, answer, (sent + clock.now()) / 2)
      return undefined
    } catch (error) {
      if (!(error instanceof CloudFrontError)) throw error
      if (!error.passes) refuse(selection, error)
      else await hold({ ...selection, part, sent, error })
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

  async function hold({ part, sent, error, ...selection }: Refused): Promise<void> {
    const now = clock.now()
    refusal = error
    if (error.kind === 'quota') {
      if (selection.send.sentAs !== undefined && (await settleLost(selection, reference(part), sent))) return
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
  async function settleLost(selection: Selection, callerReference: string, at: number): Promise<boolean> {
    const known = new Set(invalidations.map(({ id }) => id))
    const finding = findByReference({ cloudfront, distribution, reference: callerReference, known })
    const taken = await interruption.answer(finding)
    if (taken === 'none') queue.release(selection)
    if (taken === undefined || taken === 'none') return false
    queue.remove(selection)
    accept(selection.send, taken, at)
    return true
  }

  function refuse(selection: Selection, error: CloudFrontError): void {
    if (error.kind === 'too-large' && queue.halveTooLarge(selection)) return
    if (error.kind === 'refused-path' && (queue.searchRefused(selection) || queue.widenRefused(selection))) return
    unposted.push({ paths: plannedPaths(selection.send), error })
    queue.remove(selection)
    if (error.kind === 'final') giveUp(error)
  }

  async function sendLast(): Promise<void> {
    const selection = queue.first()
    const error = selection && (await send(selection))
    if (error !== undefined) giveUp(error)
  }

  function giveUp(error: CloudFrontError | Cancelled): void {
    unposted.push(...queue.clear().map((piece) => ({ paths: plannedPaths(piece), error })))
  }

  function wakeAt(now: number): number {
    return now < outage.until ? outage.until : Math.min(pacer.wakeAt(now), queue.heldUntil(now))
  }

  async function pause(until: number | undefined): Promise<void> {
    if (until === undefined) return
    const now = clock.now()
    const milliseconds = Math.max(0, until - now)
    if (refusal !== undefined && (reported?.refusal !== refusal || now - reported.at >= REPORT_EVERY)) {
      reported = { refusal, at: now }
      onPause(refusal, now >= outage.until && pacer.awaitsCompletion(now) ? undefined : milliseconds)
    }
    await interruption.sleep(milliseconds)
  }
}

function pauseAfter(failures: number): number {
  return Math.min(FIRST_PAUSE * 2 ** (failures - 1), LONGEST_PAUSE)
}
