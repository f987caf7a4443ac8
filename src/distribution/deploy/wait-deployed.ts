import type { Distributions, StoredDistribution } from '../../cloudfront/distributions.ts'
import { CloudFrontError } from '../../cloudfront/errors.ts'
import type { Clock } from '../../waiting/clock.ts'
import { poll } from '../../waiting/poll.ts'

export type DeploymentWaitDependencies = {
  readonly distributions: Distributions
  readonly clock: Clock
  readonly deadline: number
  /** Called at least every 30 s with the milliseconds waited. */
  readonly onProgress: (waited: number) => void
}

/**
 * The pause depends on the time waited. Half of all deployments take 166 to 174 s, few less than two minutes. The short
 * pauses at the start are for emulators.
 */
const PAUSES: readonly { readonly until: number; readonly pause: number }[] = [
  { until: 6_000, pause: 3_000 },
  { until: 110_000, pause: 15_000 },
  { until: 260_000, pause: 8_000 },
]
const LAST_PAUSE = 20_000

/** Returns the distribution as last seen. Polls on after quotas and outages; rejects with other refusals. */
export async function waitUntilDeployed(
  stored: StoredDistribution,
  { distributions, clock, deadline, onProgress }: DeploymentWaitDependencies,
): Promise<StoredDistribution> {
  return poll(stored, {
    clock,
    deadline,
    isDone: ({ status }) => status === 'deployed',
    look: (seen) => look(distributions, seen),
    pauseAfter,
    onProgress: (_, waited) => {
      onProgress(waited)
    },
  })
}

function pauseAfter(waited: number): number {
  return PAUSES.find(({ until }) => waited < until)?.pause ?? LAST_PAUSE
}

async function look(distributions: Distributions, seen: StoredDistribution): Promise<StoredDistribution> {
  try {
    return await distributions.get(seen.id)
  } catch (error) {
    if (error instanceof CloudFrontError && error.passes) return seen
    throw error
  }
}
