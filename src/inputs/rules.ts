import type { Place, ReportFault } from '../faults.ts'
import { readForeignRules } from '../purge/rules/correct-rule.ts'
import { createRuleSet, type RuleSet } from '../purge/rules/rule-set.ts'
import { parseMatchPurge, parseRules, type Rule } from '../purge/rules/rule.ts'
import { splitPath } from '../repository/split-path.ts'
import { isOfMachine, suggestDirectory } from '../repository/workspace-path.ts'
import type { FindSetting, Setting } from './setting.ts'

export function readRules(find: FindSetting, report: ReportFault): RuleSet {
  return createRuleSet(parseGiven(find, report))
}

/** For objects without rules: a key is its path. */
export function mapKeys(at: Place, report: ReportFault): RuleSet {
  return createRuleSet(parseMatchPurge({ match: ['**'], purge: ['/{path}'], at }, report))
}

function parseGiven(find: FindSetting, report: ReportFault): readonly Rule[] {
  const setting = find('rules')
  const foreign = setting === undefined || setting.rules ? undefined : readForeignRules(setting.text)
  if (setting && foreign) report({ at: setting.at, message: describeForeign(foreign) })
  const given = foreign ? [] : (setting?.rules ?? setting?.lines ?? [])
  const rules = given.flatMap((rule) => ('text' in rule ? parseRules([rule], report) : parseMatchPurge(rule, report)))
  const root = find('root')
  if (root !== undefined) return [...rules, ...readRoot(root, report)]
  // A build is the site itself. Its faults are reported where it is read.
  const build = setting === undefined ? find('build') : undefined
  return build === undefined ? rules : readRoot(build, () => undefined)
}

function describeForeign(rules: readonly string[]): string {
  const lines = rules.map((rule) => `    ${rule}`).join('\n')
  return `rules are lines \`GLOB -> TARGETS\`, not JSON or YAML; write one rule per line:\n  rules: |\n${lines}`
}

/** `root: public` is `public/** -> /{path}`, `root: .` is `** -> /{path}`. */
function readRoot({ text, at }: Setting, report: ReportFault): readonly Rule[] {
  const segments = splitPath(text)
  if (isOfMachine(text) || /^\\|\\./.test(text) || segments.includes('..')) {
    const right = suggestDirectory(text.replace(/(?:\\[nrt])+$/, ''))
    const example = right === undefined ? 'such as `public`, or `.`' : `\`${right}\``
    const message = `${JSON.stringify(text)} is not a directory of the repository; write it from the repository's root and with \`/\`: ${example}`
    report({ at, message })
    return []
  }
  const glob = [...segments.map(escapeGlob), '**'].join('/')
  return parseMatchPurge({ match: [glob], purge: ['/{path}'], at }, report)
}

function escapeGlob(segment: string): string {
  return segment.replaceAll(/[\\*?[\]{}()!+@|]/g, '\\$&')
}
