/**
 * Finds the last place up to `end` that does not split `%XX` or a UTF-8 character. Paths with the same beginning up to
 * `end` have the same place.
 */
export function findWildcardEnd(path: string, end: number): number {
  let at = end
  for (let before = splitAt(path, at); before !== undefined; before = splitAt(path, at)) at = before
  return at
}

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
