import { gunzipSync, gzipSync } from 'node:zlib'
import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { decodeManifest, encodeManifests, type BuildManifest } from '../../src/built-site/manifest.ts'

const DIGEST = `${'A'.repeat(43)}=`
const MANIFEST: BuildManifest = {
  scope: '01234567',
  commit: 'c'.repeat(40),
  run: '7042.1',
  distributions: new Map([['E1EXAMPLE', { newest: 'I1', posted: ['I2'] }]]),
  files: new Map([
    ['public/index.html', DIGEST],
    ['public/a b\n"é.css', DIGEST],
  ]),
}
const EXPECTED = { scope: '01234567', distributions: ['E1EXAMPLE'], directory: 'public' }

function rewrite(change: (text: string) => string): Buffer {
  return gzipSync(change(gunzipSync(encodeManifests([MANIFEST])).toString()))
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
        expect(decodeManifest(encodeManifests([manifest]), EXPECTED)).toEqual({ kind: 'usable', manifest })
      },
    ),
  )
})

test('the order in which files were found does not change the bytes', () => {
  const reversed = { ...MANIFEST, files: new Map([...MANIFEST.files].reverse()) }
  expect(encodeManifests([reversed])).toEqual(encodeManifests([MANIFEST]))
})

test('one file keeps several manifests, and a new one replaces that of its scope and distributions', () => {
  const other: BuildManifest = { ...MANIFEST, scope: '76543210', files: new Map([['public/other', DIGEST]]) }
  const older: BuildManifest = { ...other, distributions: new Map([['E2', undefined]]), run: '1.1.a' }
  const kept = encodeManifests([MANIFEST, other, older])
  for (const manifest of [MANIFEST, other, older]) {
    const expected = { ...EXPECTED, scope: manifest.scope, distributions: [...manifest.distributions.keys()] }
    expect(decodeManifest(kept, expected)).toEqual({ kind: 'usable', manifest })
  }
  const next = { ...other, run: '7043.1' }
  const isKept = ({ run }: { readonly run: string }) => run !== '1.1.a'
  expect(encodeManifests([next], { kept, isKept })).toEqual(encodeManifests([next, MANIFEST]))
  expect(encodeManifests([next], { kept: kept.subarray(0, -9), isKept })).toEqual(encodeManifests([next]))
})

test.each([
  ['other rules', encodeManifests([{ ...MANIFEST, scope: 'ffffffff' }]), 'other rules'],
  [
    'a distribution that was not purged',
    encodeManifests([{ ...MANIFEST, distributions: new Map([['E2OTHER', undefined]]) }]),
    'E1EXAMPLE was not purged',
  ],
  ['text', Buffer.from('hello'), 'cannot be decompressed'],
  ['nothing', Buffer.alloc(0), 'cannot be decompressed'],
  ['a truncated file', encodeManifests([MANIFEST]).subarray(0, -12), 'cannot be decompressed'],
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
