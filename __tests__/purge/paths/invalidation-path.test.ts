import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { encodeFileName, encodeUserPath } from '../../../src/purge/paths/encode.ts'
import { decodeFileName } from '../../../src/repository/file-name.ts'
import {
  findFaultInItem,
  isTag,
  isWildcard,
  MAX_PATH_LENGTH,
  MAX_TAG_LENGTH,
  widenToPurgeable,
  widerWildcards,
} from '../../../src/purge/paths/invalidation-path.ts'
import { runs } from '../../support/random-runs.ts'
import { ANY_CHARACTER } from '../../support/any-character.ts'

test.each([
  ['/a', false, false],
  ['/a*', true, false],
  ['/*', true, false],
  ['/a*b', false, false],
  ['#a', false, true],
  ['#a*', false, true],
])('%s: wildcard %s, tag %s', (item, wildcard, tag) => {
  expect(isWildcard(item)).toBe(wildcard)
  expect(isTag(item)).toBe(tag)
})

describe('findFaultInItem', () => {
  test.each([
    '/',
    '/*',
    '/docs/*',
    '/a?b=c',
    '/größe',
    '/a b',
    "/it's",
    `/${'a'.repeat(MAX_PATH_LENGTH - 1)}`,
    '#product:42',
    '#!"$%&\'()+-./:;<=>?@[]^_`{|}~',
    `#${'t'.repeat(MAX_TAG_LENGTH)}`,
  ])('takes %.40s', (item) => {
    expect(findFaultInItem(item)).toBeUndefined()
  })

  test.each([
    ['docs/a', '"docs/a" starts with neither `/` nor `#`; a path is written `/docs/a`'],
    ['*', '"*" starts with neither'],
    ['', '"" starts with neither'],
    ['https://example.com/', 'starts with neither'],
    ['/a/*.css', 'write `/a/*`'],
    ['/*/b*', 'write `/*`'],
    ['/a**', 'write `/a*`'],
    [`/${'a'.repeat(MAX_PATH_LENGTH)}`, 'is 4001 characters long when encoded; CloudFront takes 4000'],
    [`/${'ä'.repeat(700)}`, 'is 4201 characters long when encoded'],
    ['#', 'a tag without a name; write for example `#product-42`'],
    ['#a*', '"#a*" has a wildcard; cache tags have none'],
    ['#a,b', '"#a,b" holds ","'],
    ['#a b', 'holds " "'],
    ['#größe', 'holds "ö"'],
    ['#🦊', 'holds "🦊"'],
    [`#${'t'.repeat(MAX_TAG_LENGTH + 1)}`, 'is 257 characters long; CloudFront takes 256'],
  ])('says what is wrong with %.40s', (item, message) => {
    expect(findFaultInItem(item)).toContain(message)
  })
})

describe('widenToPurgeable', () => {
  const long = (text: string, length: number) => text.padEnd(length, 'x')

  test.each([
    ['/runtime~main.js', '/runtime*'],
    ['/pots~dam/photo.jpg', '/pots*'],
    ['/~', '/*'],
    ['/a%7Eb', '/a*'],
    ['/a%7eb~c', '/a*'],
    ['/a/~*', '/a/*'],
    [long('/', MAX_PATH_LENGTH + 1), `${long('/', MAX_PATH_LENGTH - 1)}*`],
    // Neither after `%` nor after its first digit.
    [`${long('/', MAX_PATH_LENGTH - 2)}%C3%A9`, `${long('/', MAX_PATH_LENGTH - 2)}*`],
    [`${long('/', MAX_PATH_LENGTH - 3)}%C3%A9`, `${long('/', MAX_PATH_LENGTH - 3)}*`],
    [`${long('/', MAX_PATH_LENGTH - 4)}%C3%A9`, `${long('/', MAX_PATH_LENGTH - 4)}%C3*`],
    // A tilde in what is cut off anyway costs nothing more.
    [`${long('/', MAX_PATH_LENGTH + 5)}~`, `${long('/', MAX_PATH_LENGTH - 1)}*`],
    [long('#', MAX_TAG_LENGTH + 2), '/*'],
  ])('%.40s', (item, wider) => {
    const result = widenToPurgeable(item)
    expect(result.item).toBe(wider)
    expect(result.widening).toMatchObject({ from: item, to: wider })
    expect(result.widening?.why).not.toBe('')
  })

  test.each([
    '/',
    '/a*',
    '/it%27s',
    '/100%25',
    '#a~b',
    long('#', MAX_TAG_LENGTH + 1),
    long('/', MAX_PATH_LENGTH),
    `${long('/', MAX_PATH_LENGTH - 1)}*`,
  ])('leaves %.40s as it is', (item) => {
    expect(widenToPurgeable(item)).toEqual({ item })
  })

  test('covers the path, can be purged, and is as it was if it could be', () => {
    const name = fc.oneof(
      fc.string({ unit: ANY_CHARACTER, maxLength: 30 }),
      fc.uint8Array({ maxLength: 20 }).map((bytes) => decodeFileName(Buffer.from(bytes))),
      fc.tuple(fc.constantFrom('ä', '世', 'a', '%'), fc.integer({ min: 300, max: 4100 })).map(([c, n]) => c.repeat(n)),
    )
    const path = fc.array(fc.oneof({ weight: 4, arbitrary: name }, fc.constantFrom('~', '%7E', '*')), { maxLength: 4 })
    fc.assert(
      fc.property(path, (parts) => {
        const encoded = encodeFileName(`/${parts.join('')}`)
        const { item, widening } = widenToPurgeable(encoded)
        expect(item.length).toBeLessThanOrEqual(MAX_PATH_LENGTH)
        expect(item).not.toMatch(/~|%7e|%[0-9A-F]?\*$/i)
        if (widening) {
          expect(isWildcard(item)).toBe(true)
          expect(encoded.startsWith(item.slice(0, -1))).toBe(true)
        } else {
          expect(item).toBe(encoded)
        }
      }),
      { numRuns: runs(100) },
    )
  })
})

describe('widerWildcards', () => {
  test.each<[string, readonly string[]]>([
    ["/a/it's.png", ['/a/it*', '/a/*', '/*']],
    ['/a/b.png', ['/a/b.png*', '/a/*', '/*']],
    ["/a+b/it's/c,d.png", ["/a+b/it's/c*", '/a+b/it*', '/a*', '/*']],
    ['/a/b/c/d/e.png', ['/a/b/c/d/e.png*', '/a/b/c/d/*', '/a/b/c/*', '/a/*', '/*']],
    ["/it's/b.png", ['/it*', '/*']],
    ["/a/'b", ['/a/*', '/*']],
    ['/a/b/', ['/a/b/*', '/a/*', '/*']],
    ['/a/*', ['/*']],
    ["/a'*", ['/a*', '/*']],
    ['/a', ['/a*', '/*']],
    ['/', ['/*']],
    ['/*', []],
    ['#tag', ['/*']],
    ['#a/b', ['/*']],
  ])('%s', (path, wider) => {
    expect(widerWildcards(path)).toEqual(wider)
  })

  test('each covers the path and is wider than the one before it', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', 'B', '/', "'", '+', '%41', '.', '*') }), (rest) => {
        const path = encodeUserPath(`/${rest}`)
        const steps = widerWildcards(path)
        let prefix = isWildcard(path) ? path.slice(0, -1) : `${path}\u0000`
        for (const wider of steps) {
          expect(isWildcard(wider)).toBe(true)
          expect(prefix.startsWith(wider.slice(0, -1))).toBe(true)
          expect(wider.length - 1).toBeLessThan(prefix.length)
          prefix = wider.slice(0, -1)
        }
        expect(path === '/*' || steps.at(-1) === '/*').toBe(true)
      }),
      { numRuns: runs(1000) },
    )
  })
})
