/** Runs calls of several runs in the order that a test chooses. */
import { AsyncLocalStorage } from 'node:async_hooks'
import { setImmediate } from 'node:timers/promises'
import type { Clock } from '../../../src/waiting/clock.ts'
import { Killed } from '../distribution/deploy/memory-distributions.ts'

/** A call that waits for its turn. */
export type Turn = {
  readonly run: string
  readonly operation: string
  readonly goOn: () => void
  /** The run ends before the call. */
  readonly kill: () => void
}

export type Scheduler = {
  readonly clock: Clock
  /** Waits for a turn, then makes the call. */
  readonly call: <Answer>(operation: string, act: () => Answer | Promise<Answer>) => Promise<Answer>
  /** Starts a run, which stops at its first call. A kill ends it without an error. */
  readonly start: (run: string, work: () => Promise<unknown>) => void
  readonly turns: () => readonly Turn[]
  readonly active: () => readonly string[]
  /** Resolves when every run waits or has ended. */
  readonly settle: () => Promise<void>
  /** Calls do not wait any more. */
  readonly free: () => void
  /** The name of the run that calls. */
  readonly current: () => string
}

export function createScheduler(): Scheduler {
  const runs = new AsyncLocalStorage<string>()
  const active = new Set<string>()
  const waiting: Turn[] = []
  const faults: unknown[] = []
  let time = 1_000_000
  let isFree = false

  const wait = (operation: string): Promise<void> => {
    if (isFree) return Promise.resolve()
    return new Promise((resolve, reject) => {
      const end = (over: () => void) => () => {
        waiting.splice(waiting.indexOf(turn), 1)
        over()
      }
      const turn: Turn = {
        run: runs.getStore() ?? '',
        operation,
        goOn: end(resolve),
        kill: end(() => {
          reject(new Killed(operation))
        }),
      }
      waiting.push(turn)
    })
  }

  return {
    clock: {
      now: () => time,
      sleep: async (milliseconds) => {
        await wait('sleep')
        time += milliseconds
      },
    },
    call: async (operation, act) => {
      await wait(operation)
      return act()
    },
    start: (run, work) => {
      active.add(run)
      runs
        .run(run, work)
        .catch((error: unknown) => {
          if (!(error instanceof Killed)) faults.push(error)
        })
        .finally(() => active.delete(run))
    },
    turns: () => [...waiting],
    active: () => [...active],
    settle: async () => {
      for (let turn = 0; turn < 3; turn++) await setImmediate()
      if (faults.length > 0) throw faults[0]
    },
    free: () => {
      isFree = true
    },
    current: () => runs.getStore() ?? '',
  }
}
