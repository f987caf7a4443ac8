/** Evaluates CloudFormation's intrinsic functions if the file has all that they need, and refuses the others. */
import type { ConfigNode, ConfigScalar } from '../reading/document.ts'
import { MAX_EXPANDED_LENGTH, MAX_NODES } from '../reading/limits.ts'
import { listAll, shorten } from '../reading/wording.ts'
import {
  asRead,
  both,
  itemsOf,
  readCall,
  refuseCall,
  scalarText,
  together,
  type Call,
  type Read,
  type ResolvedNode,
} from './call.ts'
import { openConditions } from './conditions.ts'
import { describeUnknown, lookUp, WRITE_VALUE, type Names } from './names.ts'
import { get } from './template.ts'

export type Resolve = (node: ConfigNode) => ResolvedNode

const NO_VALUE = 'AWS::NoValue'
const REFERENCE = /\$\{(!?)([^{}]*)\}/g
const TOO_LONG = `would make the texts of the file longer than ${MAX_EXPANDED_LENGTH} characters`
const TOO_MANY = `would make the lists of the file longer than ${MAX_NODES} items`

type Definition = { readonly expects: string; readonly evaluate: (call: Call) => ResolvedNode | undefined }

/** Resolves a node, but not the nodes in it. Each node is resolved once, even if aliases repeat it. */
export function openResolver(names: Names): Resolve {
  const known = new Map<ConfigNode, ResolvedNode>()
  const decide = openConditions(names, readText)
  let length = 0
  let items = 0

  const FUNCTIONS: ReadonlyMap<string, Definition> = new Map([
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

  function resolve(node: ConfigNode): ResolvedNode {
    const resolved = known.get(node) ?? resolveAfresh(node)
    known.set(node, resolved)
    if (resolved.kind !== 'node' || resolved.node === node || resolved.node.kind !== 'list') return resolved
    items += resolved.node.items.length
    const call = readCall(node)
    return call !== undefined && items > MAX_NODES ? refuseCall(call, TOO_MANY) : resolved
  }

  function resolveAfresh(node: ConfigNode): ResolvedNode {
    const call = readCall(node)
    if (call === undefined) {
      return node.kind === 'scalar' && node.value === null ? { kind: 'absent' } : { kind: 'node', node }
    }
    const definition = FUNCTIONS.get(call.name)
    if (definition === undefined) return refuseCall(call, `is not evaluated here; ${WRITE_VALUE}`)
    return definition.evaluate(call) ?? misuse(call)
  }

  function resolveReference(call: Call): ResolvedNode | undefined {
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

  function getAttribute(call: Call): ResolvedNode | undefined {
    const texts =
      call.argument.kind === 'list' ? readTexts(itemsOf(call.argument), call) : readText(call.argument, call)
    if (texts.kind === 'refused') return texts
    const name = typeof texts.value === 'string' ? texts.value : texts.value.join('.')
    const value = names.variables.get(name)
    return value === undefined ? refuseUnknown(call, [name]) : asText(call, value)
  }

  function substitute(call: Call): ResolvedNode | undefined {
    const [first = call.argument, second, ...others] = itemsOf(call.argument)
    const text = scalarText(first)
    if (text === undefined || others.length > 0 || (second && second.kind !== 'map')) return undefined
    if (length + text.length > MAX_EXPANDED_LENGTH) return refuseCall(call, TOO_LONG)
    const entries = second?.entries ?? []
    const values = together(entries.map(({ value }) => readText(value, call)))
    if (values.kind === 'refused') return values
    const own = new Map(entries.map(({ key }, index) => [key, values.value[index] ?? '']))
    return replaceReferences(call, text, (name) => own.get(name) ?? lookUp(name, names))
  }

  function replaceReferences(call: Call, text: string, find: (name: string) => string | undefined): ResolvedNode {
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
    if (length + extra > MAX_EXPANDED_LENGTH) return refuseCall(call, TOO_LONG)
    const replace = (_whole: string, isLiteral: string, name: string) =>
      isLiteral === '' ? (found.get(name) ?? '') : `\${${name}}`
    return asText(call, text.replaceAll(REFERENCE, replace))
  }

  function join(call: Call): ResolvedNode | undefined {
    const [by, list, ...others] = itemsOf(call.argument)
    if (by === undefined || list === undefined || others.length > 0) return undefined
    const nodes = readList(list, call)
    const texts = nodes.kind === 'read' ? readTexts(nodes.value, call) : nodes
    return both(readText(by, call), texts, (delimiter, parts) => {
      const joined = parts.reduce((sum, part) => sum + part.length + delimiter.length, 0)
      return length + joined > MAX_EXPANDED_LENGTH ? refuseCall(call, TOO_LONG) : asText(call, parts.join(delimiter))
    })
  }

  function split(call: Call): ResolvedNode | undefined {
    const [by, text, ...others] = itemsOf(call.argument)
    if (by === undefined || text === undefined || others.length > 0) return undefined
    return both(readText(by, call), readText(text, call), (delimiter, whole) =>
      delimiter === '' ? misuse(call) : asList(call, whole.split(delimiter, MAX_NODES + 1)),
    )
  }

  function select(call: Call): ResolvedNode | undefined {
    const [index, list, ...others] = itemsOf(call.argument)
    if (index === undefined || list === undefined || others.length > 0) return undefined
    return both(readText(index, call), readList(list, call), (position, nodes) => {
      const chosen = /^\d+$/.test(position) ? nodes[Number(position)] : undefined
      if (chosen !== undefined) return resolve(chosen)
      return refuseCall(call, `asks for the item ${shorten(position)} of a list of ${nodes.length}, counted from 0`)
    })
  }

  function findInMap(call: Call): ResolvedNode | undefined {
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

  function choose(call: Call): ResolvedNode | undefined {
    const [condition, ifTrue, ifFalse, ...others] = itemsOf(call.argument)
    const name = condition && scalarText(condition)
    if (name === undefined || ifTrue === undefined || ifFalse === undefined || others.length > 0) return undefined
    const decided = decide(name, call)
    return decided.kind === 'refused' ? decided : resolve(decided.value ? ifTrue : ifFalse)
  }

  function encode(call: Call): ResolvedNode {
    const text = readText(call.argument, call)
    return text.kind === 'refused' ? text : asText(call, Buffer.from(text.value).toString('base64'))
  }

  function readText(node: ConfigNode, call: Call): Read<string> {
    const resolved = resolve(node)
    if (resolved.kind === 'refused') return resolved
    const isText = resolved.kind === 'node' && resolved.node.kind === 'scalar'
    return isText ? asRead(String(resolved.node.value)) : misuse(call)
  }

  /** Leaves out items that are `AWS::NoValue`. */
  function readTexts(nodes: readonly ConfigNode[], call: Call): Read<readonly string[]> {
    items += nodes.length
    if (items > MAX_NODES) return refuseCall(call, TOO_MANY)
    return together(nodes.filter((node) => resolve(node).kind !== 'absent').map((node) => readText(node, call)))
  }

  function readList(node: ConfigNode, call: Call): Read<readonly ConfigNode[]> {
    const resolved = resolve(node)
    if (resolved.kind === 'refused') return resolved
    return resolved.kind === 'node' && resolved.node.kind === 'list' ? asRead(resolved.node.items) : misuse(call)
  }

  function asText(call: Call, value: string): ResolvedNode {
    length += value.length
    return length > MAX_EXPANDED_LENGTH ? refuseCall(call, TOO_LONG) : { kind: 'node', node: scalarOf(call, value) }
  }

  function asList(call: Call, values: readonly string[]): ResolvedNode {
    if (items + values.length > MAX_NODES) return refuseCall(call, TOO_MANY)
    const nodes = values.map((value) => scalarOf(call, value))
    return { kind: 'node', node: { kind: 'list', items: nodes, tag: undefined, at: call.argument.at } }
  }

  const misuse = (call: Call) => refuseCall(call, `expects ${FUNCTIONS.get(call.name)?.expects ?? 'another value'}`)
  return resolve
}

function refuseUnknown(call: Call, unknown: readonly string[]): ResolvedNode {
  return refuseCall(call, `names ${describeUnknown(unknown)}`)
}

function scalarOf({ argument }: Call, value: string): ConfigScalar {
  return { kind: 'scalar', value, isText: true, tag: undefined, at: argument.at }
}
