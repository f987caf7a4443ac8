/** Quotas and outages pass: what they refuse is asked for again, up to a deadline. */
import { CloudFrontError } from './errors.ts'
import type { Clock } from '../waiting/clock.ts'

export type Patience = {
  readonly clock: Clock
  /** Until when it is tried again; the last pause ends at it. */
  readonly deadline: number
  /** Aborted when the job is cancelled: nothing is tried again then. */
  readonly interruption?: AbortSignal | undefined
  /** Told before each pause. */
  readonly onPause: (error: CloudFrontError, milliseconds: number) => void
}

const FIRST_PAUSE = 1_000
const LONGEST_PAUSE = 30_000

/** Asks until there is an answer, with pauses that double. Rejects at once for what does not heal, and at the deadline with the last error. */
export async function waitOut<Answer>(
  ask: () => Promise<Answer>,
  { clock, deadline, onPause, interruption }: Patience,
): Promise<Answer> {
  const isAborted = () => interruption?.aborted === true
  for (let pause = FIRST_PAUSE; ; pause = Math.min(pause * 2, LONGEST_PAUSE)) {
    try {
      return await ask()
    } catch (error) {
      const left = deadline - clock.now()
      if (!(error instanceof CloudFrontError) || !error.passes || left <= 0 || isAborted()) throw error
      const milliseconds = Math.min(pause, left)
      onPause(error, milliseconds)
      await clock.sleep(milliseconds, interruption)
      if (isAborted()) throw error
    }
  }
}
