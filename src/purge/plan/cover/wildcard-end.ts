/** Where a wildcard may end: CloudFront compares bytes, but a wildcard that splits a character is one that nobody can read. */

/**
 * The last place at or before `end` where a prefix of the encoded path may end with a `*` after it: neither inside a `%XX` nor
 * between the bytes of one UTF-8 character. It depends on what stands before the place alone, so that all paths that share a
 * prefix agree on it. A stray byte counts as the beginning of a character and needs another one after it.
 */
export function findWildcardEnd(path: string, end: number): number {
  let at = end
  for (let before = splitAt(path, at); before !== undefined; before = splitAt(path, at)) at = before
  return at
}

/** Where the escape or the character begins that `end` would split; undefined if it splits none. */
function splitAt(path: string, end: number): number | undefined {
  if (path[end - 1] === '%') return end - 1
  if (path[end - 2] === '%') return end - 2
  for (let bytes = 1; bytes < 4; bytes += 1) {
    const start = end - 3 * bytes
    if (path[start] !== '%') return undefined
    const byte = Number.parseInt(path.slice(start + 1, start + 3), 16)
    if (byte >= 0xc0) return countBytes(byte) > bytes ? start : undefined
    if (byte < 0x80) return undefined
  }
  return undefined
}

function countBytes(firstByte: number): number {
  if (firstByte >= 0xf0) return 4
  return firstByte >= 0xe0 ? 3 : 2
}
