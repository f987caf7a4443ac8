/** What a cancelled job leaves undone: nothing is sent any more, and what was sent is still told. */
import { Failure } from '../failure.ts'
import type { Clock } from './clock.ts'

export type Interruption = {
  readonly isOn: () => boolean
  /** The answer to a request, or undefined if the run is interrupted and it does not come soon. */
  readonly answer: <Answer>(request: Promise<Answer>) => Promise<Answer | undefined>
  /** Ends early when the run is interrupted. */
  readonly sleep: (milliseconds: number) => Promise<void>
}

/** How long an answer under way is still waited for. The runner gives a cancelled step 10 s in all, readers of its end less. */
const GRACE = 500

/** Of a signal that is aborted once the job is cancelled; without one it never is. */
export function heedInterruption(signal: AbortSignal | undefined, clock: Clock): Interruption {
  const over =
    signal &&
    new Promise<void>((resolve) => {
      if (signal.aborted) resolve()
      else
        signal.addEventListener('abort', () => {
          resolve()
        })
    }).then(() => clock.sleep(GRACE))
  return {
    isOn: () => signal?.aborted === true,
    answer: (request) => (over === undefined ? request : Promise.race([request, over.then(() => undefined)])),
    sleep: (milliseconds) => clock.sleep(milliseconds, signal),
  }
}

/** Why something was not done: the job was cancelled before. */
export class Cancelled extends Failure {
  constructor(what: string, advice = 'Run the job again: it purges all of it anew.') {
    super(`The job was cancelled ${what}`, advice)
  }
}
