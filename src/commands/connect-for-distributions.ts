import { stopWhenCancelled } from '../cloudfront/stop-when-cancelled.ts'
import { openInterruption } from '../waiting/cancellation.ts'
import type { Step } from './step.ts'

export function connectForDistributions(name: string, step: Step) {
  const { clock, runner, interruption, connect } = step
  const cancellation = openInterruption(interruption, clock)
  return {
    distributions: async () => stopWhenCancelled((await connect()).distributions, name, cancellation),
    cloudfront: async () => (await connect()).cloudfront,
    clock: { now: clock.now, sleep: cancellation.sleep },
    interruption,
    log: runner.log,
  }
}
