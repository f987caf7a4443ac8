/** Rules are lines `GLOB -> TARGETS` and `!GLOB`, or lists of globs and targets. */

import type { Place, ReportFault } from '../../faults.ts'
import { planCaptures, type CapturePlan, type NoCapturePlan } from './capture-plan.ts'
import { correctArrow, splitAtArrows, splitGlobs, unwrapRule } from './correct-rule.ts'
import { parseGlob, type Glob } from './glob.ts'
import { highestCapture, parseTarget, type RuleTarget } from './rule-target.ts'

/** Without targets, matching files purge nothing. */
export type Rule = {
  readonly source: string
  readonly at: Place
  readonly glob: Glob
  readonly targets: readonly RuleTarget[]
  readonly captures?: CapturePlan
}

export type RuleLine = { readonly text: string; readonly at: Place }

/** Globs that share targets. If `purge` is empty, matching files purge nothing. */
export type MatchPurge = { readonly match: readonly string[]; readonly purge: readonly string[]; readonly at: Place }

/** Ignores blank lines and `#` comments. Reports every fault and throws none. */
export function parseRules(lines: readonly RuleLine[], report: ReportFault): readonly Rule[] {
  return lines
    .filter(({ text }) => !/^\s*(?:#|$)/.test(text))
    .map((line) => parseRule(line, report))
    .filter((rule) => rule !== undefined)
}

/** A rule with `!` has no arrow, so `!(a|b)/** -> /x` begins with an extended group. */
export function parseRule(line: RuleLine, report: ReportFault): Rule | undefined {
  const { at } = line
  const source = line.text.trim()
  const [glob = '', targets, ...more] = splitAtArrows(source)
  const problem = findProblem(source, targets, more.length)
  if (problem !== undefined) {
    report({ at, message: problem })
    return undefined
  }
  const words = targets?.split(/\s+/).filter((word) => word !== '') ?? []
  return buildRule({ source, at, glob: targets === undefined ? glob.slice(1) : glob, targets: words }, report)
}

export function parseMatchPurge({ match, purge, at }: MatchPurge, report: ReportFault): readonly Rule[] {
  if (match.length === 0) {
    report({ at, message: '`match` is empty; write for example `match: [public/**]`' })
  }
  const seen = new Set<string>()
  const reportOnce: ReportFault = (fault) => {
    if (!seen.has(fault.message)) report(fault)
    seen.add(fault.message)
  }
  return match
    .map((text) => {
      const glob = text.trim()
      if (glob.startsWith('!') && !glob.startsWith('!(')) {
        const message = `the glob "${glob}" begins with \`!\`; leave \`purge\` empty to purge nothing, or write \`\\!\` if the name begins so`
        reportOnce({ at, message })
        return undefined
      }
      const source = purge.length > 0 ? `${glob} -> ${purge.join(' ')}` : `!${glob}`
      return buildRule({ source, at, glob, targets: purge }, reportOnce)
    })
    .filter((rule) => rule !== undefined)
}

function findProblem(source: string, targets: string | undefined, moreArrows: number): string | undefined {
  const negated = source.startsWith('!')
  const [, rule = '', comment] = /^(.*?\s->\s.*?)\s+(#\s.*)$/.exec(source) ?? []
  if (comment !== undefined)
    return `the rule "${source}" has a comment behind it; write \`${rule}\`, and the comment on a line of its own`
  const unwrapped = unwrapRule(source)
  if (unwrapped !== undefined) {
    const isMarked = /["'`]|^[-[]|[\],]$|,\s/.test(source)
    const what = isMarked ? 'the quotes or the list marker of YAML or JSON' : 'the form of another tool'
    return `the rule "${source}" has ${what}; write \`${unwrapped}\``
  }
  if (moreArrows > 0) {
    return `the rule "${source}" has more than one \`->\`; write one rule per line, all its targets after one arrow`
  }
  if (targets === undefined && !negated) {
    const corrected = correctArrow(source)
    if (corrected === undefined)
      return `the rule "${source}" has no \`->\`; write \`${source} -> /{path}\`, or \`!${source}\` to purge nothing for it`
    const problem = source.includes('->') ? 'needs white space on both sides of `->`' : 'has no `->`'
    return `the rule "${source}" ${problem}; write \`${corrected}\``
  }
  if (targets === undefined && source.startsWith('!(')) {
    return `the rule "${source}" has no \`->\`; to purge nothing for what \`!(…)\` matches, write \`!${source}\``
  }
  if (/^!\s/.test(source))
    return `the rule "${source}" has white space after \`!\`; write \`!${source.slice(1).trim()}\``
  if (targets === undefined) return undefined
  if (negated && !source.startsWith('!(')) {
    return `the rule "${source}" begins with \`!\` and has targets; leave one of them out, or write \`\\!\` if the name begins so`
  }
  if (targets.trim() === '') {
    return `the rule "${source}" has no targets after \`->\`; name them, or begin it with \`!\` and leave out the arrow`
  }
  return undefined
}

type WrittenRule = {
  readonly source: string
  readonly at: Place
  readonly glob: string
  readonly targets: readonly string[]
}

function buildRule(written: WrittenRule, report: ReportFault): Rule | undefined {
  const { source, at } = written
  const globs = splitGlobs(written.glob)
  if (globs !== undefined) {
    const shown = globs.map((glob) => `\`${glob}\``).join(', ')
    report({ at, message: `the rule "${source}" has ${globs.length} globs; write a rule for each: ${shown}` })
    return undefined
  }
  const glob = parseGlob(written.glob, at, report)
  const targets = written.targets.map((text) => parseTarget(text, at, report)).filter((target) => target !== undefined)
  if (!glob) return undefined
  const highest = Math.max(0, ...targets.map(highestCapture))
  const captures = highest > 0 ? planCaptures(glob.text) : undefined
  const problem = captures && findCaptureProblem(glob.text, highest, captures)
  if (problem !== undefined) report({ at, message: problem })
  if (problem !== undefined || targets.length < written.targets.length) return undefined
  return { source, at, glob, targets, ...(captures?.kind === 'plan' && { captures }) }
}

function findCaptureProblem(glob: string, highest: number, captures: CapturePlan | NoCapturePlan): string | undefined {
  if (captures.kind === 'none') {
    return `the glob "${glob}" cannot be used with \`{${highest}}\`: ${captures.reason}; write one rule for each alternative`
  }
  if (highest <= captures.wildcards) return undefined
  return `a target asks for \`{${highest}}\`, but the glob "${glob}" has ${countWildcards(captures.wildcards)}`
}

function countWildcards(count: number): string {
  return count === 0 ? 'no wildcard' : count === 1 ? 'only one wildcard' : `only ${count} wildcards`
}
