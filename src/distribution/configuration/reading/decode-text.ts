import type { ReportFault } from '../../../faults.ts'
import { decodeUtf16 } from '../../../utf16.ts'
import { MAX_FILE_SIZE } from './limits.ts'
import { openSource } from './source.ts'

/** Decodes UTF-8, and UTF-16 with a byte order mark. Returns undefined after a report about size or encoding. */
export function decodeText(file: string, bytes: Uint8Array, report: ReportFault): string | undefined {
  if (bytes.length > MAX_FILE_SIZE) {
    report({ at: { file }, message: `the file has ${bytes.length} bytes; at most ${MAX_FILE_SIZE} are read` })
    return undefined
  }
  if (hasZerosOfUtf16(bytes)) {
    report({ at: { file }, message: 'the file is UTF-16 without a byte order mark; save it as UTF-8' })
    return undefined
  }
  try {
    const text = decodeUtf16(bytes)
    if (text !== undefined) return text
  } catch (error) {
    report({ at: { file }, message: error instanceof Error ? error.message : String(error) })
    return undefined
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    const offset = findInvalidByte(bytes)
    const before = new TextDecoder().decode(bytes.subarray(0, offset))
    const byte = (bytes[offset] ?? 0).toString(16).padStart(2, '0')
    const at = openSource(file, before, report).placeAt(before.length)
    report({ at, message: `the byte 0x${byte} is not UTF-8; save the file as UTF-8` })
    return undefined
  }
}

/** In UTF-16, every second byte of an ASCII character is zero. */
function hasZerosOfUtf16(bytes: Uint8Array): boolean {
  const zeros = Array.from(bytes.subarray(0, 4), (byte) => byte === 0).join()
  return zeros === 'true,false,true,false' || zeros === 'false,true,false,true'
}

function findInvalidByte(bytes: Uint8Array): number {
  const encoded = new TextEncoder().encode(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes))
  const offset = bytes.findIndex((byte, index) => byte !== encoded[index])
  return offset === -1 ? bytes.length : offset
}
