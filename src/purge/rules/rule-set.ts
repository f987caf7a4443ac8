/** Rules in order: which of them decides about a file, and what is purged for it. */

import { reach, reachBelow } from './reach.ts'
import { renderTargets } from './render.ts'
import type { Rule } from './rule.ts'
import { indexRules } from './rule-index.ts'

/** What a rule says about one file. `targets` are encoded paths and `#tags`, none if the rule purges nothing. */
export type RuleResult = { readonly rule: Rule; readonly targets: readonly string[] }

/** Paths are those of files, from the repository's root and separated by `/`, as `decodeFileName` gives them. */
export type RuleSet = {
  /** In their order. */
  readonly rules: readonly Rule[]
  /** The first rule that matches; `undefined` if none does. */
  readonly ruleFor: (path: string) => Rule | undefined
  /** What the first rule that matches names; `undefined` if none does. */
  readonly map: (path: string) => RuleResult | undefined
  /** Everything that the rules can name whatever the files, as wildcards where it depends on them. */
  readonly reach: () => readonly string[]
  /** The same for any file below a directory, and for the directory's own path, as a submodule changes. */
  readonly reachBelow: (directory: string) => readonly string[]
}

/** Makes rules ready to map many files: time is linear in the files and hardly grows with the rules. */
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
