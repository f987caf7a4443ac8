import type { Place } from '../../../faults.ts'
import type { ConfigNode } from '../reading/document.ts'
import { shorten } from '../reading/wording.ts'

/** `written` is the spelling in the file, such as `!Ref` or `Fn::Join`. */
export type Call = {
  readonly written: string
  readonly name: string
  readonly argument: ConfigNode
  readonly at: Place
}

export type RefusedCall = { readonly at: Place; readonly reason: string }
export type Refused = { readonly kind: 'refused'; readonly refusals: readonly RefusedCall[] }

export type ResolvedNode =
  | { readonly kind: 'node'; readonly node: ConfigNode }
  /** Null, or `AWS::NoValue`. */
  | { readonly kind: 'absent' }
  | Refused

export type Read<Value> = { readonly kind: 'read'; readonly value: Value } | Refused

/** Returns undefined for a value that is not a call. */
export function readCall(node: ConfigNode): Call | undefined {
  if (node.tag !== undefined) {
    const argument = { ...node, tag: undefined }
    return { written: shorten(node.tag), name: node.tag.replace(/^!/, ''), argument, at: node.at }
  }
  const [entry, ...others] = node.kind === 'map' ? node.entries : []
  if (entry === undefined || others.length > 0 || !/^(Ref$|Condition$|Fn::)/.test(entry.key)) return undefined
  return { written: shorten(entry.key), name: entry.key.replace(/^Fn::/, ''), argument: entry.value, at: node.at }
}

export function refuseCall({ written, at }: Call, reason: string): Refused {
  return { kind: 'refused', refusals: [{ at, reason: `${written} ${reason}` }] }
}

export function asRead<Value>(value: Value): Read<Value> {
  return { kind: 'read', value }
}

/** Returns all values, or all refusals. */
export function together<Value>(reads: readonly Read<Value>[]): Read<readonly Value[]> {
  const refusals = reads.flatMap(refusalsOf)
  if (refusals.length > 0) return { kind: 'refused', refusals }
  return asRead(reads.flatMap((read) => (read.kind === 'read' ? [read.value] : [])))
}

export function both<First, Second>(
  first: Read<First>,
  second: Read<Second>,
  use: (first: First, second: Second) => ResolvedNode,
): ResolvedNode {
  if (first.kind === 'read' && second.kind === 'read') return use(first.value, second.value)
  return { kind: 'refused', refusals: [...refusalsOf(first), ...refusalsOf(second)] }
}

function refusalsOf(read: Read<unknown>): readonly RefusedCall[] {
  return read.kind === 'refused' ? read.refusals : []
}

/** Returns no items if the node is not a list. */
export function itemsOf(node: ConfigNode): readonly ConfigNode[] {
  return node.kind === 'list' && node.tag === undefined ? node.items : []
}

export function scalarText(node: ConfigNode): string | undefined {
  return node.kind === 'scalar' && node.tag === undefined && typeof node.value === 'string' ? node.value : undefined
}
