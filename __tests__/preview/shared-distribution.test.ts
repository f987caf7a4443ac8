import { expect, test } from '@jest/globals'
import { purgeAll, withPrefix } from '../../src/preview/shared-distribution.ts'
import { planTarget } from '../../src/purge/plan/plan-target.ts'
import { changesOf, targetOf } from '../support/purge/targets.ts'

const itemsOf = (...given: Parameters<typeof planTarget>) => [...planTarget(...given).items].toSorted()

test('changed files are mapped below the prefix, whatever form they have', () => {
  const target = withPrefix(
    targetOf({
      rules: ['public/** -> /{path}', 'tags/* -> #tag:{name}', 'layouts/** -> /*'],
      paths: ['/feed.xml', '#all'],
      forms: { directoryUrls: 'both', queryStrings: true, originPath: '/previews' },
    }),
    'pr-7',
  )
  expect(itemsOf(target, changesOf('public/docs/index.html', 'tags/a.json', 'layouts/x'))).toEqual([
    '#all',
    '#tag:a',
    '/pr-7/*',
    '/pr-7/docs',
    '/pr-7/docs/',
    '/pr-7/docs/?*',
    '/pr-7/docs/index.html*',
    '/pr-7/docs?*',
    '/pr-7/feed.xml',
  ])
})

test('what is not known is everything below the prefix', () => {
  const target = withPrefix(targetOf(), 'previews/pr-7')
  expect(itemsOf(target, { kind: 'unknown', reason: 'A reason.' })).toEqual(['/previews/pr-7/', '/previews/pr-7/*'])
})

test('a path that cannot be purged is widened below the prefix', () => {
  const target = withPrefix(targetOf(), 'pr-7')
  expect(itemsOf(target, changesOf('public/~main.js'))).toEqual(['/pr-7/*'])
})

test('each prefix has its own last purge', () => {
  const scopes = ['pr-7', 'pr-8'].map((prefix) => withPrefix(targetOf(), prefix).scope)
  expect(new Set([...scopes, targetOf().scope]).size).toBe(3)
})

test('all of a preview is one path for each distribution', () => {
  const targets = [targetOf({ distributions: ['E1', 'E2'] }), targetOf({ distributions: ['E2'] })]
  const request = purgeAll({ prefix: 'pr-7', targets, dryRun: false })
  expect(request.targets).toMatchObject([{ distributions: ['E1', 'E2'], paths: ['/pr-7/*'], changes: undefined }])
})
