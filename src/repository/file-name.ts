/**
 * Reads a file name's bytes as UTF-8. Git's names are bytes: those that are no UTF-8 are kept as U+DC80 to U+DCFF, a lone
 * surrogate for each byte, which no UTF-8 yields, so that nothing is lost and no two names become one.
 */
export function decodeFileName(bytes: Buffer): string {
  const text = bytes.toString('utf8')
  return text.includes('\ufffd') ? decodeWithStrayBytes(bytes) : text
}

function decodeWithStrayBytes(bytes: Buffer): string {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
  let text = ''
  for (let at = 0; at < bytes.length;) {
    const length = sequenceLength(bytes[at] ?? 0)
    try {
      if (at + length > bytes.length) throw new RangeError('cut off')
      text += decoder.decode(bytes.subarray(at, at + length))
      at += length
    } catch {
      text += String.fromCharCode(0xdc00 + (bytes[at] ?? 0))
      at += 1
    }
  }
  return text
}

function sequenceLength(firstByte: number): number {
  if (firstByte >= 0xf0) return 4
  if (firstByte >= 0xe0) return 3
  return firstByte >= 0xc0 ? 2 : 1
}
