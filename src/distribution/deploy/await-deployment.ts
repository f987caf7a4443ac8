import type { Distributions, HeldDistribution } from '../../cloudfront/distributions.ts'
import { WAIT_LONGER } from '../../purge/post/purge-distribution.ts'
import type { Clock } from '../../waiting/clock.ts'
import type { Log } from '../../log.ts'
import { seconds } from '../../cloudfront/log-pause.ts'
import { describeHeld, type Progress } from './progress.ts'
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
  held: HeldDistribution,
  { waitTimeout, onWaitTimeout, state, describeLate }: AwaitedDeployment,
  { polled, clock, deadline, log, progress }: AwaitingTools,
): Promise<HeldDistribution> {
  const seen = await waitUntilDeployed(held, {
    distributions: polled,
    clock,
    deadline,
    onProgress: (waited) => {
      log.info(`${held.id}: ${state} after ${seconds(waited)}.`)
    },
  })
  progress.learn({ distribution: describeHeld(seen) })
  if (seen.status === 'deployed') return seen
  const message = `${held.id} ${describeLate(seconds(waitTimeout))}`
  if (onWaitTimeout === 'warn') log.warning(message)
  else progress.report({ message, advice: WAIT_LONGER })
  return seen
}
