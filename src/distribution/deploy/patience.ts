/** How long a run waits for quotas and outages to pass, and how it tells that it does. */
import type { Clock } from '../../waiting/clock.ts'
import type { Patience } from '../../cloudfront/retry.ts'
import type { Log } from '../../log.ts'
import { logPause } from '../../cloudfront/log-pause.ts'

/** `deadline` in the clock's milliseconds. */
export function patienceUntil(
  deadline: number,
  { clock, log }: { readonly clock: Clock; readonly log: Log },
): Patience {
  return {
    clock,
    deadline,
    onPause: (error, pause) => {
      const { operation, distribution } = error.refusal
      logPause(distribution === undefined ? operation : `${distribution.id}: ${operation}`, error, pause, log)
    },
  }
}
