import { reach, reachBelow } from './reach.ts'
import { renderTargets } from './render.ts'
import type { Rule } from './rule.ts'
import { indexRules } from './rule-index.ts'

/** `targets` are encoded. They are empty if the rule purges nothing. */
export type RuleResult = { readonly rule: Rule; readonly targets: readonly string[] }

export type RuleSet = {
  readonly rules: readonly Rule[]
  readonly ruleFor: (path: string) => Rule | undefined
  readonly map: (path: string) => RuleResult | undefined
  readonly reach: () => readonly string[]
  /** Targets for files below a directory, and for its own path, because a submodule is a file to git. */
  readonly reachBelow: (directory: string) => readonly string[]
}

/** The time for a file hardly depends on the number of rules. */
export function createRuleSet(rules: readonly Rule[]): RuleSet {
  const ruleFor = indexRules(rules)
  const map = (path: string): RuleResult | undefined => {
    const rule = ruleFor(path)
    return rule && { rule, targets: renderTargets(rule, path) }
  }
  return {
    rules,
    ruleFor,
    map,
    reach: () => reach(rules),
    reachBelow: (directory) => [...new Set([...(map(directory)?.targets ?? []), ...reachBelow(rules, directory)])],
  }
}
