/** Corrects rules in the form of YAML, JSON or another tool. */

import { unquote } from '../../unquote.ts'

const ARROW = /(?:^|\s+)->(?=\s|$)/
const OTHER_ARROW =
  /\s*(?:[-–—]{1,2}>|={1,2}>|[→⇒➔➜⟶]|\s-\s>)\s*|\s+[>=:|]\s+|:\s+|(?<=[\w*])[,;:]\s*(?=[/#](?!\/))|\s+(?=[/#])/

const PLAIN_RULE = /^[\w*][\w./*?-]*\s+->(?:\s+[/#](?:[\w./*:-]|\{\w+\})*)+$/

/** An arrow has white space around it, because file names may contain `->`. */
export function splitAtArrows(source: string): readonly string[] {
  return source.split(ARROW)
}

/** Returns undefined if the rule has no list marker, quotes, commas or variables of another language. */
export function unwrapRule(source: string): string | undefined {
  if (PLAIN_RULE.test(source)) return undefined
  const reversed = /^(\S+)\s+(?:<-|<=|←)\s+(\S+)$/.exec(source)
  if (reversed) return formatRule(reversed[2] ?? '', splitTargets(reversed[1] ?? ''))
  const bare = unquote(withoutListMarks(source))
  const [glob = '', targets, ...more] = splitAtArrows(bare)
  if (targets === undefined) return bare === source ? undefined : (correctArrow(bare) ?? bare)
  const words = splitTargets(targets)
  const isPlain = bare === source && unquote(glob) === glob && targets.trim().split(/\s+/).join() === words.join()
  return isPlain || more.length > 0 ? undefined : formatRule(glob, words)
}

/** Returns undefined if nothing in the rule can be meant as an arrow. */
export function correctArrow(source: string): string | undefined {
  const [glob = '', ...rest] = source.replace(/\s+#\s.*$/, '').split(OTHER_ARROW)
  const words = rest.flatMap(splitTargets)
  return glob === '' || words.length === 0 ? undefined : formatRule(glob, words)
}

export function formatRule(glob: string, words: readonly string[]): string {
  const targets = words.map((word) => (/^[/#]/.test(word) ? word : `/${word}`))
  return `${unquote(glob)} -> ${targets.join(' ')}`
}

export function splitTargets(targets: string): readonly string[] {
  return targets
    .trim()
    .replace(/^\[(.*)\]$/s, '$1')
    .replaceAll(/\{\{\s*(path|dir|file|name|ext|[1-9])\s*\}\}|\$?\{\s*(path|dir|file|name|ext|[1-9])\s*\}/g, '{$1$2}')
    .replaceAll(/[$\\]([1-9])(?!\d)/g, '{$1}')
    .split(/,?\s+|,(?=["'“])/)
    .map(unquote)
    .filter((word) => !/^[|,;+&]?$/.test(word))
    .map((word) => word.replace(/^https?:\/\/[^/]+\/?/, '/'))
}

/** Splits globs side by side, such as `a/** b/**`. Returns undefined for one glob: `my files/*.txt`, `a,b/**`. */
export function splitGlobs(text: string): readonly string[] | undefined {
  if (!/[\s,;|]/.test(text)) return undefined
  const globs: string[] = []
  let depth = 0
  for (const [piece] of text.matchAll(/\\.|[\s,;|]+|[^\\\s,;|]/gs)) {
    if (/^[{([]/.test(piece)) depth += 1
    if (/^[})\]]/.test(piece)) depth -= 1
    if (depth === 0 && /^[\s,;|]/.test(piece)) globs.push('')
    else globs.push(`${globs.pop() ?? ''}${piece}`)
  }
  const isOfStars = (glob: string) => glob.includes('*') && (glob.includes('/') || /^\*\.\w/.test(glob))
  const isSeveral = globs.slice(0, -1).some((glob) => glob.endsWith('**')) || globs.every(isOfStars)
  return globs.length > 1 && isSeveral ? globs : undefined
}

function withoutListMarks(source: string): string {
  return source
    .replace(/^(?:[-+•]|\*(?=\s+[^\s*]*\/))\s+/, '')
    .replace(/^\|\s*(.*\|.*?)\s*\|$/, '$1')
    .replace(/^\[\s*(?=["'])/, '')
    .replace(/(?<=["'])\s*[\],]+$/, '')
}

/** Reads rules from JSON, or from YAML with `match` and `purge` or `GLOB: TARGETS`. Returns undefined for other text. */
export function readForeignRules(text: string): readonly string[] | undefined {
  const ofJson = /^\s*[[{]/.test(text) ? rulesOf(parseJson(text)) : []
  return [ofJson, rulesOfYaml(text), rulesOfMapping(text)].find((rules) => rules.length > 0)
}

function rulesOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  if (Array.isArray(value)) return value.flatMap(rulesOf)
  if (typeof value !== 'object' || value === null) return []
  const members = new Map<string, unknown>(Object.entries(value))
  if (members.has('rules')) return rulesOf(members.get('rules'))
  if (members.has('match'))
    return rulesOf(members.get('match')).map((glob) => ruleOf(glob, rulesOf(members.get('purge'))))
  return [...members].map(([glob, targets]) => ruleOf(glob, rulesOf(targets)))
}

function ruleOf(glob: string, targets: readonly string[]): string {
  return targets.length === 0 ? `!${glob}` : formatRule(glob, targets)
}

function rulesOfYaml(text: string): readonly string[] {
  const pairs = text.matchAll(/^[\s-]*match:[ \t]*(\S.*)\n\s*purge:[ \t]*(.*)$/gm)
  return Array.from(pairs, ([, match = '', purge = '']) => [splitTargets(match), splitTargets(purge)] as const).flatMap(
    ([globs, targets]) => globs.map((glob) => ruleOf(glob, targets)),
  )
}

/** The targets may be in the next lines. */
function rulesOfMapping(text: string): readonly string[] {
  const lines = text
    .replace(/^\s*\{([^{}]*)\}\s*$/, '$1')
    .split('\n')
    .map((line) => line.replace(/^#.*|\s#(?:\s.*)?$/, '').trimEnd())
    .filter((line) => line !== '' && !/^rules:$/.test(line))
  const found: { readonly glob: string; readonly targets: string[] }[] = []
  for (const line of lines) {
    const [, glob, targets] = /^\s*(?:- )?("[^"]+"|'[^']+'|[^\s"'!:]+)\s*:(?:\s+(.*))?$/.exec(line) ?? []
    const last = found.at(-1)
    if (/\s->\s|:\s.*:\s/.test(line)) return []
    if (glob !== undefined) found.push({ glob: unquote(glob), targets: wordsOfYaml(targets ?? '') })
    else if (last && /^\s*(?:- *|\s)["']?[/#]/.test(line)) last.targets.push(...wordsOfYaml(line.replace(/^\s*-/, '')))
    else return []
  }
  return found.map(({ glob, targets }) => ruleOf(glob, targets))
}

function wordsOfYaml(text: string): string[] {
  const inner = /^\s*\[(.*)\]\s*$/.exec(text)?.[1]
  const words = inner === undefined ? splitTargets(text) : inner.split(/\s*,\s*/).map((word) => unquote(word.trim()))
  return words.filter((word) => !/^(?:|null|~|[|>][-+]?)$/.test(word))
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
