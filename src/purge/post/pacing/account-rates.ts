/** All distributions of the account share these rates. */
import { learnRate, type Rate } from './rate.ts'

export type AccountRates = {
  readonly calls: Rate
  readonly exact: Rate
  readonly wildcards: Rate
  /** Runs actions immediately, or one after the other while a rate applies. */
  readonly inTurn: <Answer>(action: () => Promise<Answer>) => Promise<Answer>
}

/** Milliseconds per unit (aws/aws-sdk-js#3983). */
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
      if ([calls, exact, wildcards].every((rate) => rate.state() !== 'applies')) return action()
      const turn = last.then(action)
      last = turn.catch(() => undefined)
      return turn
    },
  }
}
