type Counted = { readonly skip?: number; readonly times?: number }

export type FaultRules<Rule extends Counted> = {
  readonly add: (rule: Rule) => void
  /** Returns the first rule that applies, and counts it down. */
  readonly take: (applies: (rule: Rule) => boolean) => Rule | undefined
}

/** A rule is left out for the first `skip` requests to which it applies (0), and then taken `times` times (1). */
export function createFaultRules<Rule extends Counted>(): FaultRules<Rule> {
  const rules: { readonly rule: Rule; skip: number; times: number }[] = []
  return {
    add: (rule) => {
      rules.push({ rule, skip: rule.skip ?? 0, times: rule.times ?? 1 })
    },
    take: (applies) => {
      for (const each of rules) {
        if (each.times <= 0 || !applies(each.rule)) continue
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
