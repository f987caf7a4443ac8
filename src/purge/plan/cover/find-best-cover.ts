/** As few paths as a limit allows, and as precise as they can be. */
import { dropCovered } from '../../paths/cover.ts'
import { isTag } from '../../paths/invalidation-path.ts'
import { chooseItems } from './choose-items.ts'
import { assumeUnchanged, countUnchanged, type Losses } from './losses.ts'
import { buildPrefixTree, type Branch, type Leaf, type PrefixTree } from './prefix-tree.ts'

/** A wildcard that takes the place of several changed items. */
export type Merge = {
  readonly wildcard: string
  /** How many changed items it stands for, at least two. */
  readonly replaces: number
  /** How many paths of the site it purges that the changed items do not; undefined where the site is not known. */
  readonly unchanged: number | undefined
}

export type Cover = {
  /** Sorted as `dropCovered` sorts: paths and wildcards, then tags. */
  readonly paths: readonly string[]
  /** Sorted by wildcard; none covers another. */
  readonly merged: readonly Merge[]
  /** How many paths of the site all wildcards purge besides; undefined where something is merged and the site is not known. */
  readonly unchanged: number | undefined
}

export type Changes = {
  /** Encoded paths, wildcards and tags that CloudFront can purge (see `widenToPurgeable`), in any order. */
  readonly changed: Iterable<string>
  /**
   * Everything that the same rules make of all files there are, in all forms, changed or not; a set, as what two files have in
   * common is one object. Undefined if nobody knows: then unchanged paths are assumed near the changed ones, see `assumeUnchanged`.
   * An empty one is known to hold nothing that could be lost.
   */
  readonly site: ReadonlySet<string> | undefined
  /** At least 1. */
  readonly maxPaths: number
}

/**
 * Covers all changed items by at most `maxPaths` exact paths, trailing wildcards and tags, so that as few other paths of the site as
 * possible are purged; of equal covers it is one with the fewest items. There is none better. Items that are no more than
 * `maxPaths` stay as they are. A wildcard may end anywhere but within a character (see `findWildcardEnd`), and tags are covered by
 * `/*` alone.
 */
export function findBestCover({ changed, site, maxPaths }: Changes): Cover {
  const items = dropCovered(changed)
  if (items.length <= maxPaths) return { paths: items, merged: [], unchanged: 0 }

  const paths = items.filter((item) => !isTag(item))
  const tags = items.slice(paths.length)
  const tree = buildPrefixTree(paths)
  const losses = site === undefined ? assumeUnchanged(tree) : countUnchanged(tree, site)
  const chosen = chooseBesideTags(tree, losses, maxPaths, tags.length)

  const merged = chosen
    .filter((one) => one.kind === 'branch')
    .map((branch) => ({
      wildcard: `${branch.path.slice(0, branch.wildcardEnd)}*`,
      replaces: branch === tree.root ? items.length : branch.leaves,
      unchanged: site && losses[branch.index],
    }))
    .sort((a, b) => (a.wildcard < b.wildcard ? -1 : 1))
  const kept = chosen.filter((one) => one.kind === 'leaf').map(({ item }) => item)
  return {
    paths: dropCovered([...kept, ...merged.map(({ wildcard }) => wildcard), ...tags]),
    merged,
    unchanged: site && merged.reduce((sum, { unchanged = 0 }) => sum + unchanged, 0),
  }
}

/** Tags take their places first; only where that costs as much as a wildcard for everything, or leaves no place, it is that one. */
function chooseBesideTags(
  tree: PrefixTree,
  losses: Losses,
  maxPaths: number,
  tags: number,
): readonly (Branch | Leaf)[] {
  const places = maxPaths - tags
  if (tree.root.leaves === 0 || places < 1) return [tree.root]
  const { loss, chosen } = chooseItems(tree, losses, places)
  return tags > 0 && loss === losses[tree.root.index] ? [tree.root] : chosen
}
