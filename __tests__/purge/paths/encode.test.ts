import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { encodeFileName, encodeTag, encodeUserPath } from '../../../src/purge/paths/encode.ts'
import { decodeFileName } from '../../../src/repository/file-name.ts'
import { runs } from '../../support/random-runs.ts'
import { ANY_CHARACTER } from '../../support/any-character.ts'

/** What RFC 1738 calls unsafe, and CloudFront wants encoded. The tilde is the exception: it cannot be purged in either way. */
const UNSAFE: readonly (readonly [string, string])[] = [
  [' ', '%20'],
  ['"', '%22'],
  ['<', '%3C'],
  ['>', '%3E'],
  ['\\', '%5C'],
  ['^', '%5E'],
  ['`', '%60'],
  ['{', '%7B'],
  ['|', '%7C'],
  ['}', '%7D'],
  ['[', '%5B'],
  [']', '%5D'],
  ['\u0000', '%00'],
  ['\t', '%09'],
  ['\n', '%0A'],
  ['\u007f', '%7F'],
]
const RAW = "ABCXYZabcxyz0189-_.!~*'();:@&=+$,/"

describe.each([
  ['encodeFileName', encodeFileName],
  ['encodeUserPath', encodeUserPath],
])('%s', (_, encode) => {
  test.each(UNSAFE)('encodes %j', (character, encoded) => {
    expect(encode(`/a${character}b`)).toBe(`/a${encoded}b`)
  })

  test.each(Array.from(RAW))('keeps %j', (character) => {
    expect(encode(character)).toBe(character)
  })

  test.each([
    ['/menü', '/men%C3%BC'],
    ['/価格/表', '/%E4%BE%A1%E6%A0%BC/%E8%A1%A8'],
    ['/🦊.png', '/%F0%9F%A6%8A.png'],
    ['/e\u0301', '/e%CC%81'],
    ['/\u00a0', '/%C2%A0'],
    ['/\ufeffa', '/%EF%BB%BFa'],
  ])('encodes the UTF-8 of %j', (text, encoded) => {
    expect(encode(text)).toBe(encoded)
  })

  test('encodes a stray byte as that very byte', () => {
    expect(encode('/caf\udce9')).toBe('/caf%E9')
    expect(encode('\udc80\udcff')).toBe('%80%FF')
  })
})

describe('encodeFileName', () => {
  test.each([
    ['what?.html', 'what%3F.html'],
    ['50%.txt', '50%25.txt'],
    ['%41.txt', '%2541.txt'],
    ['c#/intro.md', 'c%23/intro.md'],
    ['hamburg/Tom & Anna, bar@sea; x+y=z$1:2.png', 'hamburg/Tom%20&%20Anna,%20bar@sea;%20x+y=z$1:2.png'],
    ['my files/naïve #7.png', 'my%20files/na%C3%AFve%20%237.png'],
    ['[slug]/{id}|.js', '%5Bslug%5D/%7Bid%7D%7C.js'],
  ])('%j becomes %j', (name, encoded) => {
    expect(encodeFileName(name)).toBe(encoded)
  })

  test('gives only what CloudFront takes', () => {
    fc.assert(
      fc.property(anyBytes(), (bytes) => {
        expect(encodeFileName(decodeFileName(bytes))).toMatch(/^(?:[!$&-;=@-Z_a-z~]|%[0-9A-F]{2})*$/)
      }),
      { numRuns: runs(100) },
    )
  })
})

describe('encodeUserPath', () => {
  test.each([
    ['/a?b=1&c=%20', '/a?b=1&c=%20'],
    ['/a%2fb', '/a%2fb'],
    ['/100%', '/100%25'],
    ['/100%zz', '/100%25zz'],
    ['/100%2', '/100%252'],
    ['/%%41', '/%25%41'],
    ['/a#b', '/a%23b'],
    ['/docs/*', '/docs/*'],
  ])('%j becomes %j', (path, encoded) => {
    expect(encodeUserPath(path)).toBe(encoded)
  })

  test('changes nothing about an encoded path', () => {
    fc.assert(
      fc.property(fc.string({ unit: ANY_CHARACTER }), (path) => {
        const encoded = encodeUserPath(path)
        expect(encodeUserPath(encoded)).toBe(encoded)
      }),
    )
  })
})

describe('encodeTag', () => {
  test.each([
    ['product:42', 'product:42'],
    ['a b', 'a%20b'],
    ['a,b', 'a%2Cb'],
    ['all*', 'all%2A'],
    ['50%', '50%25'],
    ['größe', 'gr%C3%B6%C3%9Fe'],
    ['🦊', '%F0%9F%A6%8A'],
    ['a~b"c<d>e{f}g|h', 'a~b"c<d>e{f}g|h'],
    ['\udce9', '%E9'],
    ['\u007f', '%7F'],
  ])('%j becomes %j', (name, encoded) => {
    expect(encodeTag(name)).toBe(encoded)
  })

  test('never gives two names the same tag', () => {
    fc.assert(
      fc.property(anyBytes(), (bytes) => {
        const encoded = encodeTag(decodeFileName(bytes))
        expect(encoded).toMatch(/^[!-+\--~]*$/)
        expect(decodePercents(encoded)).toEqual(bytes)
      }),
    )
  })
})

test('encoding and decoding lose no byte', () => {
  fc.assert(
    fc.property(anyBytes(), (bytes) => {
      expect(decodePercents(encodeFileName(decodeFileName(bytes)))).toEqual(bytes)
    }),
    { numRuns: runs(1000) },
  )
})

/** Bytes of which many are UTF-8 of several bytes, whole and cut. */
function anyBytes(): fc.Arbitrary<Buffer> {
  const text = fc.string({ unit: ANY_CHARACTER, maxLength: 6 }).map((part) => Buffer.from(part))
  const cut = fc.tuple(text, fc.nat(4)).map(([bytes, drop]) => bytes.subarray(0, Math.max(0, bytes.length - drop)))
  const noise = fc.uint8Array({ maxLength: 4 }).map((bytes) => Buffer.from(bytes))
  const lead = fc.constantFrom(0xc3, 0xe4, 0xed, 0xf0, 0xf4, 0x80, 0xff).map((byte) => Buffer.from([byte]))
  return fc.array(fc.oneof(text, cut, noise, lead), { maxLength: 6 }).map((parts) => Buffer.concat(parts))
}

function decodePercents(encoded: string): Buffer {
  return Buffer.from(
    encoded.replaceAll(/%([0-9A-F]{2})/g, (_, byte: string) => String.fromCharCode(parseInt(byte, 16))),
    'latin1',
  )
}
