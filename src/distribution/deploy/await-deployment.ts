import type { Distributions, StoredDistribution } from '../../cloudfront/distributions.ts'
import { WAIT_LONGER } from '../../purge/post/purge-distribution.ts'
import type { Clock } from '../../waiting/clock.ts'
import type { Log } from '../../log.ts'
import { seconds } from '../../cloudfront/log-pause.ts'
import { describeStored, type Progress } from './progress.ts'
import { waitUntilDeployed } from './wait-deployed.ts'

export type AwaitingTools = {
  readonly polled: Distributions
  readonly clock: Clock
  readonly deadline: number
  readonly log: Log
  readonly progress: Progress
}

export type AwaitedDeployment = {
  readonly waitTimeout: number
  readonly onWaitTimeout: 'fail' | 'warn'
  readonly state: string
  /** The end of a sentence: `was not Deployed within 90 s.` */
  readonly describeLate: (time: string) => string
}

/** Returns the distribution as last seen. Adds a problem or a warning if it is not Deployed by the deadline. */
export async function awaitDeployment(
  stored: StoredDistribution,
  { waitTimeout, onWaitTimeout, state, describeLate }: AwaitedDeployment,
  { polled, clock, deadline, log, progress }: AwaitingTools,
): Promise<StoredDistribution> {
  const seen = await waitUntilDeployed(stored, {
    distributions: polled,
    clock,
    deadline,
    onProgress: (waited) => {
      log.info(`${stored.id}: ${state} after ${seconds(waited)}.`)
    },
  })
  progress.learn({ distribution: describeStored(seen) })
  if (seen.status === 'deployed') return seen
  const message = `${stored.id} ${describeLate(seconds(waitTimeout))}`
  if (onWaitTimeout === 'warn') log.warning(message)
  else progress.report({ message, advice: WAIT_LONGER })
  return seen
}
