import { expect, test } from '@jest/globals'
import { choosePurge } from '../../../src/distribution/deploy/choose-purge.ts'

const change = (path: string) => ({ path, before: 1, after: 2, isReset: false, isSecret: false, risk: undefined })

test.each([
  ['an origin', 'updated', ['Origins[site].OriginPath'], ['/*']],
  ['a cache behavior', 'updated', ['Comment', 'CacheBehaviors[/api/*].CachePolicyId'], ['/*']],
  ['the root object', 'updated', ['DefaultRootObject'], ['/*']],
  ['what is not cached', 'updated', ['Comment', 'PriceClass', 'Aliases[www.example.com]', 'Tags[team]'], []],
  ['nothing', 'unchanged', [], []],
  ['a creation', 'created', ['Origins[site]'], []],
] as const)('%s', (_, what, paths, purged) => {
  expect(choosePurge({ change: what, changes: paths.map(change) })).toEqual(purged)
})
