import type { Minimatch } from 'minimatch'

import type { Rule } from './rule.ts'
import { literalSegment, readSegment } from './segment.ts'

/**
 * Names must end with `suffix`, or equal it if `isWholeName`, and be below a directory `inside`. `order` is the rule's
 * position. `decide` is the remaining condition; minimatch treats all names like `sampleName` alike.
 */
export type Candidate = {
  readonly order: number
  readonly suffix: string
  readonly isWholeName: boolean
  readonly inside: string
  readonly decide: 'in-directory' | 'below' | Minimatch
  readonly sampleName?: string
}

/** The globs whose literal directories end here. `''` in `byExtension` is for names without a dot. */
export type TrieNode = {
  readonly children: ReadonlyMap<string, TrieNode>
  readonly byExtension: ReadonlyMap<string, readonly Candidate[]>
  readonly anyExtension: readonly Candidate[]
}

type OpenNode = {
  readonly children: Map<string, OpenNode>
  readonly byExtension: Map<string, Candidate[]>
  readonly anyExtension: Candidate[]
}

/** A glob with more expansions is added once, and minimatch decides. */
const MAX_EXPANSIONS_ADDED = 200

export function buildRuleTrie(rules: readonly Rule[]): {
  readonly root: TrieNode
  readonly extensions: ReadonlySet<string>
} {
  const root = createNode()
  const extensions = new Set<string>()
  for (const [order, { glob }] of rules.entries()) {
    if (glob.expansions.length > MAX_EXPANSIONS_ADDED) {
      root.anyExtension.push({ order, suffix: '', isWholeName: false, inside: '', decide: glob.minimatch })
      continue
    }
    const isOnly = glob.expansions.length === 1
    for (const expansion of glob.expansions)
      addGlob(root, { order, isOnly, minimatch: glob.minimatch }, expansion.split(/\/+/))
  }
  collectExtensions(root, extensions)
  return { root, extensions }
}

function collectExtensions({ byExtension, children }: TrieNode, extensions: Set<string>): void {
  for (const extension of byExtension.keys()) extensions.add(extension)
  for (const child of children.values()) collectExtensions(child, extensions)
}

function createNode(): OpenNode {
  return { children: new Map(), byExtension: new Map(), anyExtension: [] }
}

type AddedRule = { readonly order: number; readonly isOnly: boolean; readonly minimatch: Minimatch }

function addGlob(root: OpenNode, { order, isOnly, minimatch }: AddedRule, segments: readonly string[]): void {
  const literals = segments.map((segment) => (segment === '**' ? undefined : literalSegment(segment)))
  const directories = literals.slice(0, -1)
  const firstWildcard = directories.indexOf(undefined)
  const depth = firstWildcard < 0 ? directories.length : firstWildcard
  const node = directories.slice(0, depth).reduce(openChild, root)
  const last = segments.at(-1) ?? ''
  const name = literals.at(-1)
  const suffix = name ?? (last === '**' ? '' : literalTail(last))
  const candidate: Candidate = {
    order,
    suffix,
    isWholeName: name !== undefined,
    inside: longestDirectory(directories.slice(depth)),
    decide: howToDecide(segments.slice(depth)) ?? minimatch,
    ...(isOnly && (last === '**' || isDecidedByTail(last)) && { sampleName: name ?? `x${suffix}` }),
  }
  if (name === undefined && !suffix.includes('.')) node.anyExtension.push(candidate)
  else append(node.byExtension, extensionOf(suffix), candidate)
}

export function extensionOf(name: string): string {
  const dot = name.lastIndexOf('.')
  return dot < 0 ? '' : name.slice(dot)
}

function openChild(parent: OpenNode, name = ''): OpenNode {
  const child = parent.children.get(name) ?? createNode()
  parent.children.set(name, child)
  return child
}

function append(map: Map<string, Candidate[]>, key: string, candidate: Candidate): void {
  const candidates = map.get(key)
  if (candidates) candidates.push(candidate)
  else map.set(key, [candidate])
}

/** Returns undefined if minimatch must decide. */
function howToDecide(segments: readonly string[]): 'in-directory' | 'below' | undefined {
  const [first = '', second, ...more] = segments
  if (second === undefined) return first === '**' ? 'below' : isDecidedByTail(first) ? 'in-directory' : undefined
  return first === '**' && second !== '**' && more.length === 0 && isDecidedByTail(second) ? 'below' : undefined
}

function isDecidedByTail(segment: string): boolean {
  return readSegment(segment).every((part, i) => part.kind === 'literal' || (part.kind === 'star' && i === 0))
}

function literalTail(segment: string): string {
  let tail = ''
  for (const part of readSegment(segment).toReversed()) {
    if (part.kind !== 'literal') break
    tail = part.text + tail
  }
  return tail
}

function longestDirectory(literals: readonly (string | undefined)[]): string {
  const names = literals.filter((literal) => literal !== undefined).map((literal) => `${literal}/`)
  return names.reduce((longest, name) => (name.length > longest.length ? name : longest), '')
}
