import type { RuleSet } from './rule-set.ts'

/** For targets that map no files. */
export const NO_RULES: RuleSet = {
  rules: [],
  ruleFor: () => undefined,
  map: () => undefined,
  reach: () => [],
  reachBelow: () => [],
}
