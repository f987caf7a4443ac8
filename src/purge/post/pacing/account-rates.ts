/** What a run learns of the rates of its account: all distributions that it purges share them. */
import { learnRate, type Rate } from './rate.ts'

export type AccountRates = {
  /** Of the calls that create invalidations. */
  readonly calls: Rate
  readonly exact: Rate
  readonly wildcards: Rate
  /** Runs an action at once; where a rate holds, once the actions before it have ended: what they take counts for it. */
  readonly inTurn: <Answer>(action: () => Promise<Answer>) => Promise<Answer>
}

/** As documented and seen: half a call, 150 paths and one wildcard a second (aws/aws-sdk-js#3983). Milliseconds. */
const CALL_INTERVAL = 2_000
const PATH_INTERVAL = 1_000 / 150
const WILDCARD_INTERVAL = 1_000

export function learnAccountRates(): AccountRates {
  const calls = learnRate({ interval: CALL_INTERVAL, accumulates: false })
  const exact = learnRate({ interval: PATH_INTERVAL, accumulates: true })
  const wildcards = learnRate({ interval: WILDCARD_INTERVAL, accumulates: true })
  let last: Promise<unknown> = Promise.resolve()
  return {
    calls,
    exact,
    wildcards,
    inTurn: (action) => {
      if ([calls, exact, wildcards].every((rate) => rate.standing() !== 'holds')) return action()
      const turn = last.then(action)
      last = turn.catch(() => undefined)
      return turn
    },
  }
}
