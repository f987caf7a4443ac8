/**
 * Decodes UTF-16 with a byte order mark, as PowerShell's `>` writes it, and drops the mark. Undefined for other bytes.
 * Throws an Error for half characters.
 */
export function decodeUtf16(bytes: Uint8Array): string | undefined {
  const [first, second] = bytes
  const isLittle = first === 0xff && second === 0xfe
  if (!isLittle && !(first === 0xfe && second === 0xff)) return undefined
  try {
    return new TextDecoder(isLittle ? 'utf-16le' : 'utf-16be', { fatal: true }).decode(bytes)
  } catch (cause) {
    throw new Error('it begins with a byte order mark of UTF-16, but is not UTF-16; save it as UTF-8', { cause })
  }
}
