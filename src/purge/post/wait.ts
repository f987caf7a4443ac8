import type { CloudFront, Distribution } from '../../cloudfront/cloudfront.ts'
import { CloudFrontError } from '../../cloudfront/errors.ts'
import type { Clock } from '../../waiting/clock.ts'
import { poll } from '../../waiting/poll.ts'

export type CompletionDependencies = {
  readonly cloudfront: CloudFront
  readonly clock: Clock
  readonly deadline: number
  readonly interruption?: AbortSignal | undefined
  readonly onProgress: (inProgress: number, milliseconds: number) => void
}

/**
 * Half of all invalidations complete within 10 s and nearly all within 25 s. With these pauses, the average delay is
 * 1.4 s.
 */
const FIRST_LOOK = 5_500
const PAUSE_PER_TIME_WAITED = 0.23
const LONGEST_PAUSE = 12_000

/** Returns the IDs still in progress at the deadline. Polls on after quotas and outages; other refusals reject. */
export async function waitForCompletion(
  distribution: Distribution,
  ids: readonly string[],
  { cloudfront, clock, deadline, onProgress, interruption }: CompletionDependencies,
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
    // The list has only the latest 100. Of the others, ask for one each time.
    const [lost] = left.filter((id) => !latest.has(id))
    if (lost === undefined) return left
    const { status } = await cloudfront.getInvalidation(distribution, lost)
    return status === 'completed' ? left.filter((id) => id !== lost) : left
  } catch (error) {
    if (error instanceof CloudFrontError && error.passes) return pending
    throw error
  }
}
