import type { Clock } from './clock.ts'
import { openInterruption } from './cancellation.ts'

export type Polling<State> = {
  readonly clock: Clock
  readonly deadline: number
  readonly interruption?: AbortSignal | undefined
  readonly isDone: (state: State) => boolean
  /** Reads the state, or returns the last one if that fails temporarily. */
  readonly look: (seen: State) => Promise<State>
  /** By the time since the start. */
  readonly pauseAfter: (milliseconds: number) => number
  readonly onProgress: (seen: State, milliseconds: number) => void
}

const PROGRESS_EVERY = 30_000

/** Returns the last state. Rejects if `look` does. */
export async function poll<State>(
  begin: State,
  { clock, deadline, interruption, isDone, look, pauseAfter, onProgress }: Polling<State>,
): Promise<State> {
  const { isOn, answer, sleep } = openInterruption(interruption, clock)
  const start = clock.now()
  let reported = start
  let lookedAt = start
  let seen = begin
  while (!isDone(seen)) {
    const now = clock.now()
    if (now >= deadline) return seen
    // So the answer's time does not lengthen the pause.
    const next = Math.min(lookedAt + pauseAfter(lookedAt - start), deadline)
    const pause = Math.max(0, next - now)
    if (now + pause - reported > PROGRESS_EVERY) {
      onProgress(seen, now - start)
      reported = now
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
