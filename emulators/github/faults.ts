import { createFaultRules } from '../fault-rules.ts'

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
  const rules = createFaultRules<FaultRule>()
  return {
    inject: rules.add,
    take: (operation) => rules.take((rule) => [undefined, operation].includes(rule.operation)),
  }
}
