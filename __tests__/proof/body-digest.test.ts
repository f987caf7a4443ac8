import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { describe, expect, test } from '@jest/globals'
import { digestBytes, hasAny, openBodyDigester, openDigester } from '../../src/proof/body-digest.ts'

const BYTES = Buffer.from('<h1>Hello</h1>\n')
/** Of `git hash-object --stdin`. */
const SHA1 = execFileSync('git', ['hash-object', '--stdin'], { input: BYTES, encoding: 'utf8' }).trim()

test('bytes have a SHA-256 and the IDs that git gives them', () => {
  const [sha256, ...blobs] = digestBytes(BYTES)
  expect(sha256).toBe(`sha256:${createHash('sha256').update(BYTES).digest('base64')}`)
  expect(blobs).toContain(`blob:${SHA1}`)
  expect(blobs.map((blob) => blob.length - 'blob:'.length)).toEqual([40, 64])
})

test.each([
  ['announced', BYTES.length],
  ['unknown', undefined],
])('parts have the same digests if the length is %s', (_, length) => {
  const digester = openDigester(length)
  for (const byte of BYTES) digester.write(Buffer.from([byte]))
  expect(digester.digests()).toEqual(digestBytes(BYTES))
})

test('a body of another length than announced has no ID of git', () => {
  const digester = openDigester(BYTES.length + 1)
  digester.write(BYTES)
  expect(digester.digests()).toEqual(digestBytes(BYTES).slice(0, 1))
})

test('a large body of unknown length is not kept', () => {
  const part = Buffer.alloc(1024 * 1024)
  const digester = openDigester(undefined)
  for (let index = 0; index < 5; index += 1) digester.write(part)
  expect(digester.digests()).toHaveLength(1)
})

describe('a compressed body', () => {
  const digestAll = async (sent: Buffer, encoding: string, largest?: number) => {
    const digester = openBodyDigester(sent.length, encoding, largest)
    for (let at = 0; at < sent.length; at += 7) digester.write(sent.subarray(at, at + 7))
    return digester.digests()
  }

  test.each([
    ['gzip', gzipSync(BYTES)],
    ['X-GZIP', gzipSync(BYTES)],
    [' br ', brotliCompressSync(BYTES)],
  ])('of %j has the digests of what was sent, and of what it decodes to', async (encoding, sent) => {
    expect(await digestAll(sent, encoding)).toEqual([...digestBytes(sent), ...digestBytes(BYTES)])
  })

  test.each([
    ['that is not compressed', BYTES, 'gzip'],
    ['that is cut off', gzipSync(BYTES).subarray(0, 20), 'gzip'],
    ['in another encoding', gzipSync(BYTES), 'br'],
    ['in an unknown encoding', BYTES, 'zstd'],
  ])('%s has only the digests of what was sent', async (_, sent, encoding) => {
    expect(await digestAll(sent, encoding)).toEqual(digestBytes(sent))
  })

  test('that decodes to too much has only the digests of what was sent', async () => {
    const sent = brotliCompressSync(BYTES)
    expect(await digestAll(sent, 'br', BYTES.length)).toEqual([...digestBytes(sent), ...digestBytes(BYTES)])
    expect(await digestAll(sent, 'br', BYTES.length - 1)).toEqual(digestBytes(sent))
  })
})

test('unknown digests are nobody’s', () => {
  expect(hasAny([], [])).toBe(false)
  expect(hasAny(['blob:1'], ['blob:2', 'blob:1'])).toBe(true)
})
