import { expect, test } from '@jest/globals'
import type { ChangedFiles } from '../../src/changed-files/changed-files.ts'
import { limitPaths } from '../../src/purge/limit-paths.ts'
import { planDistributions } from '../../src/purge/plan-distributions.ts'
import { planTarget } from '../../src/purge/plan/plan-target.ts'
import type { Target } from '../../src/purge/plan/target.ts'
import { changesOf, targetOf } from '../support/purge/targets.ts'

const CHANGED = ['public/a/1.css', 'public/a/2.css', 'public/b/1.css', 'public/b/2.css', 'public/c.css']
const UNCHANGED = ['public/b/3.css', 'public/b/4.css', 'public/z.html', 'README.md']
const FOUND = new Map([['E1', { kind: 'distribution', id: 'E1' } as const]])

/** What is left of the changed files within `maxPaths`, the site being what `listFiles` says. */
async function limit(
  target: Partial<Omit<Target, 'rules' | 'posting'>> & { readonly maxPaths: number },
  files: readonly string[] | undefined,
  changes: ChangedFiles | undefined = changesOf(...CHANGED),
) {
  const { maxPaths, ...rest } = target
  const plan = planTarget(
    targetOf({ rules: ['public/** -> /{path}'], distributions: ['E1'], ...rest, posting: { maxPaths, batchSize: 2 } }),
    changes,
  )
  const [planned] = planDistributions([plan], FOUND)
  if (!planned) throw new Error('there is nothing to plan')
  return (await limitPaths(planned, () => Promise.resolve(files))).plan
}

test('what the site holds decides what is merged', async () => {
  const plan = await limit({ maxPaths: 4 }, [...CHANGED, ...UNCHANGED])
  expect(plan).toMatchObject({
    paths: ['/a/*', '/b/1.css', '/b/2.css', '/c.css'],
    limited: { before: 5, merged: [{ wildcard: '/a/*', replaces: 2, unchanged: 0 }], unchanged: 0 },
  })
  expect(plan.batches.flat().toSorted()).toEqual([...plan.paths].toSorted())
})

test('a loss that cannot be avoided is told', async () => {
  const plan = await limit({ maxPaths: 3 }, [...CHANGED, ...UNCHANGED])
  expect(plan.paths).toEqual(['/a/*', '/b/*', '/c.css'])
  expect(plan.limited).toMatchObject({ before: 5, unchanged: 2 })
})

test('within the limit nothing is merged, and the site is not listed', async () => {
  const plan = await limit({ maxPaths: 5 }, undefined)
  expect(plan.paths).toHaveLength(5)
  expect(plan.limited).toBeUndefined()
})

test.each<[string, readonly string[] | undefined, ChangedFiles | undefined]>([
  ['a clone that cannot list it', undefined, undefined],
  ['a list of files without a commit', CHANGED, { kind: 'known', files: changesFiles() }],
])('the site is not known: %s', async (_, files, changes) => {
  const plan = await limit({ maxPaths: 3 }, files, changes)
  expect(plan.paths).toEqual(['/a/*', '/b/*', '/c.css'])
  expect(plan.limited).toMatchObject({ before: 5, unchanged: undefined })
})

test('paths alone are merged, too', async () => {
  const plan = await limit({ maxPaths: 1, changes: undefined, paths: ['/x/a', '/x/b'] }, CHANGED, {
    kind: 'known',
    files: [],
  })
  expect(plan.paths).toEqual(['/x/*'])
})

function changesFiles() {
  return CHANGED.map((path) => ({ path, change: 'listed', kind: 'file' }) as const)
}
