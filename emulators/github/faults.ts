/** Faults on demand: what goes wrong between a caller and GitHub, and cannot be waited for in a test. */

/** What goes wrong. */
export type Fault =
  /** The connection ends without an answer. */
  | { readonly fault: 'reset' }
  /** The connection ends in the middle of the answer's body. */
  | { readonly fault: 'cut-answer' }
  /** The answer comes so many milliseconds late. */
  | { readonly fault: 'slow'; readonly delayMs: number }
  /** A page of HTML instead of an answer, as a proxy sends it. */
  | { readonly fault: 'html'; readonly status: number }
  /** GitHub's own words for a fault of its own, and for whatever else it refuses. */
  | { readonly fault: 'refusal'; readonly status: number; readonly message: string }
  /** Too many requests in too short a time; without `retryAfter`, in seconds, it does not say when to come back. */
  | { readonly fault: 'secondary-rate-limit'; readonly status?: 403 | 429; readonly retryAfter?: number }
  /** All requests of the hour are used up; `reset` is when the next hour begins, in seconds since 1970. */
  | { readonly fault: 'primary-rate-limit'; readonly reset: number }

/** When a fault happens: to requests for `operation` (any, if absent), not to the first `skip` (0), and to `times` then (1). */
export type FaultRule = Fault & { readonly operation?: string; readonly skip?: number; readonly times?: number }

/** The rules in the order in which they were injected. */
export type Faults = {
  readonly inject: (rule: FaultRule) => void
  /** The fault that a request meets, the first rule's that applies; that rule's count goes down. */
  readonly take: (operation: string) => Fault | undefined
}

export function createFaults(): Faults {
  const rules: { readonly rule: FaultRule; skip: number; times: number }[] = []
  return {
    inject: (rule) => {
      rules.push({ rule, skip: rule.skip ?? 0, times: rule.times ?? 1 })
    },
    take: (operation) => {
      for (const each of rules) {
        if (each.times <= 0 || ![undefined, operation].includes(each.rule.operation)) continue
        if (each.skip > 0) {
          each.skip -= 1
          continue
        }
        each.times -= 1
        return each.rule
      }
      return undefined
    },
  }
}
