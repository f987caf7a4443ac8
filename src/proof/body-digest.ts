import { createHash } from 'node:crypto'
import { createBrotliDecompress, createGunzip } from 'node:zlib'

/** The SHA-256 of bytes in base64, or the ID of the blob that git makes of them. */
export type Digest = `sha256:${string}` | `blob:${string}`

export function hasAny(digests: readonly Digest[], wanted: readonly Digest[]): boolean {
  return digests.some((digest) => wanted.includes(digest))
}

/** Bytes. Larger bodies are not compared. */
export const LARGEST_BODY = 256 * 1024 * 1024
/** Bytes of a body of unknown length that are kept for git's ID, which begins with the length. */
const KEPT_AT_MOST = 4 * 1024 * 1024

export type Digester = {
  readonly write: (chunk: Buffer) => void
  /** Of all that was written. */
  readonly digests: () => readonly Digest[]
}

/** `length` is undefined if it is not known yet. A body of another length than announced has no git ID. */
export function openDigester(length: number | undefined): Digester {
  const sha256 = createHash('sha256')
  const blobs = length === undefined ? undefined : openBlobs(length)
  const kept: Buffer[] = []
  let size = 0
  return {
    write: (chunk) => {
      size += chunk.length
      sha256.update(chunk)
      for (const blob of blobs ?? []) blob.update(chunk)
      if (blobs !== undefined) return
      if (size <= KEPT_AT_MOST) kept.push(chunk)
      else kept.length = 0
    },
    digests: () => {
      const own: Digest = `sha256:${sha256.digest('base64')}`
      if (size !== length && (blobs !== undefined || size > KEPT_AT_MOST)) return [own]
      const opened = blobs ?? openBlobs(size)
      if (blobs === undefined) for (const chunk of kept) for (const blob of opened) blob.update(chunk)
      return [own, ...opened.map((blob): Digest => `blob:${blob.digest('hex')}`)]
    },
  }
}

export type BodyDigester = Pick<Digester, 'write'> & { readonly digests: () => Promise<readonly Digest[]> }

/** Has also the digests of the decoded body, up to `largest` bytes: some origins send compressed files to everybody. */
export function openBodyDigester(
  length: number | undefined,
  contentEncoding: string | undefined,
  largest = LARGEST_BODY,
): BodyDigester {
  const asSent = openDigester(length)
  const decoder = openDecoder(contentEncoding, largest)
  return {
    write: (chunk) => {
      asSent.write(chunk)
      decoder?.write(chunk)
    },
    digests: async () => [...asSent.digests(), ...((await decoder?.digests()) ?? [])],
  }
}

/** Without digests if the body is not in this encoding, or too large. */
function openDecoder(contentEncoding = '', largest: number): BodyDigester | undefined {
  const name = contentEncoding.trim().toLowerCase()
  const stream = /^(?:x-)?gzip$/.test(name) ? createGunzip() : name === 'br' ? createBrotliDecompress() : undefined
  if (stream === undefined) return undefined
  const digester = openDigester(undefined)
  const { promise, resolve } = Promise.withResolvers<readonly Digest[]>()
  let size = 0
  stream.on('data', (chunk: Buffer) => {
    size += chunk.length
    if (size <= largest) digester.write(chunk)
    else stream.destroy()
  })
  stream.on('end', () => {
    resolve(digester.digests())
  })
  stream.on('error', () => {
    resolve([])
  })
  stream.on('close', () => {
    resolve([])
  })
  return {
    write: (chunk) => {
      if (!stream.destroyed) stream.write(chunk)
    },
    digests: () => {
      if (!stream.destroyed) stream.end()
      return promise
    },
  }
}

export function digestBytes(bytes: Buffer): readonly Digest[] {
  const digester = openDigester(bytes.length)
  digester.write(bytes)
  return digester.digests()
}

/** Repositories name objects by either hash. */
function openBlobs(length: number) {
  return ['sha1', 'sha256'].map((algorithm) => createHash(algorithm).update(`blob ${length}\0`))
}
