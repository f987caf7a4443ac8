import { Ajv, type ErrorObject } from 'ajv'
import {
  LineCounter,
  isAlias,
  isCollection,
  isMap,
  isNode,
  isScalar,
  isSeq,
  parseDocument,
  visit,
  type Document,
  type Node,
} from 'yaml'
import type { Place, ReportFault } from '../faults.ts'
import { findNearestName } from '../nearest-name.ts'
import { RULES_FILE_OPTION_NAMES } from './options.ts'
import { rulesFileSchema } from './rules-file-schema.ts'
import type { MatchPurge, RuleLine } from '../purge/rules/rule.ts'
import type { Setting } from './setting.ts'

export type Settings = ReadonlyMap<string, Setting>

export type RulesFile = {
  readonly settings: Settings
  readonly targets: readonly Settings[]
}

/** In bytes. */
export const MAX_RULES_FILE_SIZE = 1024 * 1024
const NEEDS_QUOTES = 'A value that begins with `!`, `#`, `*`, `&`, `@`, `{`, `[` or a backtick needs quotes.'
/** More expansions are treated as an attack. */
const MAX_ALIASES = 100

/** Compiled once, because compiling takes longer than reading a file. */
const isRulesFile = new Ajv({ allErrors: true, verbose: true, strict: true, allowUnionTypes: true }).compile(
  rulesFileSchema(),
)

/** Leaves wrong options out. Undefined if nothing can be read. */
export function readRulesFile(file: string, text: string, report: ReportFault): RulesFile | undefined {
  if (text.length > MAX_RULES_FILE_SIZE) {
    report({ at: { file }, message: `the file is larger than ${MAX_RULES_FILE_SIZE} bytes` })
    return undefined
  }
  const parsed = parseRulesFile(file, text, report)
  if (parsed === undefined) return undefined
  const { document, placeOf } = parsed
  const value = toData(document, (message) => {
    report({ at: { file }, message })
  })
  if (value === undefined) return undefined

  const follow: Follow = (node) => {
    const followed = isAlias(node) ? node.resolve(document) : node
    return isNode(followed) ? followed : undefined
  }
  const root = document.contents
  const wrong = findWrongShapes(value)
  for (const error of wrong) report({ at: placeOf(offsetOf(root, error, follow)), message: describe(error) })

  const isWrong = (path: string) => wrong.some(({ instancePath }) => `${instancePath}/`.startsWith(`${path}/`))
  const targets = isMap(root) ? follow(root.get('targets', true)) : undefined
  const items = isSeq(targets) ? targets.items : []
  const nodes = { placeOf, follow }
  return {
    settings: readSettings(root, (name) => isWrong(`/${name}`), nodes),
    targets: items.map((target, index) =>
      readSettings(follow(target), (name) => isWrong(`/targets/${index}/${name}`), nodes),
    ),
  }
}

type PlaceOf = (offset: number | undefined) => Place

/** Undefined, after a report, if this is not YAML, or has tags. */
function parseRulesFile(
  file: string,
  given: string,
  report: ReportFault,
): { readonly document: Document.Parsed; readonly placeOf: PlaceOf } | undefined {
  // A byte order mark would shift the columns of the first line.
  const text = given.replace(/^\ufeff/, '')
  const counter = new LineCounter()
  const document = parseDocument(text, { lineCounter: counter, prettyErrors: false, uniqueKeys: true })
  const placeOf: PlaceOf = (offset) => {
    if (offset === undefined) return { file }
    const { line, col } = counter.linePos(offset)
    return { file, line, column: col }
  }
  for (const { message, pos } of document.errors)
    report({ at: placeOf(pos[0]), message: `this is not valid YAML: ${message}. ${NEEDS_QUOTES}` })
  if (document.errors.length > 0) return undefined
  const tags = findTags(document, text)
  for (const { tag, offset, isInFlow } of tags) {
    const [line = ''] = text.slice(offset).split(isInFlow ? /[\r\n,\]}]/ : /\r?\n/, 1)
    report({
      at: placeOf(offset),
      message: `YAML takes \`${tag}\` for a tag, and the text is lost; write it in quotes: \`'${line.trim() || tag}'\``,
    })
  }
  return tags.length > 0 ? undefined : { document, placeOf }
}

function findTags(
  document: Document.Parsed,
  text: string,
): readonly { readonly tag: string; readonly offset: number; readonly isInFlow: boolean }[] {
  const tags: { tag: string; offset: number; isInFlow: boolean }[] = []
  visit(document, {
    Node: (_, node, parents) => {
      if (isAlias(node) || !node.tag?.startsWith('!')) return
      // The node's range begins after its tag.
      const offset = Math.max(text.lastIndexOf(node.tag, node.range?.[0]), 0)
      tags.push({
        tag: node.tag,
        offset,
        isInFlow: parents.some((parent) => isCollection(parent) && parent.flow === true),
      })
    },
  })
  return tags
}

function findWrongShapes(value: unknown): readonly ErrorObject[] {
  return isRulesFile(value) ? [] : (isRulesFile.errors ?? [])
}

function toData(document: Document.Parsed, fault: (message: string) => void): unknown {
  try {
    const value: unknown = document.toJS({ maxAliasCount: MAX_ALIASES })
    if (value !== null) return value
    fault('the file is empty; write `distribution`, `rules` or `targets`')
  } catch (error) {
    fault(`the file cannot be read: ${error instanceof Error ? error.message : String(error)}`)
  }
  return undefined
}

type Follow = (node: unknown) => Node | undefined
type Nodes = { readonly placeOf: PlaceOf; readonly follow: Follow }

function readSettings(map: Node | null | undefined, isWrong: (name: string) => boolean, nodes: Nodes): Settings {
  const settings = new Map<string, Setting>()
  for (const name of RULES_FILE_OPTION_NAMES) {
    const node = isMap(map) ? nodes.follow(map.get(name, true)) : undefined
    if (node && !isWrong(name)) settings.set(name, readSetting(node, nodes))
  }
  return settings
}

function readSetting(node: Node, nodes: Nodes): Setting {
  const at = nodes.placeOf(node.range?.[0])
  if (isSeq(node)) {
    const rules = node.items.map((item) => readRule(nodes.follow(item), nodes))
    const lines = rules.filter((rule) => 'text' in rule)
    return { text: lines.map(({ text }) => text).join('\n'), at, lines, rules }
  }
  const text = isScalar(node) ? String(node.value).trim() : ''
  const lines = linesOf(node, text, at)
  return { text, at, lines, rules: lines }
}

function linesOf(node: Node, text: string, at: Place): readonly RuleLine[] {
  const isBlock = isScalar(node) && (node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED')
  return (isScalar(node) ? String(node.value) : text)
    .split('\n')
    .map((line, index) => {
      const first = 'line' in at ? (at.line ?? 1) : 1
      return { text: line.trim(), at: isBlock ? { ...at, line: first + 1 + index, column: 1 } : at }
    })
    .filter((line) => line.text !== '')
}

function readRule(node: Node | undefined, { placeOf, follow }: Nodes): RuleLine | MatchPurge {
  const at = placeOf(node?.range?.[0])
  if (!isMap(node)) return { text: isScalar(node) ? String(node.value).trim() : '', at }
  return { match: listOf(node.get('match', true), follow), purge: listOf(node.get('purge', true), follow), at }
}

function listOf(given: unknown, follow: Follow): readonly string[] {
  const node = follow(given)
  if (isSeq(node)) return node.items.map(follow).map((item) => (isScalar(item) ? String(item.value) : ''))
  return isScalar(node)
    ? String(node.value)
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== '')
    : []
}

function offsetOf(root: Node | null, { instancePath, params }: ErrorObject, follow: Follow): number | undefined {
  const path = instancePath
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
  const node = path.reduce(
    (parent: Node | undefined, part) => (isCollection(parent) ? follow(parent.get(part, true)) : undefined),
    follow(root),
  )
  const key: unknown = (params as { additionalProperty?: unknown }).additionalProperty
  if (isMap(node) && key !== undefined) {
    const pair = node.items.find((item) => isScalar(item.key) && item.key.value === key)
    if (isScalar(pair?.key)) return pair.key.range?.[0]
  }
  return node?.range?.[0]
}

function describe({ keyword, message, instancePath, params, parentSchema, data }: ErrorObject): string {
  const name = instancePath === '' ? 'the file' : `\`${instancePath.slice(1).replaceAll('/', '.')}\``
  const { additionalProperty, allowedValues } = params as {
    additionalProperty?: string
    allowedValues?: readonly string[]
  }
  if (additionalProperty !== undefined) {
    if (additionalProperty === 'files-from')
      return 'a rules file cannot name files to read; give `files-from` as an input of the step'
    const { properties } = (parentSchema ?? {}) as { properties?: object }
    return `unknown key \`${additionalProperty}\`${suggest(additionalProperty, Object.keys(properties ?? {}))}`
  }
  if (keyword === 'enum' && allowedValues)
    return `${name} is ${JSON.stringify(data)}; write one of ${allowedValues.map((value) => `\`${value}\``).join(', ')}`
  return `${name} ${message ?? 'is not allowed'}`
}

function suggest(key: string, allowed: readonly string[]): string {
  const nearest = findNearestName(key, allowed)
  return nearest === undefined ? `; allowed are ${allowed.join(', ')}` : `; did you mean \`${nearest}\`?`
}
