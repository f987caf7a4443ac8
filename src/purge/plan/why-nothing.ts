import { findNearestName } from '../../nearest-name.ts'
import type { Rule } from '../rules/rule.ts'
import { quoteSome, type TargetPlan } from './plan-target.ts'

/** One or two sentences; undefined if something is purged or a reason is already given. */
export function whyNothing(plan: TargetPlan): string | undefined {
  const { changes, items, problem } = plan
  if (changes?.kind !== 'known' || items.size > 0 || problem !== undefined) return undefined
  const { files, base, head } = changes
  if (files.length === 0) {
    if (changes.reason !== undefined) return changes.reason
    if (base === undefined || head === undefined) return 'The list of changed files is empty.'
    return base === head
      ? `Base and head are the same commit, ${head}.`
      : `No file differs between ${base} and ${head}.`
  }
  return explainUnmatchedList(plan) ?? explainRules(plan, files.length)
}

export function explainUnmatchedList({ changes, target, uses, unmatched }: TargetPlan): string | undefined {
  const [first] = unmatched
  if (target.changes?.kind !== 'list' || changes?.kind !== 'known' || first === undefined || uses.length > 0)
    return undefined
  const which = unmatched.length === 1 ? 'the only name' : `any of the ${unmatched.length} names`
  const nearest = findNearestRule(target.rules.rules, first)
  const hint = nearest === undefined ? '' : ` The nearest rule is ${JSON.stringify(nearest.source)}.`
  const example = unmatched.length === 1 ? JSON.stringify(first) : `such as ${JSON.stringify(first)}`
  return `No rule matches ${which} in the list, ${example}.${hint}`
}

function explainRules({ uses, unmatched }: TargetPlan, files: number): string {
  const reasons: string[] = []
  if (unmatched.length > 0)
    reasons.push(`No rule matches ${countFiles(unmatched.length, files)}: ${quoteSome(unmatched)}.`)
  if (uses.length > 0) {
    const matched = uses.reduce((sum, use) => sum + use.files, 0)
    const rules = quoteSome(uses.map(({ rule }) => rule))
    reasons.push(
      `Only rules without targets match ${matched === files ? countAll(files) : countFiles(matched, files)}: ${rules}.`,
    )
  }
  return reasons.join(' ')
}

function countAll(files: number): string {
  return files === 1 ? 'the only changed file' : `all ${files} changed files`
}

function countFiles(some: number, all: number): string {
  if (all === 1) return 'the only changed file'
  return some === all ? `any of the ${all} changed files` : `${some} of the ${all} changed files`
}

function findNearestRule(rules: readonly Rule[], name: string): Rule | undefined {
  const purging = rules.filter(({ targets }) => targets.length > 0)
  const bySegment = new Map(purging.toReversed().map((rule) => [firstSegment(rule.glob.text), rule]))
  const nearest = findNearestName(firstSegment(name), bySegment.keys())
  return (nearest === undefined ? undefined : bySegment.get(nearest)) ?? purging[0]
}

function firstSegment(path: string): string {
  return path.split('/', 1)[0] ?? ''
}
