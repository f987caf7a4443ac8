import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { formatCallerReference, type Origin } from '../../../src/purge/post/caller-reference.ts'
import { MAX_REFERENCE_LENGTH } from '../../../src/cloudfront/cloudfront.ts'
import { runs } from '../../support/random-runs.ts'

const ORIGIN: Origin = {
  repository: 'octo-org/website',
  scope: '1a2b3c4d',
  commit: 'c0ffee'.padEnd(40, '0'),
  runId: '17000000001',
  runAttempt: '1',
  nonce: 'f00d42',
}
const LONG = `octo-org-${'x'.repeat(30)}/website-${'y'.repeat(90)}`

describe('formatCallerReference', () => {
  test('says where the purge came from', () => {
    expect(formatCallerReference(ORIGIN, '2of7')).toBe(
      `octo-org/website:1a2b3c4d:${'c0ffee'.padEnd(40, '0')}:17000000001.1.f00d42:2of7`,
    )
    expect(formatCallerReference({ ...ORIGIN, commit: undefined }, '1of1')).toBe(
      'octo-org/website:1a2b3c4d:none:17000000001.1.f00d42:1of1',
    )
  })

  test('shortens a long repository to its beginning and a digest, and nothing else', () => {
    const reference = formatCallerReference({ ...ORIGIN, repository: LONG }, '1of1')
    expect(reference).toHaveLength(MAX_REFERENCE_LENGTH)
    expect(reference).toMatch(/^octo-org-x+\/web\+[0-9a-f]{8}:1a2b3c4d:c0ffee0+:17000000001\.1\.f00d42:1of1$/)
  })

  test('keeps the end where even that is too long', () => {
    const origin = { ...ORIGIN, commit: 'd'.repeat(64), runId: '9'.repeat(20), runAttempt: '100' }
    const reference = formatCallerReference(origin, '1000of3000.010101010101www')
    expect(reference.length).toBeLessThanOrEqual(MAX_REFERENCE_LENGTH)
    expect(reference).toMatch(/d:9{20}\.100\.f00d42:1000of3000\.010101010101www$/)
  })

  const hex = (length: number) =>
    fc.string({ unit: fc.constantFrom(...Array.from('0123456789abcdef')), minLength: length, maxLength: length })
  const slug = fc.string({ unit: fc.constantFrom('a', 'B', '-', '.', '_', '0'), minLength: 1, maxLength: 100 })
  const number = (digits: number) =>
    fc.string({ unit: fc.constantFrom(...Array.from('123456789')), minLength: 1, maxLength: digits })
  const origins: fc.Arbitrary<Origin> = fc.record({
    repository: fc.tuple(slug, slug).map((names) => names.join('/')),
    scope: hex(8),
    commit: fc.oneof(fc.constant(undefined), hex(40), hex(64)),
    runId: number(20),
    runAttempt: number(4),
    nonce: hex(6),
  })
  const parts = fc
    .tuple(number(4), number(4), fc.string({ unit: fc.constantFrom('0', '1'), maxLength: 12 }), fc.nat(3))
    .map(([index, of, halves, wider]) => `${index}of${of}${halves && `.${halves}`}${'w'.repeat(wider)}`)

  test('is never too long', () => {
    fc.assert(
      fc.property(origins, parts, (origin, part) => {
        expect(formatCallerReference(origin, part)).toMatch(/^[!-~]{1,128}$/)
      }),
      { numRuns: runs(1000) },
    )
  })

  test('is the same for the same, and another if anything differs', () => {
    fc.assert(
      fc.property(origins, origins, parts, parts, fc.nat(6), (origin, other, part, otherPart, which) => {
        const key = (['repository', 'scope', 'commit', 'runId', 'runAttempt', 'nonce'] as const)[which]
        const changed = key === undefined ? origin : { ...origin, [key]: other[key] }
        const changedPart = key === undefined ? otherPart : part
        const isSame = key === undefined ? part === otherPart : origin[key] === other[key]
        expect(formatCallerReference(changed, changedPart) === formatCallerReference(origin, part)).toBe(isSame)
      }),
      { numRuns: runs(1000) },
    )
  })
})
