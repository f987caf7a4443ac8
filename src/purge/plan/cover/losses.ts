import { isTag, isWildcard } from '../../paths/invalidation-path.ts'
import { findMismatch, type Branch, type PrefixTree } from './prefix-tree.ts'

/** The number of unchanged paths that a branch's wildcard would purge, by the branch's index. */
export type Losses = Float64Array

/** Counts a wildcard of the site, such as `/a.jpg*`, as one path. Does not count tags. */
export function countUnchanged({ branches, root }: PrefixTree, site: Iterable<string>): Losses {
  const losses: Losses = new Float64Array(branches.length)
  for (const item of site) {
    if (isTag(item)) continue
    const deepest = findDeepestWildcard(root, item)
    if (deepest !== undefined) losses[deepest.index] = (losses[deepest.index] ?? 0) + 1
  }
  return addUp(branches, losses)
}

function findDeepestWildcard(root: Branch, item: string): Branch | undefined {
  const variants = isWildcard(item)
  const path = variants ? item.slice(0, -1) : item
  let deepest = root
  let branch = root
  for (;;) {
    const child = branch.children.get(path.charCodeAt(branch.length))
    if (child === undefined) return deepest
    if (child.kind === 'leaf') {
      const purged = child.wildcard ? path.startsWith(child.path) : path === child.path && !variants
      return purged ? undefined : deepest
    }
    const mismatch = findMismatch(path, child.path, branch.length, child.length)
    if (child.wildcardEnd !== undefined && mismatch >= child.wildcardEnd) deepest = child
    if (mismatch < child.length) return deepest
    branch = child
  }
}

/** Can be halved for fifteen directories; eight million of them add up exactly. */
const WEIGHT_OF_EVERYTHING = 2 ** 30

/**
 * Guesses the losses if the site's files are unknown: each directory divides them by four, the beginning of a name by
 * two. So a wildcard costs more than all wildcards below it together.
 */
export function assumeUnchanged({ branches }: PrefixTree): Losses {
  const losses: Losses = new Float64Array(branches.length)
  for (const { index, path, wildcardEnd } of branches) {
    if (wildcardEnd === undefined) continue
    const segments = path.slice(0, wildcardEnd).split('/')
    const halvings = 2 * (segments.length - 2) + (segments.at(-1) === '' ? 0 : 1)
    losses[index] = Math.max(1, WEIGHT_OF_EVERYTHING / 2 ** halvings)
  }
  return addUp(branches, losses)
}

function addUp(branches: readonly Branch[], losses: Losses): Losses {
  for (const { index, children } of branches) {
    let sum = losses[index] ?? 0
    for (const child of children.values()) if (child.kind === 'branch') sum += losses[child.index] ?? 0
    losses[index] = sum
  }
  return losses
}
