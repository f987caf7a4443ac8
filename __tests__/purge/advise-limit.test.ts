import { expect, test } from '@jest/globals'
import { adviseLimit } from '../../src/purge/advise-limit.ts'
import type { PlannedDistribution } from '../../src/purge/plan-distributions.ts'
import { changesOf, POSTING } from '../support/purge/targets.ts'
import { distributionOf, planOf } from '../support/report/results.ts'

const changed = (count: number) => Array.from({ length: count }, (_, index) => `/products/${index}`)

function plannedOf(paths: readonly string[], maxPaths?: number): PlannedDistribution {
  return {
    plan: distributionOf({ paths }),
    posting: { ...POSTING, maxPaths },
    targets: [planOf(changesOf('public/a'))],
    scope: 'x',
    commit: undefined,
  }
}

const siteOf = (...paths: readonly string[]) => Promise.resolve(paths.map((path) => `public${path}`))

test('the lowest limit that purges little besides', async () => {
  const paths = changed(400)
  const others = Array.from({ length: 40 }, (_, index) => `/products/other-${index}`)
  expect(await adviseLimit(plannedOf(paths), () => siteOf(...paths, ...others, '/index.html'))).toEqual({
    maxPaths: 10,
    paths: expect.arrayContaining([expect.stringMatching(/^\/products\/.*\*$/)]),
    unchanged: 0,
  })
})

test.each<[string, PlannedDistribution, () => Promise<readonly string[] | undefined>]>([
  ['few paths', plannedOf(changed(30)), () => siteOf(...changed(30))],
  ['a limit that the user set', plannedOf(changed(40), 100), () => siteOf(...changed(40))],
  ['a site whose files are unknown', plannedOf(changed(400)), () => Promise.resolve(undefined)],
  [
    'changes that are scattered among unchanged files',
    plannedOf(Array.from({ length: 40 }, (_, index) => `/${index}/changed`)),
    () => siteOf(...Array.from({ length: 4000 }, (_, index) => `/${index % 40}/${index}`)),
  ],
])('nothing is advised for %s', async (_, planned, listFiles) => {
  expect(await adviseLimit(planned, listFiles)).toBeUndefined()
})
