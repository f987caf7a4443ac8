/** The changed paths as a tree of the prefixes that they share: the only wildcards worth a thought end where changed paths part. */
import { isWildcard } from '../../paths/invalidation-path.ts'
import { findWildcardEnd } from './wildcard-end.ts'

/** A changed path, at the end of its branches. */
export type Leaf = {
  readonly kind: 'leaf'
  /** The path or wildcard as it is purged. */
  readonly item: string
  readonly wildcard: boolean
  /** The item without a trailing `*`. */
  readonly path: string
}

/** A prefix at which changed paths part. */
export type Branch = {
  readonly kind: 'branch'
  /** Its place in the list of all branches. */
  readonly index: number
  /** One of the paths below; all begin with its first `length` characters. */
  readonly path: string
  readonly length: number
  /**
   * Where a wildcard for all below ends, at `length` or shortly before it; undefined if it could only end where the wildcard of the
   * branch above does.
   */
  readonly wildcardEnd: number | undefined
  /** By the code of the character that follows the prefix; NaN for the path that is the prefix. */
  readonly children: ReadonlyMap<number, Branch | Leaf>
  /** How many leaves are below. */
  readonly leaves: number
}

/** At least the root, `/`; each branch comes after those below it, so that no pass over the tree needs the call stack. */
export type PrefixTree = { readonly branches: readonly Branch[]; readonly root: Branch }

const ROOT_LENGTH = 1

type OpenBranch = { readonly length: number; readonly children: Map<number, Branch | Leaf> }

/** Builds the tree of paths and wildcards of which none covers another. */
export function buildPrefixTree(items: readonly string[]): PrefixTree {
  const leaves = items.map(createLeaf).sort((a, b) => (a.path < b.path ? -1 : 1))
  const branches: Branch[] = []
  const root: OpenBranch = { length: ROOT_LENGTH, children: new Map() }
  const open: OpenBranch[] = []

  // In this order all that shares a prefix stands together, so that one pass opens and closes each branch once.
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

/** The first place from `from` on where the paths differ or one ends, at most `to`. */
export function findMismatch(a: string, b: string, from: number, to: number): number {
  const end = Math.min(to, a.length, b.length)
  let at = from
  while (at < end && a.charCodeAt(at) === b.charCodeAt(at)) at += 1
  return at
}
