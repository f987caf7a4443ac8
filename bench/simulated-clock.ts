import type { Clock } from '../src/waiting/clock.ts'

/** Starts at 0 and jumps to the next wake-up when nothing else is left to do. */
export function createSimulatedClock(): Clock {
  let time = 0
  const sleepers: { readonly until: number; readonly wake: () => void }[] = []
  const wakeNext = () => {
    sleepers.sort((a, b) => a.until - b.until)
    const next = sleepers.shift()
    time = next?.until ?? time
    next?.wake()
  }
  return {
    now: () => time,
    sleep: (milliseconds) =>
      new Promise((wake) => {
        sleepers.push({ until: time + Math.max(0, milliseconds), wake })
        setImmediate(wakeNext)
      }),
  }
}
