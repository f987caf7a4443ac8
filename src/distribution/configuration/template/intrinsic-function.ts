/** Evaluates CloudFormation's intrinsic functions if the file has all that they need, and refuses the others. */
import type { ConfigNode, ConfigScalar } from '../reading/document.ts'
import { MAX_EXPANDED_LENGTH, MAX_NODES } from '../reading/limits.ts'
import { asRead, readCall, refuseCall, together, type Call, type Read, type ResolvedNode } from './call.ts'
import { openConditions } from './conditions.ts'
import { FUNCTIONS, misuse, TOO_LONG, type FunctionTools } from './functions.ts'
import { WRITE_VALUE, type Names } from './names.ts'

const TOO_MANY = `would make the lists of the file longer than ${MAX_NODES} items`

/** Resolves a node, but not the nodes in it. Each node is resolved once, even if aliases repeat it. */
export function openResolver(names: Names): Pick<FunctionTools, 'resolve' | 'decide'> {
  const known = new Map<ConfigNode, ResolvedNode>()
  let length = 0
  let items = 0

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
    return definition.evaluate(call, tools) ?? misuse(call)
  }

  function readText(node: ConfigNode, call: Call): Read<string> {
    const resolved = resolve(node)
    if (resolved.kind === 'refused') return resolved
    const isText = resolved.kind === 'node' && resolved.node.kind === 'scalar'
    return isText ? asRead(String(resolved.node.value)) : misuse(call)
  }

  const tools: FunctionTools = {
    names,
    resolve,
    decide: openConditions(names, readText),
    readText,
    readTexts: (nodes, call) => {
      items += nodes.length
      if (items > MAX_NODES) return refuseCall(call, TOO_MANY)
      return together(nodes.filter((node) => resolve(node).kind !== 'absent').map((node) => readText(node, call)))
    },
    readList: (node, call) => {
      const resolved = resolve(node)
      if (resolved.kind === 'refused') return resolved
      return resolved.kind === 'node' && resolved.node.kind === 'list' ? asRead(resolved.node.items) : misuse(call)
    },
    asText: (call, value) => {
      length += value.length
      return length > MAX_EXPANDED_LENGTH ? refuseCall(call, TOO_LONG) : { kind: 'node', node: scalarOf(call, value) }
    },
    asList: (call, values) => {
      if (items + values.length > MAX_NODES) return refuseCall(call, TOO_MANY)
      const nodes = values.map((value) => scalarOf(call, value))
      return { kind: 'node', node: { kind: 'list', items: nodes, tag: undefined, at: call.argument.at } }
    },
    hasRoomFor: (characters) => length + characters <= MAX_EXPANDED_LENGTH,
  }
  return { resolve, decide: tools.decide }
}

function scalarOf({ argument }: Call, value: string): ConfigScalar {
  return { kind: 'scalar', value, isText: true, tag: undefined, at: argument.at }
}
