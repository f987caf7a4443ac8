/** Asks again and again until something is done: the one poller for invalidations and deployments. */
import type { Clock } from './clock.ts'
import { heedInterruption } from './cancellation.ts'

export type Polling<State> = {
  readonly clock: Clock
  readonly deadline: number
  /** Aborted when the job is cancelled: what was seen last is given back. */
  readonly interruption?: AbortSignal | undefined
  readonly isDone: (state: State) => boolean
  /** What it is now; the state as it was seen last where that could not be told for the moment. */
  readonly look: (seen: State) => Promise<State>
  /** Milliseconds from one look to the next, by how long after the start the one was; the start counts as the first. */
  readonly pauseAfter: (milliseconds: number) => number
  /** Told at least every 30 s what was seen last, and the milliseconds since the start. */
  readonly onProgress: (seen: State, milliseconds: number) => void
}

const PROGRESS_EVERY = 30_000

/** Looks until it is done, the deadline has passed or the job is cancelled; the state that was seen last. Rejects as `look` does. */
export async function poll<State>(
  begin: State,
  { clock, deadline, interruption, isDone, look, pauseAfter, onProgress }: Polling<State>,
): Promise<State> {
  const { isOn, answer, sleep } = heedInterruption(interruption, clock)
  const start = clock.now()
  let told = start
  let lookedAt = start
  let seen = begin
  while (!isDone(seen)) {
    const now = clock.now()
    if (now >= deadline) return seen
    // Counted from the question: the time that its answer took is not added to every pause.
    const next = Math.min(lookedAt + pauseAfter(lookedAt - start), deadline)
    const pause = Math.max(0, next - now)
    if (now + pause - told > PROGRESS_EVERY) {
      onProgress(seen, now - start)
      told = now
    }
    await sleep(pause)
    if (isOn()) return seen
    lookedAt = clock.now()
    const answered = await answer(look(seen).then((state) => ({ state })))
    if (answered === undefined) return seen
    seen = answered.state
  }
  return seen
}
