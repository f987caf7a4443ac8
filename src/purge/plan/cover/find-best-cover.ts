import { dropCovered } from '../../paths/cover.ts'
import { isTag } from '../../paths/invalidation-path.ts'
import { chooseItems } from './choose-items.ts'
import { assumeUnchanged, countUnchanged, type Losses } from './losses.ts'
import { buildPrefixTree, type Branch, type Leaf, type PrefixTree } from './prefix-tree.ts'

export type Merge = {
  readonly wildcard: string
  readonly replaces: number
  /** Unchanged paths that it also purges; undefined if the site is unknown. */
  readonly unchanged: number | undefined
}

export type Cover = {
  readonly paths: readonly string[]
  readonly merged: readonly Merge[]
  /** For all wildcards; undefined if the site is unknown. */
  readonly unchanged: number | undefined
}

export type Changes = {
  /** Encoded, and purgeable (see `widenToPurgeable`). */
  readonly changed: Iterable<string>
  /** All paths of the site; undefined if unknown. */
  readonly site: ReadonlySet<string> | undefined
  readonly maxPaths: number
}

/**
 * Covers all changed items by at most `maxPaths` that purge the fewest unchanged paths. The result is optimal. Only
 * `/*` covers tags.
 */
export function findBestCover({ maxPaths, ...changes }: Changes): Cover {
  return openCovers(changes)(maxPaths)
}

/** For several limits of the same changes. */
export function openCovers({ changed, site }: Omit<Changes, 'maxPaths'>): (maxPaths: number) => Cover {
  const items = dropCovered(changed)
  const paths = items.filter((item) => !isTag(item))
  const tags = items.slice(paths.length)
  let prepared: Prepared | undefined
  return (maxPaths) => {
    if (items.length <= maxPaths) return { paths: items, merged: [], unchanged: 0 }
    prepared ??= prepare(paths, site)
    return coverBy({ ...prepared, items, tags, site, maxPaths })
  }
}

type Prepared = { readonly tree: PrefixTree; readonly losses: Losses }

function prepare(paths: readonly string[], site: Changes['site']): Prepared {
  const tree = buildPrefixTree(paths)
  return { tree, losses: site === undefined ? assumeUnchanged(tree) : countUnchanged(tree, site) }
}

function coverBy({
  tree,
  losses,
  items,
  tags,
  site,
  maxPaths,
}: Prepared &
  Pick<Changes, 'site' | 'maxPaths'> & { readonly items: readonly string[]; readonly tags: readonly string[] }): Cover {
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

/** Chooses `/*` if it costs no more than keeping the tags, or if there are too many tags. */
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
