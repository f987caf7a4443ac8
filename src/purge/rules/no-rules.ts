import type { RuleSet } from './rule-set.ts'

export const NO_RULES: RuleSet = {
  rules: [],
  ruleFor: () => undefined,
  map: () => undefined,
  reach: () => [],
  reachBelow: () => [],
}
