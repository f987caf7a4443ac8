/** Each path is paid for, so that a path which another one of the same run purges anyway is not posted. */
import { isTag, isWildcard } from './invalidation-path.ts'

/**
 * Drops duplicates and whatever a wildcard among the items covers, and sorts what is left by code units: the same items in any
 * order give the same list. `/users/*` covers `/users/a` and `/users/a/*`, not `/users`; `/*` covers tags, too. Tags are compared
 * without regard to case, as CloudFront does.
 */
export function dropCovered(items: Iterable<string>): readonly string[] {
  const kept: string[] = []
  const tags = new Map<string, string>()
  let covering: string | undefined
  // In this order a wildcard stands right before all that it covers, as nothing sorts before its own prefix.
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

/** By what comes before a trailing `*`; of two that are equal there, the wildcard first. */
function comparePrefixes(a: string, b: string): number {
  const aPrefix = isWildcard(a) ? a.slice(0, -1) : a
  const bPrefix = isWildcard(b) ? b.slice(0, -1) : b
  return compare(aPrefix, bPrefix) || b.length - a.length
}

function compare(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
