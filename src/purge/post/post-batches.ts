/** Posts the batches of one distribution: no quota, refusal or outage of one batch loses a path of another. */
import type { CloudFront, Distribution, Invalidation } from '../../cloudfront/cloudfront.ts'
import { CloudFrontError } from '../../cloudfront/errors.ts'
import type { Widening } from '../paths/invalidation-path.ts'
import { sealPart } from '../plan/part.ts'
import type { Clock } from '../../waiting/clock.ts'
import { Cancelled, heedInterruption } from '../../waiting/cancellation.ts'
import type { AccountRates } from './pacing/account-rates.ts'
import { findTaken } from './find-taken.ts'
import { openPacer } from './pacing/pacer.ts'
import { plannedPaths, type Piece } from './piece.ts'
import { openQueue, type Choice } from './posting-queue.ts'

/** An invalidation that CloudFront took. */
export type PostedInvalidation = Invalidation & { readonly paths: readonly string[] }

/** Paths that CloudFront did not take, and why. */
export type Unposted = { readonly paths: readonly string[]; readonly error: CloudFrontError | Cancelled }

export type Posted = {
  readonly invalidations: readonly PostedInvalidation[]
  readonly unposted: readonly Unposted[]
  /** Paths that CloudFront refused and took as something wider. */
  readonly widenings: readonly Widening[]
}

export type PostingDependencies = {
  readonly cloudfront: CloudFront
  readonly clock: Clock
  /** Until when quotas and outages are waited out; what can be posted at once then still is. */
  readonly deadline: number
  /** The CallerReference of a batch, by its part: `2of7`. */
  readonly reference: (part: string) => string
  /** Shared by all distributions of a run, as their account's rates are. */
  readonly rates: AccountRates
  /** Told of each refusal that has to be waited out, and for how long; undefined: until something in progress completes. */
  readonly onPause: (error: CloudFrontError, milliseconds: number | undefined) => void
  /** Aborted when the job is cancelled: nothing is sent any more. */
  readonly interruption?: AbortSignal | undefined
}

/** After outages, doubling between the two. */
const FIRST_PAUSE = 1_000
const LONGEST_PAUSE = 16_000
/** How often a pause that goes on is told again. */
const TELL_EVERY = 30_000

/** Of what was sent, under which part and when, and what came back. */
type Refused = Choice & { readonly part: string; readonly sent: number; readonly error: CloudFrontError }

/**
 * Posts all batches as early as CloudFront's quotas allow, whichever of them are in force: `pacing/` learns that from what is taken
 * and refused. A batch is divided where there is not room enough, where it is too large, or where it holds a refused path; a path
 * that is refused alone is widened, and what the wildcard covers is not posted any more. A request without an answer is sent again
 * unchanged, with the same reference, so that it is not paid twice. Whatever waits longer than the deadline, all that follows an
 * error that cannot heal, and all that is left when the run is interrupted, is given back as not posted. Never rejects for what
 * CloudFront answered.
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
  /** The latest refusal that passes, and the one that was told. */
  let refusal: CloudFrontError | undefined
  let told: { readonly refusal: CloudFrontError; readonly at: number } | undefined

  while (!queue.isEmpty()) {
    if (interruption.isOn()) giveUp(new Cancelled('before these were posted'))
    else await pause(await rates.inTurn(step))
  }
  return {
    invalidations: invalidations.map((one) => (pacer.completed.has(one.id) ? { ...one, status: 'completed' } : one)),
    unposted,
    widenings,
  }

  /** Sends what may be sent now. Gives back until when to wait, if that is nothing. */
  async function step(): Promise<number | undefined> {
    await interruption.answer(pacer.look(clock.now()))
    if (interruption.isOn()) return undefined
    const now = clock.now()
    const choice = now < outage.until ? undefined : queue.choose(now, pacer)
    if (choice !== undefined) await send(choice)
    else if (now < deadline) return Math.min(Math.ceil(wakeAt(now)), deadline, now + TELL_EVERY)
    else await sendLast()
    return undefined
  }

  /** Gives back the error if it is one that passes. */
  async function send(choice: Choice): Promise<CloudFrontError | undefined> {
    const { send: piece } = choice
    const sent = clock.now()
    const seals = unposted.length === 0 && queue.completes(choice)
    const part = piece.sentAs ?? (seals ? sealPart(piece.part) : piece.part)
    try {
      const request = cloudfront.createInvalidation(distribution, piece.paths, reference(part))
      const answer = await interruption.answer(request)
      queue.remove(choice)
      if (answer === undefined) {
        const error = new Cancelled('before CloudFront answered, so that it is not known whether it took these')
        unposted.push({ paths: plannedPaths(piece), error })
      } else accept(piece, answer, (sent + clock.now()) / 2)
      return undefined
    } catch (error) {
      if (!(error instanceof CloudFrontError)) throw error
      if (!error.passes) refuse(choice, error)
      else await hold({ ...choice, part, sent, error })
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

  /** For what passes by waiting. */
  async function hold({ part, sent, error, ...choice }: Refused): Promise<void> {
    const now = clock.now()
    refusal = error
    if (error.kind === 'quota') {
      if (choice.send.sentAs !== undefined && (await settleLost(choice, reference(part), sent))) return
      queue.postpone(choice)
      await interruption.answer(pacer.refused(error, choice.send.load, (sent + now) / 2))
      return
    }
    outage = { failures: outage.failures + 1, until: now + pauseAfter(outage.failures + 1) }
    queue.sendAgain(choice, part, now + pauseAfter(choice.send.failures + 1))
  }

  /** Of a request whose answer was lost, and that is refused now: whether CloudFront took it then. If not, it may be divided. */
  async function settleLost(choice: Choice, callerReference: string, at: number): Promise<boolean> {
    const known = new Set(invalidations.map(({ id }) => id))
    const finding = findTaken({ cloudfront, distribution, reference: callerReference, known })
    const taken = await interruption.answer(finding)
    if (taken === 'none') queue.release(choice)
    if (taken === undefined || taken === 'none') return false
    queue.remove(choice)
    accept(choice.send, taken, at)
    return true
  }

  /** For what waiting does not help. */
  function refuse(choice: Choice, error: CloudFrontError): void {
    if (error.kind === 'too-large' && queue.halveTooLarge(choice)) return
    if (error.kind === 'refused-path' && (queue.searchRefused(choice) || queue.widenRefused(choice))) return
    unposted.push({ paths: plannedPaths(choice.send), error })
    queue.remove(choice)
    if (error.kind === 'final') giveUp(error)
  }

  /** The time is up: a last look whether CloudFront takes what comes next. */
  async function sendLast(): Promise<void> {
    const choice = queue.first()
    const error = choice && (await send(choice))
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
    if (refusal !== undefined && (told?.refusal !== refusal || now - told.at >= TELL_EVERY)) {
      told = { refusal, at: now }
      onPause(refusal, now >= outage.until && pacer.awaitsCompletion(now) ? undefined : milliseconds)
    }
    await interruption.sleep(milliseconds)
  }
}

function pauseAfter(failures: number): number {
  return Math.min(FIRST_PAUSE * 2 ** (failures - 1), LONGEST_PAUSE)
}
