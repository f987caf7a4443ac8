/** Waits until CloudFront has processed invalidations. */
import type { CloudFront, Distribution } from '../../cloudfront/cloudfront.ts'
import { CloudFrontError } from '../../cloudfront/errors.ts'
import type { Clock } from '../../waiting/clock.ts'
import { poll } from '../../waiting/poll.ts'

export type WaitingDependencies = {
  readonly cloudfront: CloudFront
  readonly clock: Clock
  readonly deadline: number
  /** Aborted when the job is cancelled: what is in progress then is given back. */
  readonly interruption?: AbortSignal | undefined
  /** Told at least every 30 s how many are still in progress. */
  readonly onProgress: (inProgress: number, milliseconds: number) => void
}

/**
 * Half of all invalidations complete within 10 s and nearly all within 25 s, hardly any at once. The first look is late, those after
 * it are close, and further apart the longer it takes: at most twelve in any minute, five of them later. Among such schedules this
 * one is close to the shortest lag that there is for these times, 1.4 s on the average.
 */
const FIRST_LOOK = 5_500
const PAUSE_PER_TIME_WAITED = 0.23
const LONGEST_PAUSE = 12_000

/**
 * Asks with one call a round, however many there are, until all have completed or the deadline has passed, and returns the IDs
 * still in progress then. Quotas and outages are waited out; a refusal that cannot heal rejects at once with its CloudFrontError.
 */
export async function waitForCompletion(
  distribution: Distribution,
  ids: readonly string[],
  { cloudfront, clock, deadline, onProgress, interruption }: WaitingDependencies,
): Promise<readonly string[]> {
  return poll(ids, {
    clock,
    deadline,
    interruption,
    isDone: (pending) => pending.length === 0,
    look: (pending) => findPending(cloudfront, distribution, pending),
    pauseAfter: (waited) => (waited === 0 ? FIRST_LOOK : Math.min(waited * PAUSE_PER_TIME_WAITED, LONGEST_PAUSE)),
    onProgress: (pending, waited) => {
      onProgress(pending.length, waited)
    },
  })
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
