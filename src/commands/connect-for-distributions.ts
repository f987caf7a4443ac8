import { stopWhenCancelled } from '../cloudfront/stop-when-cancelled.ts'
import { heedInterruption } from '../waiting/cancellation.ts'
import type { Step } from './step.ts'

export function connectForDistributions(name: string, step: Step) {
  const { clock, runner, interruption, connect } = step
  const heeded = heedInterruption(interruption, clock)
  return {
    distributions: async () => stopWhenCancelled((await connect()).distributions, name, heeded),
    cloudfront: async () => (await connect()).cloudfront,
    clock: { now: clock.now, sleep: heeded.sleep },
    interruption,
    log: runner.log,
  }
}
