/** Resolves CloudFormation's intrinsic functions if the file has all that they need. */
import type { Place } from '../../../faults.ts'
import type { ConfigNode, ConfigScalar } from '../reading/document.ts'
import { listSome, shorten } from '../reading/wording.ts'

export type ResolvedNode =
  | { readonly kind: 'node'; readonly node: ConfigNode }
  /** Null, or `AWS::NoValue`. */
  | { readonly kind: 'absent' }
  | { readonly kind: 'refused'; readonly reason: string }

/** The user's variables come before the template's parameters. */
export type Names = {
  readonly variables: ReadonlyMap<string, string>
  readonly parameters: ReadonlyMap<string, string>
}

/** `written` is `!Ref` or `Fn::Ref`. */
type Call = { readonly written: string; readonly name: string; readonly argument: ConfigNode }

/** Those with the same value in every account of the partition `aws`. */
const PSEUDO_PARAMETERS: ReadonlyMap<string, string> = new Map([
  ['AWS::Partition', 'aws'],
  ['AWS::URLSuffix', 'amazonaws.com'],
])
const NO_VALUE = 'AWS::NoValue'
const REFERENCE = /\$\{(!?)([^{}]*)\}/g

export function resolveNode(node: ConfigNode, names: Names): ResolvedNode {
  const call = readCall(node)
  if (call === undefined) {
    return node.kind === 'scalar' && node.value === null ? { kind: 'absent' } : { kind: 'node', node }
  }
  const text = textOf(call.argument)
  if (call.name === 'Ref' && text !== undefined) return resolveReference(call, text, names)
  if (call.name === 'Sub' && text !== undefined) return substitute(call, text, names)
  return refused(call, 'is not evaluated here')
}

function readCall(node: ConfigNode): Call | undefined {
  if (node.tag !== undefined) {
    const argument = { ...node, tag: undefined }
    return { written: shorten(node.tag), name: node.tag.replace(/^!/, ''), argument }
  }
  const [entry, ...others] = node.kind === 'map' ? node.entries : []
  if (entry === undefined || others.length > 0 || !/^(Ref$|Fn::)/.test(entry.key)) return undefined
  return { written: shorten(entry.key), name: entry.key.replace(/^Fn::/, ''), argument: entry.value }
}

function resolveReference(call: Call, name: string, names: Names): ResolvedNode {
  if (name === NO_VALUE) return { kind: 'absent' }
  const value = lookUp(name, names)
  return value === undefined
    ? refused(call, `names ${shorten(name)}, which is unknown here`)
    : textNode(value, call.argument.at)
}

function substitute(call: Call, text: string, names: Names): ResolvedNode {
  const unknown = new Set<string>()
  const value = text.replaceAll(REFERENCE, (whole: string, isLiteral: string, name: string) => {
    if (isLiteral !== '') return `\${${name}}`
    const found = lookUp(name, names)
    if (found === undefined) unknown.add(shorten(name))
    return found ?? whole
  })
  return unknown.size > 0
    ? refused(call, `names ${listSome([...unknown])}, which is unknown here`)
    : textNode(value, call.argument.at)
}

function lookUp(name: string, { variables, parameters }: Names): string | undefined {
  return variables.get(name) ?? parameters.get(name) ?? PSEUDO_PARAMETERS.get(name)
}

function textOf(node: ConfigNode): string | undefined {
  return node.kind === 'scalar' && typeof node.value === 'string' ? node.value : undefined
}

function textNode(value: string, at: Place): ResolvedNode {
  const node: ConfigScalar = { kind: 'scalar', value, isText: true, tag: undefined, at }
  return { kind: 'node', node }
}

function refused({ written }: Call, reason: string): ResolvedNode {
  return {
    kind: 'refused',
    reason: `${written} ${reason}; write the value itself, or \${VARIABLE} and give the variable in the input \`variables\``,
  }
}
