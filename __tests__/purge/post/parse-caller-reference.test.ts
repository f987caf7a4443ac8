import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import {
  formatCallerReference,
  isRepository,
  parseCallerReference,
  type Origin,
} from '../../../src/purge/post/caller-reference.ts'
import { shortDigest } from '../../../src/digest.ts'
import { runs } from '../../support/random-runs.ts'

const COMMIT = 'c0ffee'.padEnd(40, '0')
const ORIGIN: Origin = {
  repository: 'octo-org/website',
  scope: '1a2b3c4d',
  commit: COMMIT,
  runId: '17000000001',
  runAttempt: '1',
  nonce: 'f00d42',
}

const hex = (length: number) =>
  fc.string({ unit: fc.constantFrom(...Array.from('0123456789abcdef')), minLength: length, maxLength: length })
const slug = (longest: number) =>
  fc.string({ unit: fc.constantFrom('a', 'B', '-', '.', '_', '0'), minLength: 1, maxLength: longest })
const number = (digits: number) =>
  fc.string({ unit: fc.constantFrom(...Array.from('123456789')), minLength: 1, maxLength: digits })
const repositories = (longest: number) => fc.tuple(slug(longest), slug(longest)).map((names) => names.join('/'))
const originsOf = (repository: fc.Arbitrary<string>): fc.Arbitrary<Origin> =>
  fc.record({
    repository,
    scope: hex(8),
    commit: fc.oneof(fc.constant(undefined), hex(40), hex(64)),
    runId: number(11),
    runAttempt: number(2),
    nonce: hex(6),
  })
const parts = fc
  .tuple(number(4), number(4), fc.string({ unit: fc.constantFrom('0', '1'), maxLength: 3 }), fc.nat(1))
  .map(([index, of, halves, wider]) => `${index}of${of}${halves && `.${halves}`}${'w'.repeat(wider)}`)

describe('parseCallerReference', () => {
  test('reads back all that was written', () => {
    fc.assert(
      fc.property(originsOf(repositories(6)), parts, (origin, part) => {
        expect(parseCallerReference(formatCallerReference(origin, part))).toEqual({ origin, part })
      }),
      { numRuns: runs(1000) },
    )
  })

  test('reads back a shortened repository, which is that one and no other', () => {
    const long = fc.tuple(slug(39), slug(100)).map((names) => names.join('/').padEnd(100, 'y'))
    fc.assert(
      fc.property(originsOf(long), long, parts, (origin, other, part) => {
        const parsed = parseCallerReference(formatCallerReference(origin, part))
        const written = parsed?.origin.repository ?? ''
        expect(parsed).toEqual({ origin: { ...origin, repository: written }, part })
        expect(isRepository(written, origin.repository)).toBe(true)
        expect(isRepository(written, other)).toBe(other === origin.repository)
      }),
      { numRuns: runs(1000) },
    )
  })

  test('never takes one that was too long to be kept for anything', () => {
    const origin = { ...ORIGIN, commit: 'd'.repeat(64), runId: '9'.repeat(20), runAttempt: '100' }
    for (let halves = 10; halves < 60; halves++) {
      const reference = formatCallerReference(origin, `1of1.${'0'.repeat(halves)}`)
      const parsed = parseCallerReference(reference)
      if (parsed !== undefined) expect(isRepository(parsed.origin.repository, ORIGIN.repository)).toBe(true)
      else expect(reference).toMatch(/^\+[0-9a-f]{8}:/)
    }
    expect(parseCallerReference(formatCallerReference(origin, `1of1.${'0'.repeat(20)}`))).toBeUndefined()
  })

  const VALID = `octo-org/website:1a2b3c4d:${COMMIT}:17.1.f00d42:1of1`
  test.each([
    '',
    'cli-1700000000-123456',
    '2024-01-01T00:00:00Z',
    'octo-org/website',
    `${VALID}:more`,
    ` ${VALID}`,
    `${VALID}\n`,
    VALID.replace('1a2b3c4d', '1A2B3C4D'),
    VALID.replace('1a2b3c4d', '1a2b3c4'),
    VALID.replace(COMMIT, COMMIT.slice(1)),
    VALID.replace(COMMIT, 'main'),
    VALID.replace(COMMIT, '--upload-pack=x'),
    VALID.replace('17.1.f00d42', '17.1'),
    VALID.replace('1of1', '1of1x'),
    VALID.replace('octo-org/website', ''),
    VALID.replace('website', 'web+site'),
  ])('%j is none of ours', (reference) => {
    expect(parseCallerReference(VALID)).toBeDefined()
    expect(parseCallerReference(reference)).toBeUndefined()
  })
})

test.each([
  ['octo-org/website', true],
  [`octo-org/+${shortDigest('octo-org/website')}`, true],
  [`+${shortDigest('octo-org/website')}`, true],
  ['octo-org/websit', false],
  ['octo-org/Website', false],
  [`other/+${shortDigest('octo-org/website')}`, false],
  [`octo-org/+${shortDigest('octo-org/other')}`, false],
  ['', false],
])('%j is octo-org/website: %s', (written, expected) => {
  expect(isRepository(written, 'octo-org/website')).toBe(expected)
})
