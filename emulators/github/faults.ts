export type Fault =
  /** The connection ends without an answer. */
  | { readonly fault: 'reset' }
  /** The connection ends within the answer's body. */
  | { readonly fault: 'cut-answer' }
  | { readonly fault: 'slow'; readonly delayMs: number }
  | { readonly fault: 'html'; readonly status: number }
  | { readonly fault: 'refusal'; readonly status: number; readonly message: string }
  /** `retryAfter` is seconds. */
  | { readonly fault: 'secondary-rate-limit'; readonly status?: 403 | 429; readonly retryAfter?: number }
  /** `reset` is seconds since 1970. */
  | { readonly fault: 'primary-rate-limit'; readonly reset: number }

/** For requests of `operation`, after the first `skip` (0), `times` times (1). */
export type FaultRule = Fault & { readonly operation?: string; readonly skip?: number; readonly times?: number }

export type Faults = {
  readonly inject: (rule: FaultRule) => void
  /** The first rule that applies; counts it down. */
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
