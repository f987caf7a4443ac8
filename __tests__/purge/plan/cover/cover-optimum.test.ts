/** No cover is better than the one found: against all there are, against another way to the optimum, and against what people do. */

import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { dropCovered } from '../../../../src/purge/paths/cover.ts'
import { findBestCover } from '../../../../src/purge/plan/cover/find-best-cover.ts'
import {
  cutIntoRuns,
  listLost,
  mergeCheapestPairs,
  mergeDirectories,
  purges,
  purgesAll,
  tryAllCovers,
  type Case,
} from '../../../support/purge/cover-reference.ts'
import { runs } from '../../../support/random-runs.ts'

const RUNS = { seed: 20_261_121, numRuns: runs(3000) }
const LARGE_RUNS = { seed: 20_261_121, numRuns: runs(150) }

/** Few characters, so that much is shared: whole ones, escapes, and two characters that share their first byte. */
const smallPath = fc
  .array(fc.constantFrom('a', 'b', '/', '/', '.', '?', '*', '%20', '%C3%A9', '%C3%A8'), { maxLength: 5 })
  .map((parts) => `/${parts.join('')}`)
const wildcard = fc.oneof({ weight: 4, arbitrary: fc.constant('') }, fc.constant('*'))
const smallItem = fc.oneof(
  { weight: 9, arbitrary: fc.tuple(smallPath, wildcard).map((parts) => parts.join('')) },
  fc.constantFrom('#a', '#A', '#b', '#c'),
)

const smallCase: fc.Arbitrary<Case> = fc
  .record({
    changed: fc.array(smallItem, { minLength: 1, maxLength: 8 }),
    others: fc.array(smallItem, { maxLength: 14 }),
    maxPaths: fc.integer({ min: 1, max: 6 }),
  })
  .map(({ changed, others, maxPaths }) => ({ changed, site: new Set([...others, ...changed]), maxPaths }))

/** A site of directories in directories with pages and hashed files, of which some directories change more than others. */
const largeCase: fc.Arbitrary<Case> = fc
  .record({
    paths: fc.uniqueArray(
      fc
        .tuple(
          fc.array(fc.constantFrom('docs', 'blog', 'assets', 'doc', '2024', '2025'), { maxLength: 3 }),
          fc.constantFrom('app', 'chunk', 'index', 'p'),
          fc.integer({ min: 0, max: 4095 }),
          fc.constantFrom('.js', '.css', '.html', '/'),
        )
        .map(([directories, name, hash, ending]) =>
          ['', ...directories, `${name}.${hash.toString(16).padStart(3, '0')}${ending}`].join('/'),
        ),
      { minLength: 60, maxLength: 250, size: 'max' },
    ),
    touched: fc.array(fc.constantFrom('/docs/', '/blog/2024', '/assets/app', '/assets/', '/docs/blog/', '/p'), {
      maxLength: 3,
    }),
    every: fc.integer({ min: 4, max: 12 }),
    percent: fc.noBias(fc.integer({ min: 2, max: 90 })),
  })
  .map(({ paths, touched, every, percent }) => {
    const changed = paths
      .filter((path, i) => i % every === 0 || (i % every < 3 && touched.some((start) => path.startsWith(start))))
      .slice(0, 60)
    return { changed, site: new Set(paths), maxPaths: Math.max(1, Math.floor((changed.length * percent) / 100)) }
  })

describe('on small sites', () => {
  test('no other cover loses less, or as little with fewer paths', () => {
    let merged = 0
    fc.assert(
      fc.property(smallCase, (of) => {
        const cover = findBestCover(of)
        const changed = dropCovered(of.changed)
        if (changed.length <= of.maxPaths) {
          expect(cover).toEqual({ paths: changed, merged: [], unchanged: 0 })
          return
        }
        merged += 1
        expect({ lost: cover.unchanged, paths: cover.paths.length }).toEqual(tryAllCovers(of))
      }),
      RUNS,
    )
    expect(merged).toBeGreaterThan(runs(1000))
  })

  test.each([
    ['known', (of: Case) => findBestCover(of)],
    ['unknown', (of: Case) => findBestCover({ ...of, site: undefined })],
  ])('all that changed is purged by few enough paths, none for nothing, with the site %s', (_, find) => {
    fc.assert(
      fc.property(smallCase, (of) => {
        const { paths } = find(of)
        expect(purgesAll(paths, of.changed)).toBe(true)
        expect(paths.length).toBeLessThanOrEqual(of.maxPaths)
        expect(paths).toEqual(dropCovered(paths))
        for (const path of paths) expect(of.changed.some((item) => purges(path, item))).toBe(true)
      }),
      RUNS,
    )
  })

  test('what is said of it is so', () => {
    fc.assert(
      fc.property(smallCase, (of) => {
        const { paths, merged, unchanged } = findBestCover(of)
        const changed = dropCovered(of.changed)
        expect(unchanged).toBe(listLost(paths, of).length)
        expect(merged.map(({ wildcard }) => wildcard)).toEqual(paths.filter((path) => !changed.includes(path)))
        for (const { wildcard, replaces, unchanged } of merged) {
          expect(replaces).toBe(changed.filter((item) => purges(wildcard, item)).length)
          expect(replaces).toBeGreaterThan(1)
          expect(unchanged).toBe(listLost([wildcard], of).length)
        }
      }),
      RUNS,
    )
  })

  test.each([
    ['known', (site: readonly string[]) => new Set(site)],
    ['unknown', () => undefined],
  ])('the order in which anything is named is of no matter, with the site %s', (_, know) => {
    const shuffled = smallCase.chain((of) =>
      fc.tuple(
        fc.constant(of),
        fc.shuffledSubarray([...of.changed], { minLength: of.changed.length }),
        fc.shuffledSubarray([...of.site], { minLength: of.site.size }),
      ),
    )
    fc.assert(
      fc.property(shuffled, ([{ site, ...of }, changed, objects]) => {
        const again = findBestCover({ ...of, changed, site: know(objects) })
        expect(again).toEqual(findBestCover({ ...of, site: know([...site]) }))
      }),
      RUNS,
    )
  })
})

describe('on larger sites', () => {
  test('the loss is the least, found another way', () => {
    fc.assert(
      fc.property(largeCase, (of) => {
        expect(findBestCover(of).unchanged).toBe(cutIntoRuns(of))
      }),
      LARGE_RUNS,
    )
  })

  test.each([
    ['a wildcard for everything', () => ['/*']],
    ['the deepest common directories', mergeDirectories],
    ['the cheapest pairs, one after the other', mergeCheapestPairs],
  ])('the loss is never more than that of %s', (_, mergeBy: (of: Case) => readonly string[]) => {
    let less = 0
    fc.assert(
      fc.property(largeCase, (of) => {
        const theirs = mergeBy(of)
        expect(purgesAll(theirs, of.changed)).toBe(true)
        expect(theirs.length).toBeLessThanOrEqual(of.maxPaths)
        const ours = listLost(findBestCover(of).paths, of).length
        const loss = listLost(theirs, of).length
        expect(ours).toBeLessThanOrEqual(loss)
        if (ours < loss) less += 1
      }),
      LARGE_RUNS,
    )
    expect(less).toBeGreaterThan(0)
  })
})
