/** A directory as an S3 bucket: objects by their whole key, without listings. */

import { readFile } from 'node:fs/promises'
import type { Origin, OriginAnswer } from './origin.ts'

/**
 * - `missing`: the status for a missing key, 403, or 404 if the reader may list the bucket.
 * - `plus`: S3 reads `+` in a path as a space (the default); other origins do not.
 * - `metadata`: an object's response headers.
 */
export type BucketSettings = {
  readonly directory: string
  readonly missing?: 403 | 404
  readonly plus?: 'space' | 'plus'
  readonly metadata?: (key: string) => Readonly<Record<string, string>>
}

export type Bucket = {
  readonly keyOf: (target: string) => Buffer | undefined
  readonly read: (key: Buffer) => Promise<OriginAnswer | undefined>
}

const NO_OBJECT = new Set(['ENOENT', 'EISDIR', 'ENOTDIR', 'ENAMETOOLONG'])

export function bucketOrigin(settings: BucketSettings): Origin {
  const bucket = openBucket(settings)
  const { missing = 403 } = settings
  return async (target) => {
    const key = bucket.keyOf(target)
    if (key === undefined) return writeError(400, 'InvalidURI', "Couldn't parse the specified URI.")
    const object = await bucket.read(key)
    if (object !== undefined) return object
    return missing === 403
      ? writeError(403, 'AccessDenied', 'Access Denied')
      : writeError(404, 'NoSuchKey', 'The specified key does not exist.')
  }
}

export function openBucket({ directory, plus = 'space', metadata = () => ({}) }: BucketSettings): Bucket {
  return {
    keyOf: (target) => {
      const path = target.replace(/\?.*$/s, '').slice(1)
      if (/%(?![0-9a-f]{2})/i.test(path)) return undefined
      return decodePercents(plus === 'space' ? path.replaceAll('+', ' ') : path)
    },
    read: async (key) => {
      if (!isObjectKey(key.toString('latin1'))) return undefined
      // File names need not be UTF-8, so the path is bytes.
      const body = await readObject(Buffer.concat([Buffer.from(`${directory}/`), key]))
      return (
        body && { status: 200, headers: { 'Content-Type': 'binary/octet-stream', ...metadata(key.toString()) }, body }
      )
    },
  }
}

/** Keys with `.`, `..` or empty segments have no file here. */
function isObjectKey(key: string): boolean {
  return !key.includes('\0') && key.split('/').every((segment) => !['', '.', '..'].includes(segment))
}

async function readObject(path: Buffer): Promise<Buffer | undefined> {
  try {
    return await readFile(path)
  } catch (error) {
    if (typeof error === 'object' && error !== null && 'code' in error && NO_OBJECT.has(String(error.code)))
      return undefined
    throw error
  }
}

function decodePercents(path: string): Buffer {
  const bytes = path.replace(/%(..)/gs, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(bytes, 'latin1')
}

function writeError(status: number, code: string, message: string): OriginAnswer {
  const xml = `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>${message}</Message></Error>`
  return { status, headers: { 'Content-Type': 'application/xml' }, body: Buffer.from(xml) }
}
