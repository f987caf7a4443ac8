/**
 * Reference for covers, written without trees: matching as CloudFront does it, the best cover by trying all, and covers
 * that a person would choose.
 */

export type Case = {
  readonly changed: readonly string[]
  readonly site: ReadonlySet<string>
  readonly maxPaths: number
}

function isTag(item: string): boolean {
  return item.startsWith('#')
}

function prefixOf(item: string): string {
  return item.endsWith('*') ? item.slice(0, -1) : item
}

/** Whether purging one item purges all that the other one would. */
export function purges(by: string, item: string): boolean {
  if (isTag(item)) return by === '/*' || by.toLowerCase() === item.toLowerCase()
  return by === item || (!isTag(by) && by.endsWith('*') && prefixOf(item).startsWith(prefixOf(by)))
}

export function purgesAll(cover: readonly string[], items: readonly string[]): boolean {
  return items.every((item) => cover.some((by) => purges(by, item)))
}

/** The paths of the site that a cover purges and the changed items would not. */
export function listLost(cover: readonly string[], { changed, site }: Case): readonly string[] {
  return [...site].filter(
    (item) => !isTag(item) && cover.some((by) => purges(by, item)) && !changed.some((by) => purges(by, item)),
  )
}

/** The wildcards at all places in an item where no character is split, as JavaScript's own decoder sees it. */
export function listWildcards(item: string): readonly string[] {
  const path = prefixOf(item)
  return Array.from({ length: path.length }, (_, i) => path.slice(0, i + 1))
    .filter((prefix) => canDecode(prefix))
    .map((prefix) => `${prefix}*`)
}

function canDecode(text: string): boolean {
  try {
    decodeURIComponent(text)
    return true
  } catch {
    return false
  }
}

export type Score = { readonly lost: number; readonly paths: number }

function isBetter(a: Score, b: Score): boolean {
  return a.lost === b.lost ? a.paths < b.paths : a.lost < b.lost
}

/** The score of the best cover: whatever covers the first item that is not covered yet is tried in turn. At most 31 paths of a site. */
export function tryAllCovers(of: Case): Score {
  const losable = listLost(['/*'], of)
  const candidates = new Map<string, number>()
  for (const item of of.changed) {
    for (const by of [item, '/*', ...(isTag(item) ? [] : listWildcards(item))]) {
      candidates.set(
        by,
        losable.reduce((bits, path, i) => (purges(by, path) ? bits | (1 << i) : bits), 0),
      )
    }
  }
  let best: Score = { lost: losable.length, paths: 1 }
  const search = (open: readonly string[], lost: number, paths: number): void => {
    const score = { lost: countBits(lost), paths }
    if (open.length === 0 && isBetter(score, best)) best = score
    const [first] = open
    if (first === undefined || paths === of.maxPaths || score.lost > best.lost) return
    for (const [by, bits] of candidates) {
      if (purges(by, first))
        search(
          open.filter((item) => !purges(by, item)),
          lost | bits,
          paths + 1,
        )
    }
  }
  search(of.changed, 0, 0)
  return best
}

function countBits(bits: number): number {
  let count = 0
  for (let rest = bits; rest !== 0; rest &= rest - 1) count += 1
  return count
}

/** The longest wildcard that covers both. */
function mergePair(a: string, b: string): string {
  const [path, other] = [prefixOf(a), prefixOf(b)]
  let end = 0
  while (end < path.length && path[end] === other[end]) end += 1
  while (!canDecode(path.slice(0, end))) end -= 1
  return `${path.slice(0, end)}*`
}

/**
 * The least loss by another way: the sorted paths are cut into runs, each covered by one wildcard. Losses of wildcards that overlap
 * count twice, which no best cover has.
 */
export function cutIntoRuns(of: Case): number {
  const sorted = of.changed.toSorted((a, b) => (prefixOf(a) < prefixOf(b) ? -1 : 1))
  let least = [0, ...sorted.map(() => Number.POSITIVE_INFINITY)]
  const losable = listLost(['/*'], of)
  const count = memoize((wildcard) => losable.filter((path) => purges(wildcard, path)).length)
  const losses = sorted.map((first, from) =>
    sorted.map((last, to) => {
      if (to <= from) return to < from ? Number.POSITIVE_INFINITY : 0
      return count(mergePair(first, last))
    }),
  )
  for (let runs = 0; runs < of.maxPaths; runs += 1) {
    least = least.map((loss, end) =>
      Math.min(loss, ...losses.slice(0, end).map((row, from) => (least[from] ?? 0) + (row[end - 1] ?? 0))),
    )
  }
  return least.at(-1) ?? 0
}

function memoize(count: (wildcard: string) => number): (wildcard: string) => number {
  const counted = new Map<string, number>()
  return (wildcard) => {
    const known = counted.get(wildcard) ?? count(wildcard)
    counted.set(wildcard, known)
    return known
  }
}

/** Whole directories instead of what changed in them, the deepest first, until it is few enough. */
export function mergeDirectories({ changed, maxPaths }: Case): readonly string[] {
  let paths = changed
  for (let depth = Math.max(...paths.map(countSlashes)); paths.length > maxPaths && depth > 0; depth -= 1) {
    paths = [...new Set(paths.map((path) => (countSlashes(path) === depth ? toDirectory(path) : path)))]
    paths = paths.filter((path) => !paths.some((by) => by !== path && purges(by, path)))
    if (paths.length > maxPaths) paths = [...new Set(paths.map((path) => liftDirectory(path, depth)))]
  }
  return paths.length > maxPaths ? ['/*'] : paths
}

function countSlashes(path: string): number {
  return path.split('/').length - 1
}

function toDirectory(path: string): string {
  return `${path.slice(0, path.lastIndexOf('/') + 1)}*`
}

/** `/a/b/*` at the depth of its last slash becomes `/a/*`. */
function liftDirectory(path: string, depth: number): string {
  if (!path.endsWith('/*') || countSlashes(path) !== depth || path === '/*') return path
  return toDirectory(path.slice(0, -2))
}

/** Repeatedly merges the two neighbours whose wildcard purges the fewest more unchanged paths. */
export function mergeCheapestPairs(of: Case): readonly string[] {
  let paths = of.changed.toSorted((a, b) => (prefixOf(a) < prefixOf(b) ? -1 : 1))
  const losable = listLost(['/*'], of)
  const count = memoize((wildcard) => losable.filter((path) => purges(wildcard, path)).length)
  while (paths.length > of.maxPaths) {
    const pairs = paths.slice(1).map((path, i) => mergePair(paths[i] ?? '', path))
    const cheapest = pairs
      .map((wildcard) => ({ wildcard, lost: count(wildcard) }))
      .reduce((a, b) => (b.lost < a.lost ? b : a)).wildcard
    paths = [...paths.filter((path) => !purges(cheapest, path)), cheapest].sort((a, b) =>
      prefixOf(a) < prefixOf(b) ? -1 : 1,
    )
  }
  return paths
}
