import { createHash } from 'node:crypto'

/** The first eight hexadecimal digits of the SHA-256. */
export function shortDigest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 8)
}
