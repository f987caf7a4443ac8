/** Waits until CloudFront has processed invalidations. */
import type { CloudFront, Distribution } from '../cloudfront/cloudfront.ts'
import { CloudFrontError } from '../cloudfront/errors.ts'
import type { Clock } from './clock.ts'

export type WaitingDependencies = {
  readonly cloudfront: CloudFront
  readonly clock: Clock
  readonly deadline: number
  /** Told at least every 30 s how many are still in progress. */
  readonly onProgress: (inProgress: number, milliseconds: number) => void
}

/**
 * Half of all invalidations complete within 10 s and nearly all within 25 s, so that the pauses grow with the time waited: about 13
 * calls in the first minute, three a minute later.
 */
const SHORTEST_PAUSE = 2_000
const LONGEST_PAUSE = 20_000
const PAUSE_PER_TIME_WAITED = 0.28
const PROGRESS_EVERY = 30_000

/**
 * Asks with one call a round, however many there are, until all have completed or the deadline has passed, and returns the IDs
 * still in progress then. Quotas and outages are waited out; a refusal that cannot heal rejects at once with its CloudFrontError.
 */
export async function waitForCompletion(
  distribution: Distribution,
  ids: readonly string[],
  { cloudfront, clock, deadline, onProgress }: WaitingDependencies,
): Promise<readonly string[]> {
  const start = clock.now()
  let told = start
  let pending = ids
  while (pending.length > 0) {
    const now = clock.now()
    if (now >= deadline) return pending
    const pause = Math.min(
      Math.max((now - start) * PAUSE_PER_TIME_WAITED, SHORTEST_PAUSE),
      LONGEST_PAUSE,
      deadline - now,
    )
    if (now + pause - told > PROGRESS_EVERY) {
      onProgress(pending.length, now - start)
      told = now
    }
    await clock.sleep(pause)
    pending = await findPending(cloudfront, distribution, pending)
  }
  return []
}

async function findPending(
  cloudfront: CloudFront,
  distribution: Distribution,
  pending: readonly string[],
): Promise<readonly string[]> {
  try {
    const [only] = pending
    if (only !== undefined && pending.length === 1) {
      const { status } = await cloudfront.getInvalidation(distribution, only)
      return status === 'completed' ? [] : pending
    }
    const latest = new Map((await cloudfront.listInvalidations(distribution)).map(({ id, status }) => [id, status]))
    const left = pending.filter((id) => latest.get(id) !== 'completed')
    // Others' invalidations can push ours off the list: then the oldest is asked for by itself, in the next round, too.
    const [lost] = left.filter((id) => !latest.has(id))
    if (lost === undefined) return left
    const { status } = await cloudfront.getInvalidation(distribution, lost)
    return status === 'completed' ? left.filter((id) => id !== lost) : left
  } catch (error) {
    if (error instanceof CloudFrontError && error.passes) return pending
    throw error
  }
}
