/** Posts batches so that a quota, a refusal or an outage for one batch loses no path of another. */
import type { CloudFront, Distribution } from '../../cloudfront/cloudfront.ts'
import type { CloudFrontError } from '../../cloudfront/errors.ts'
import { Cancelled, openInterruption } from '../../waiting/cancellation.ts'
import type { Clock } from '../../waiting/clock.ts'
import type { AccountRates } from './pacing/account-rates.ts'
import { openPacer } from './pacing/pacer.ts'
import type { Posted } from './posted.ts'
import { openQueue } from './posting-queue.ts'
import { openSender } from './send-pieces.ts'

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

const REPORT_EVERY = 30_000

/**
 * Posts as early as the quotas allow; `pacing/` learns which apply. Divides a batch that is too large, or has a refused
 * path, and replaces a path that is refused alone by a wildcard. A request without an answer is sent again with the same
 * reference, so CloudFront bills it once. CloudFront's errors are in the result; anything else rejects.
 */
export async function postBatches(
  distribution: Distribution,
  batches: readonly (readonly string[])[],
  dependencies: PostingDependencies,
): Promise<Posted> {
  const { cloudfront, clock, deadline, rates, onPause } = dependencies
  const pacer = openPacer({ cloudfront, distribution, rates, now: clock.now })
  const interruption = openInterruption(dependencies.interruption, clock)
  const queue = openQueue(batches)
  const sender = openSender(distribution, { ...dependencies, pacer, queue, interruption })
  let reported: { readonly error: CloudFrontError; readonly at: number } | undefined

  while (!queue.isEmpty()) {
    if (interruption.isOn()) sender.giveUp(new Cancelled('before these were posted'))
    else await pause(await rates.inTurn(step))
  }
  return sender.posted()

  /** Returns when to try again. */
  async function step(): Promise<number | undefined> {
    await interruption.answer(pacer.look(clock.now()))
    if (interruption.isOn()) return undefined
    const now = clock.now()
    const selection = now < sender.retryAt() ? undefined : queue.choose(now, pacer)
    if (selection !== undefined) await sender.send(selection)
    else if (now < deadline) return Math.min(Math.ceil(wakeAt(now)), deadline, now + REPORT_EVERY)
    else await sendLast()
    return undefined
  }

  async function sendLast(): Promise<void> {
    const selection = queue.first()
    const error = selection && (await sender.send(selection))
    if (error !== undefined) sender.giveUp(error)
  }

  function wakeAt(now: number): number {
    return now < sender.retryAt() ? sender.retryAt() : Math.min(pacer.wakeAt(now), queue.heldUntil(now))
  }

  async function pause(until: number | undefined): Promise<void> {
    if (until === undefined) return
    const now = clock.now()
    const milliseconds = Math.max(0, until - now)
    const error = sender.lastError()
    if (error !== undefined && (reported?.error !== error || now - reported.at >= REPORT_EVERY)) {
      reported = { error, at: now }
      onPause(error, now >= sender.retryAt() && pacer.awaitsCompletion(now) ? undefined : milliseconds)
    }
    await interruption.sleep(milliseconds)
  }
}
