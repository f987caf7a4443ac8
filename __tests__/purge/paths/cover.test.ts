import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { dropCovered } from '../../../src/purge/paths/cover.ts'
import { isTag, isWildcard } from '../../../src/purge/paths/invalidation-path.ts'
import { runs } from '../../support/random-runs.ts'

test.each<[readonly string[], readonly string[]]>([
  [[], []],
  [
    ['/b', '/a', '/b'],
    ['/a', '/b'],
  ],
  [['/*', '/team', '/team/*'], ['/*']],
  [
    ['/team', '/team/*'],
    ['/team', '/team/*'],
  ],
  [
    ['/team', '/team/anna', '/team/photos/*', '/team/*'],
    ['/team', '/team/*'],
  ],
  [['/team*', '/team/*', '/team/old/*', '/team'], ['/team*']],
  [
    ['/t*', '/ttt', '/uuu'],
    ['/t*', '/uuu'],
  ],
  [['/', '/*'], ['/*']],
  [['/*', '#a', '#b'], ['/*']],
  [
    ['#b', '/a', '#a'],
    ['/a', '#a', '#b'],
  ],
  [['#Tag', '#tag', '#TAG'], ['#TAG']],
  [['/a**', '/a*'], ['/a*']],
  [
    ['/a*b', '/a*bc'],
    ['/a*b', '/a*bc'],
  ],
  [
    ['/a?*', '/a?x=1', '/a'],
    ['/a', '/a?*'],
  ],
  [
    ['/A*', '/a'],
    ['/A*', '/a'],
  ],
  // A wildcard within what another one's neighbours enclose.
  [
    ['/a/b*', '/a/c', '/a/b', '/a/bd/e*', '/a/bb'],
    ['/a/b*', '/a/c'],
  ],
])('%j leaves %j', (items, left) => {
  expect(dropCovered(items)).toEqual(left)
  expect(dropCovered(items.toReversed())).toEqual(left)
})

const items = fc.array(
  fc.oneof(
    fc
      .tuple(fc.string({ unit: fc.constantFrom('a', 'b', '/', '*', '?'), maxLength: 5 }), fc.constantFrom('', '', '*'))
      .map(([text, end]) => `/${text}${end}`),
    fc.string({ unit: fc.constantFrom('a', 'A', 'b'), minLength: 1, maxLength: 2 }).map((tag) => `#${tag}`),
  ),
  { maxLength: 14 },
)

/** Whether purging `one` purges all that `other` names. */
function covers(one: string, other: string): boolean {
  if (one === '/*') return true
  if (isTag(one) || isTag(other)) return one.toLowerCase() === other.toLowerCase()
  if (!isWildcard(one)) return one === other
  return other.startsWith(one.slice(0, -1))
}

test('covers all that was there with no more than is needed, in any order', () => {
  fc.assert(
    fc.property(
      items.chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length }))),
      ([list, shuffled]) => {
        const left = dropCovered(list)
        expect(dropCovered(shuffled)).toEqual(left)
        for (const item of list) expect(left.some((one) => covers(one, item))).toBe(true)
        for (const one of left) {
          expect(list).toContain(one)
          expect(left.filter((other) => covers(other, one))).toEqual([one])
        }
      },
    ),
    { numRuns: runs(2000) },
  )
})

test('a hundred thousand paths below a thousand wildcards are done in no time', () => {
  const wildcards = Array.from({ length: 1000 }, (_, index) => `/d${index}/*`)
  const paths = Array.from({ length: 100_000 }, (_, index) => `/d${index % 1001}/${index}`)
  const begun = performance.now()
  const left = dropCovered([...paths, ...wildcards])
  expect(performance.now() - begun).toBeLessThan(5000)
  expect(left).toHaveLength(1000 + paths.filter((path) => path.startsWith('/d1000/')).length)
})
