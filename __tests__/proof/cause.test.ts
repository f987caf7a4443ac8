import { expect, test } from '@jest/globals'
import { describeStaleCause, findCause, findPassedCause, type Cause } from '../../src/proof/cause.ts'
import { answerOf, PURGED_AT } from '../support/proof/answers.ts'

const CLOUDFRONT = {
  'x-cache': 'Hit from cloudfront',
  via: '1.1 abc.cloudfront.net (CloudFront)',
  'x-amz-cf-id': 'two',
}
const MISS = { ...CLOUDFRONT, 'x-cache': 'Miss from cloudfront' }

type Seen = {
  readonly headers: Readonly<Record<string, string>>
  readonly isStaleByOwnDomain?: boolean
  readonly hasOtherOriginPath?: boolean
}

test.each<[string, Seen, Cause]>([
  ['the origin gave the old bytes', { headers: MISS }, 'old-origin'],
  [
    'the origin said that nothing changed',
    { headers: { ...MISS, 'x-cache': 'RefreshHit from cloudfront' } },
    'old-origin',
  ],
  ['the old bytes were fetched after the purge', { headers: { ...CLOUDFRONT, age: '3' } }, 'old-origin'],
  ['another origin path', { headers: MISS, hasOtherOriginPath: true }, 'origin-path'],
  ['both purges missed the object', { headers: { ...CLOUDFRONT, age: '99' } }, 'rewritten'],
  ['the same by the own domain', { headers: { ...CLOUDFRONT, age: '99' }, isStaleByOwnDomain: true }, 'rewritten'],
  [
    'fresh by the own domain',
    { headers: { ...CLOUDFRONT, age: '99' }, isStaleByOwnDomain: false },
    'another-distribution',
  ],
  ['no header of CloudFront', { headers: { server: 'nginx', age: '99' } }, 'another-host'],
  ['a miss with an age', { headers: { ...MISS, age: '99' }, isStaleByOwnDomain: false }, 'another-cache'],
  [
    'a cache after CloudFront in `via`',
    { headers: { ...CLOUDFRONT, via: '1.1 a.cloudfront.net (CloudFront), 1.1 squid', age: '99' } },
    'another-cache',
  ],
  ['the same answer twice', { headers: { ...CLOUDFRONT, 'x-amz-cf-id': 'one', age: '99' } }, 'another-cache'],
  ['headers of another cache', { headers: { ...CLOUDFRONT, 'cf-cache-status': 'HIT', age: '99' } }, 'another-cache'],
  [
    'headers of another cache, the same by the own domain',
    { headers: { ...CLOUDFRONT, 'x-served-by': 'origin', age: '99' }, isStaleByOwnDomain: true },
    'rewritten',
  ],
])('%s', (_, { headers, isStaleByOwnDomain, hasOtherOriginPath = false }, cause) => {
  const evidence = {
    answer: answerOf('old', headers),
    earlier: answerOf('old', { ...headers, 'x-amz-cf-id': 'one' }),
    purgedAt: PURGED_AT,
    byOwnDomain: isStaleByOwnDomain === undefined ? undefined : { isStale: isStaleByOwnDomain },
    hasOtherOriginPath,
  }
  expect(findCause(evidence)).toBe(cause)
})

test.each<[string, Readonly<Record<string, string>>, Cause]>([
  ['fetched after the purge', { ...CLOUDFRONT, age: '3' }, 'uploaded-late'],
  ['fetched right now', MISS, 'uploaded-late'],
  ['cached before the purge', { ...CLOUDFRONT, age: '30' }, 'took-effect-late'],
])('a second purge helped for what was %s', (_, headers, cause) => {
  expect(findPassedCause(answerOf('old', headers), PURGED_AT)).toBe(cause)
})

test('without an answer the cause is unknown', () => {
  const none = { kind: 'none', reason: 'ECONNRESET', passes: true } as const
  const evidence = { answer: none, earlier: none, purgedAt: 0, byOwnDomain: undefined, hasOtherOriginPath: false }
  expect(describeStaleCause(findCause(evidence))).toBe('The answers do not show why.')
})
