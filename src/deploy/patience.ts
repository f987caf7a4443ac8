/** How long a run waits for quotas and outages to pass, and how it tells that it does. */
import type { Clock } from '../invalidate/clock.ts'
import type { Patience } from '../invalidate/wait-out.ts'
import type { Log } from '../report/log.ts'

/** `deadline` in the clock's milliseconds. */
export function patienceUntil(
  deadline: number,
  { clock, log }: { readonly clock: Clock; readonly log: Log },
): Patience {
  return {
    clock,
    deadline,
    onPause: ({ refusal }, pause) => {
      const what =
        refusal.distribution === undefined ? refusal.operation : `${refusal.distribution.id}: ${refusal.operation}`
      log.info(`${what}: ${refusal.code}: ${refusal.text} Trying again in ${seconds(pause)}.`)
    },
  }
}

/** What to do about a deadline that has passed while something was in progress. */
export const WAIT_LONGER = 'Raise `wait-timeout`, or set `on-wait-timeout: warn` if the job need not fail for it.'

/** A duration for readers: `1.5 s`. */
export function seconds(milliseconds: number): string {
  return `${Math.round(milliseconds / 100) / 10} s`
}
