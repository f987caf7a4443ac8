/** How long a run waits for quotas and outages to pass, and how it tells that it does. */
import type { Clock } from '../invalidate/clock.ts'
import type { Patience } from '../invalidate/wait-out.ts'
import type { Log } from '../report/log.ts'
import { tellPause } from '../report/tell-pause.ts'

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
      tellPause(distribution === undefined ? operation : `${distribution.id}: ${operation}`, error, pause, log)
    },
  }
}
