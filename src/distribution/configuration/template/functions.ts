import type { ConfigNode } from '../reading/document.ts'
import { MAX_EXPANDED_LENGTH, MAX_NODES } from '../reading/limits.ts'
import { listAll, shorten } from '../reading/wording.ts'
import {
  both,
  itemsOf,
  refuseCall,
  scalarText,
  together,
  type Call,
  type Read,
  type Refused,
  type ResolvedNode,
} from './call.ts'
import { describeUnknown, lookUp, type Names } from './names.ts'
import { get } from './template.ts'

export type Resolve = (node: ConfigNode) => ResolvedNode

export type FunctionTools = {
  readonly names: Names
  readonly resolve: Resolve
  readonly decide: (name: string, call: Call) => Read<boolean>
  readonly readText: (node: ConfigNode, call: Call) => Read<string>
  /** Leaves out items that are `AWS::NoValue`. */
  readonly readTexts: (nodes: readonly ConfigNode[], call: Call) => Read<readonly string[]>
  readonly readList: (node: ConfigNode, call: Call) => Read<readonly ConfigNode[]>
  readonly asText: (call: Call, value: string) => ResolvedNode
  readonly asList: (call: Call, values: readonly string[]) => ResolvedNode
  /** Whether so many characters more stay below the limit for all texts of the file. */
  readonly hasRoomFor: (characters: number) => boolean
}

/** `evaluate` returns undefined if the argument is not what the function expects. */
type IntrinsicFunction = {
  readonly expects: string
  readonly evaluate: (call: Call, tools: FunctionTools) => ResolvedNode | undefined
}

const NO_VALUE = 'AWS::NoValue'
const REFERENCE = /\$\{(!?)([^{}]*)\}/g
export const TOO_LONG = `would make the texts of the file longer than ${MAX_EXPANDED_LENGTH} characters`

export const FUNCTIONS: ReadonlyMap<string, IntrinsicFunction> = new Map([
  ['Ref', { expects: 'a name', evaluate: resolveReference }],
  ['GetAtt', { expects: 'NAME.ATTRIBUTE, or both in a list', evaluate: getAttribute }],
  ['Sub', { expects: 'a text, or a list of a text and a mapping', evaluate: substitute }],
  ['Join', { expects: 'a list of a delimiter and a list of texts', evaluate: join }],
  ['Split', { expects: 'a list of a delimiter and a text', evaluate: split }],
  ['Select', { expects: 'a list of an index and a list', evaluate: select }],
  ['FindInMap', { expects: 'a list of a mapping and two keys', evaluate: findInMap }],
  ['If', { expects: 'a list of a condition and two values', evaluate: choose }],
  ['Base64', { expects: 'a text', evaluate: encode }],
])

export function misuse(call: Call): Refused {
  return refuseCall(call, `expects ${FUNCTIONS.get(call.name)?.expects ?? 'texts'}`)
}

function resolveReference(call: Call, { names, asText, asList }: FunctionTools): ResolvedNode | undefined {
  const name = scalarText(call.argument)
  if (name === undefined) return undefined
  if (name === NO_VALUE) return { kind: 'absent' }
  const value = lookUp(name, names)
  if (value === undefined) return refuseUnknown(call, [name])
  if (names.template.parameters.get(name)?.isList !== true) return asText(call, value)
  return asList(
    call,
    value.split(',', MAX_NODES + 1).map((item) => item.trim()),
  )
}

function getAttribute(call: Call, { names, readText, readTexts, asText }: FunctionTools): ResolvedNode | undefined {
  const texts = call.argument.kind === 'list' ? readTexts(itemsOf(call.argument), call) : readText(call.argument, call)
  if (texts.kind === 'refused') return texts
  const name = typeof texts.value === 'string' ? texts.value : texts.value.join('.')
  const value = names.variables.get(name)
  return value === undefined ? refuseUnknown(call, [name]) : asText(call, value)
}

function substitute(call: Call, tools: FunctionTools): ResolvedNode | undefined {
  const { names, readText, hasRoomFor } = tools
  const [first = call.argument, second, ...others] = itemsOf(call.argument)
  const text = scalarText(first)
  if (text === undefined || others.length > 0 || (second && second.kind !== 'map')) return undefined
  if (!hasRoomFor(text.length)) return refuseCall(call, TOO_LONG)
  const entries = second?.entries ?? []
  const values = together(entries.map(({ value }) => readText(value, call)))
  if (values.kind === 'refused') return values
  const own = new Map(entries.map(({ key }, index) => [key, values.value[index] ?? '']))
  return replaceReferences(call, text, tools, (name) => own.get(name) ?? lookUp(name, names))
}

function replaceReferences(
  call: Call,
  text: string,
  { asText, hasRoomFor }: FunctionTools,
  find: (name: string) => string | undefined,
): ResolvedNode {
  const found = new Map<string, string>()
  const unknown = new Set<string>()
  let extra = 0
  for (const [, isLiteral, name = ''] of text.matchAll(REFERENCE)) {
    const value = isLiteral === '' ? find(name) : ''
    if (value === undefined) unknown.add(name)
    else extra += value.length
    if (isLiteral === '' && value !== undefined) found.set(name, value)
  }
  if (unknown.size > 0) return refuseUnknown(call, [...unknown])
  if (!hasRoomFor(extra)) return refuseCall(call, TOO_LONG)
  const replace = (_whole: string, isLiteral: string, name: string) =>
    isLiteral === '' ? (found.get(name) ?? '') : `\${${name}}`
  return asText(call, text.replaceAll(REFERENCE, replace))
}

function join(
  call: Call,
  { readText, readTexts, readList, asText, hasRoomFor }: FunctionTools,
): ResolvedNode | undefined {
  const [by, list, ...others] = itemsOf(call.argument)
  if (by === undefined || list === undefined || others.length > 0) return undefined
  const nodes = readList(list, call)
  const texts = nodes.kind === 'read' ? readTexts(nodes.value, call) : nodes
  return both(readText(by, call), texts, (delimiter, parts) => {
    const joined = parts.reduce((sum, part) => sum + part.length + delimiter.length, 0)
    return hasRoomFor(joined) ? asText(call, parts.join(delimiter)) : refuseCall(call, TOO_LONG)
  })
}

function split(call: Call, { readText, asList }: FunctionTools): ResolvedNode | undefined {
  const [by, text, ...others] = itemsOf(call.argument)
  if (by === undefined || text === undefined || others.length > 0) return undefined
  return both(readText(by, call), readText(text, call), (delimiter, source) =>
    delimiter === '' ? misuse(call) : asList(call, source.split(delimiter, MAX_NODES + 1)),
  )
}

function select(call: Call, { resolve, readText, readList }: FunctionTools): ResolvedNode | undefined {
  const [index, list, ...others] = itemsOf(call.argument)
  if (index === undefined || list === undefined || others.length > 0) return undefined
  return both(readText(index, call), readList(list, call), (position, nodes) => {
    const chosen = /^\d+$/.test(position) ? nodes[Number(position)] : undefined
    if (chosen !== undefined) return resolve(chosen)
    return refuseCall(call, `asks for the item ${shorten(position)} of a list of ${nodes.length}, counted from 0`)
  })
}

function findInMap(call: Call, { names, resolve, readText }: FunctionTools): ResolvedNode | undefined {
  const [map, first, second, options, ...others] = itemsOf(call.argument)
  if (map === undefined || first === undefined || second === undefined || others.length > 0) return undefined
  const keys = together([map, first, second].map((key) => readText(key, call)))
  if (keys.kind === 'refused') return keys
  let node: ConfigNode | undefined = names.template.mappings
  for (const key of keys.value) node = node?.kind === 'map' ? get(node, key) : undefined
  if (node !== undefined && node.kind !== 'map') return { kind: 'node', node }
  const preset = options?.kind === 'map' ? get(options, 'DefaultValue') : undefined
  if (preset !== undefined) return resolve(preset)
  return refuseCall(call, `names ${listAll(keys.value.map(shorten))}, which the template's Mappings do not have`)
}

function choose(call: Call, { decide, resolve }: FunctionTools): ResolvedNode | undefined {
  const [condition, ifTrue, ifFalse, ...others] = itemsOf(call.argument)
  const name = condition && scalarText(condition)
  if (name === undefined || ifTrue === undefined || ifFalse === undefined || others.length > 0) return undefined
  const decided = decide(name, call)
  return decided.kind === 'refused' ? decided : resolve(decided.value ? ifTrue : ifFalse)
}

function encode(call: Call, { readText, asText }: FunctionTools): ResolvedNode {
  const text = readText(call.argument, call)
  return text.kind === 'refused' ? text : asText(call, Buffer.from(text.value).toString('base64'))
}

function refuseUnknown(call: Call, unknown: readonly string[]): Refused {
  return refuseCall(call, `names ${describeUnknown(unknown)}`)
}
