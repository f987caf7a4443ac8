import { isTag, isWildcard } from './invalidation-path.ts'

/**
 * Removes duplicates and covered items, and sorts by code units. `/users/*` covers `/users/a` and `/users/a/*`, not
 * `/users`. `/*` also covers tags. Tags that differ only in case are the same.
 */
export function dropCovered(items: Iterable<string>): readonly string[] {
  const kept: string[] = []
  const tags = new Map<string, string>()
  let covering: string | undefined
  // In this order, a wildcard comes right before everything that it covers.
  for (const item of [...new Set(items)].sort(comparePrefixes)) {
    if (isTag(item)) {
      if (!tags.has(item.toLowerCase())) tags.set(item.toLowerCase(), item)
    } else if (covering === undefined || !item.startsWith(covering)) {
      kept.push(item)
      if (isWildcard(item)) covering = item.slice(0, -1)
    }
  }
  return covering === '/' ? kept : [...kept.sort(compare), ...[...tags.values()].sort(compare)]
}

function comparePrefixes(a: string, b: string): number {
  const aPrefix = isWildcard(a) ? a.slice(0, -1) : a
  const bPrefix = isWildcard(b) ? b.slice(0, -1) : b
  return compare(aPrefix, bPrefix) || b.length - a.length
}

function compare(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
