/** Waits for a deployment as long as the user allows, and tells how it goes. */
import type { Distributions, HeldDistribution } from '../../cloudfront/distributions.ts'
import { WAIT_LONGER } from '../../purge/post/purge-distribution.ts'
import type { Clock } from '../../waiting/clock.ts'
import type { Log } from '../../log.ts'
import { seconds } from '../../cloudfront/log-pause.ts'
import { describeHeld, type Progress } from './progress.ts'
import { waitUntilDeployed } from './wait-deployed.ts'

export type AwaitingTools = {
  /** Without retries: polling asks again anyway, at its own pace. */
  readonly polled: Distributions
  readonly clock: Clock
  /** In the clock's milliseconds. */
  readonly deadline: number
  readonly log: Log
  readonly progress: Progress
}

export type AwaitedDeployment = {
  /** Milliseconds that the user allows, for messages. */
  readonly waitTimeout: number
  readonly onWaitTimeout: 'fail' | 'warn'
  /** What it is while it is waited for: `InProgress`. */
  readonly state: string
  /** What is said of it if so much time was not enough: `was not Deployed within 90 s.` */
  readonly tellLate: (time: string) => string
}

/** The distribution as it was seen last. If it is not Deployed by then, that is told as a warning, or is a problem. */
export async function awaitDeployment(
  held: HeldDistribution,
  { waitTimeout, onWaitTimeout, state, tellLate }: AwaitedDeployment,
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
  const message = `${held.id} ${tellLate(seconds(waitTimeout))}`
  if (onWaitTimeout === 'warn') log.warning(message)
  else progress.report({ message, advice: WAIT_LONGER })
  return seen
}
