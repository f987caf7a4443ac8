/** Only prefixes that paths share are useful as wildcards. */
import { isWildcard } from '../../paths/invalidation-path.ts'
import { findWildcardEnd } from './wildcard-end.ts'

export type Leaf = {
  readonly kind: 'leaf'
  readonly item: string
  readonly wildcard: boolean
  readonly path: string
}

export type Branch = {
  readonly kind: 'branch'
  readonly index: number
  readonly path: string
  readonly length: number
  /** Where a wildcard can end: at or shortly before `length`. Undefined if the parent's wildcard ends there, too. */
  readonly wildcardEnd: number | undefined
  /** By the code of the next character. The key is NaN for the path that equals the prefix. */
  readonly children: ReadonlyMap<number, Branch | Leaf>
  readonly leaves: number
}

/** `branches` has children before their parents, so that loops over it need no recursion. */
export type PrefixTree = { readonly branches: readonly Branch[]; readonly root: Branch }

const ROOT_LENGTH = 1

type OpenBranch = { readonly length: number; readonly children: Map<number, Branch | Leaf> }

export function buildPrefixTree(items: readonly string[]): PrefixTree {
  const leaves = items.map(createLeaf).sort((a, b) => (a.path < b.path ? -1 : 1))
  const branches: Branch[] = []
  const root: OpenBranch = { length: ROOT_LENGTH, children: new Map() }
  const open: OpenBranch[] = []

  for (const [at, leaf] of leaves.entries()) {
    const next = leaves[at + 1]
    const shared = next === undefined ? ROOT_LENGTH : findSharedLength(leaf.path, next.path)
    let below: Branch | Leaf = leaf
    for (let last = open.at(-1); last && last.length > shared; last = open.at(-1)) {
      open.pop()
      addChild(last, below)
      const above = Math.max(shared, open.at(-1)?.length ?? ROOT_LENGTH)
      below = closeBranch(last, below.path, above, branches)
    }
    const last = open.at(-1) ?? root
    if (last.length === shared) addChild(last, below)
    else open.push(addChild({ length: shared, children: new Map() }, below))
  }
  return { branches, root: closeBranch(root, leaves[0]?.path ?? '/', 0, branches) }
}

function createLeaf(item: string): Leaf {
  const wildcard = isWildcard(item)
  return { kind: 'leaf', item, wildcard, path: wildcard ? item.slice(0, -1) : item }
}

function addChild(branch: OpenBranch, child: Branch | Leaf): OpenBranch {
  branch.children.set(child.path.charCodeAt(branch.length), child)
  return branch
}

function closeBranch({ length, children }: OpenBranch, path: string, above: number, branches: Branch[]): Branch {
  const end = findWildcardEnd(path, length)
  let leaves = 0
  for (const child of children.values()) leaves += child.kind === 'leaf' ? 1 : child.leaves
  const wildcardEnd = end > above ? end : undefined
  const branch: Branch = { kind: 'branch', index: branches.length, path, length, wildcardEnd, children, leaves }
  branches.push(branch)
  return branch
}

function findSharedLength(a: string, b: string): number {
  return findMismatch(a, b, 0, Math.min(a.length, b.length))
}

export function findMismatch(a: string, b: string, from: number, to: number): number {
  const end = Math.min(to, a.length, b.length)
  let at = from
  while (at < end && a.charCodeAt(at) === b.charCodeAt(at)) at += 1
  return at
}
