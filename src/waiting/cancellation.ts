/** After cancellation nothing more is sent, but what was sent is reported. */
import { Failure } from '../failure.ts'
import type { Clock } from './clock.ts'

export type Interruption = {
  readonly isOn: () => boolean
  /** Undefined if the job is cancelled and no answer comes within 500 ms. */
  readonly answer: <Answer>(request: Promise<Answer>) => Promise<Answer | undefined>
  readonly sleep: (milliseconds: number) => Promise<void>
}

/** The runner kills a cancelled step after 10 s. */
const GRACE = 500

export function openInterruption(signal: AbortSignal | undefined, clock: Clock): Interruption {
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

/** The message continues `The job was cancelled`. */
export class Cancelled extends Failure {
  constructor(what: string, advice = 'Run the job again to purge everything.') {
    super(`The job was cancelled ${what}`, advice)
  }
}
