import { gunzipSync, gzipSync } from 'node:zlib'
import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { decodeManifest, encodeManifest, type BuildManifest } from '../../src/built-site/manifest.ts'

const DIGEST = `${'A'.repeat(43)}=`
const MANIFEST: BuildManifest = {
  scope: '01234567',
  commit: 'c'.repeat(40),
  run: '7042.1',
  distributions: ['E1EXAMPLE'],
  files: new Map([
    ['public/index.html', DIGEST],
    ['public/a b\n"é.css', DIGEST],
  ]),
}
const EXPECTED = { scope: '01234567', distributions: ['E1EXAMPLE'], directory: 'public' }

function rewrite(change: (text: string) => string): Buffer {
  return gzipSync(change(gunzipSync(encodeManifest(MANIFEST)).toString()))
}

test('any manifest is read as it was written', () => {
  const segment = fc
    .string({ minLength: 1, maxLength: 8, unit: 'grapheme' })
    .filter((text) => !/^\.{0,2}$|\//.test(text))
  const path = fc.array(segment, { minLength: 1, maxLength: 4 }).map((segments) => `public/${segments.join('/')}`)
  const digest = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => Buffer.from(bytes).toString('base64'))
  fc.assert(
    fc.property(
      fc.dictionary(path, digest),
      fc.option(fc.constant('d'.repeat(40)), { nil: undefined }),
      (files, commit) => {
        const manifest = { ...MANIFEST, commit, files: new Map(Object.entries(files)) }
        expect(decodeManifest(encodeManifest(manifest), EXPECTED)).toEqual({ kind: 'usable', manifest })
      },
    ),
  )
})

test('the order in which files were found does not change the bytes', () => {
  const reversed = { ...MANIFEST, files: new Map([...MANIFEST.files].reverse()) }
  expect(encodeManifest(reversed)).toEqual(encodeManifest(MANIFEST))
})

test.each([
  ['other rules', encodeManifest({ ...MANIFEST, scope: 'ffffffff' }), 'other rules'],
  [
    'a distribution that was not purged',
    encodeManifest({ ...MANIFEST, distributions: ['E2OTHER'] }),
    'E1EXAMPLE was not purged',
  ],
  ['text', Buffer.from('hello'), 'cannot be decompressed'],
  ['nothing', Buffer.alloc(0), 'cannot be decompressed'],
  ['a truncated file', encodeManifest(MANIFEST).subarray(0, -12), 'cannot be decompressed'],
  ['a bomb', Buffer.concat(Array<Buffer>(300).fill(gzipSync(Buffer.alloc(1024 * 1024)))), 'cannot be decompressed'],
  ['a missing line', rewrite((text) => text.replace(/\n[^\n]*\n$/, '\n')), 'cut off or repeats'],
  ['half a line', rewrite((text) => text.slice(0, -5)), 'cut off'],
  ['a repeated file', rewrite((text) => text.replace(/\n(\[.*)\n(\[.*)\n$/, '\n$1\n$1\n')), 'cut off or repeats'],
  ['a newer format', rewrite((text) => text.replace('"version":1', '"version":2')), 'version 2'],
  ['another kind of file', rewrite((text) => text.replace('cloudfront-action-build', 'other')), 'another kind'],
  ['a way out', rewrite((text) => text.replace('public/index.html', 'public/../x')), 'outside public'],
  ['an absolute path', rewrite((text) => text.replace('public/index.html', '/etc/passwd')), 'outside public'],
  ['another directory', rewrite((text) => text.replace('public/index.html', 'publicity/x')), 'outside public'],
  ['a digest that is not one', rewrite((text) => text.replace(DIGEST, 'x')), 'does not name a file'],
  ['an object for a line', rewrite((text) => text.replace(/\n\[.*\n/, '\n{"__proto__":1}\n')), 'does not name a file'],
  ['a header of null', gzipSync('null\n'), 'no header'],
  ['a damaged header', rewrite((text) => text.replace('"run":"7042.1"', '"run":7')), 'header is damaged'],
])('a manifest that is %s is not used', (_, bytes, reason) => {
  const read = decodeManifest(bytes, EXPECTED)
  expect(read.kind).toBe('unusable')
  if (read.kind === 'unusable') expect(read.reason).toContain(reason)
})
