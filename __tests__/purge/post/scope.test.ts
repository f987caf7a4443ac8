import { describe, expect, test } from '@jest/globals'
import type { ChangedFiles } from '../../../src/changed-files/changed-files.ts'
import { planTarget } from '../../../src/purge/plan/plan-target.ts'
import { scopeOf, purgedCommit } from '../../../src/purge/post/scope.ts'
import type { Target } from '../../../src/purge/plan/target.ts'
import { changesOf, HEAD, modified, targetOf } from '../../support/purge/targets.ts'

describe('scopeOf', () => {
  const one = targetOf({ scope: '00000001' })
  const other = targetOf({ scope: '00000002' })

  test('does not depend on order, repetition or anything but the scopes of the targets', () => {
    expect(scopeOf([one, other])).toMatch(/^[0-9a-f]{8}$/)
    expect(scopeOf([other, one, one])).toBe(scopeOf([one, other]))
    expect(scopeOf([{ ...one, distributions: ['E2'] }])).toBe(scopeOf([one]))
  })

  test('is another for fewer or other targets', () => {
    expect(new Set([scopeOf([one]), scopeOf([other]), scopeOf([one, other])]).size).toBe(3)
  })
})

describe('purgedCommit', () => {
  const OTHER_HEAD = 'c'.repeat(40)
  const unknown: ChangedFiles = { kind: 'unknown', reason: 'Gone.', head: HEAD }
  const paths = targetOf({ rules: [], paths: ['/a'] })

  test.each<[string, readonly (readonly [Target, ChangedFiles | undefined])[], string | undefined]>([
    ['a comparison', [[targetOf(), changesOf('public/a')]], HEAD],
    ['files that no rule matches', [[targetOf(), changesOf('README.md')]], HEAD],
    [
      'two targets of one head',
      [
        [targetOf(), changesOf('public/a')],
        [targetOf(), changesOf()],
      ],
      HEAD,
    ],
    ['unknown changes, everything purged', [[targetOf({ whenUnknown: 'all' }), unknown]], HEAD],
    [
      'unknown changes, everything purged, of an unknown head',
      [[targetOf(), { kind: 'unknown', reason: 'No.' }]],
      undefined,
    ],
    ['unknown changes, skipped', [[targetOf({ whenUnknown: 'skip' }), unknown]], undefined],
    [
      'one of two skipped',
      [
        [targetOf(), changesOf('public/a')],
        [targetOf({ whenUnknown: 'skip' }), unknown],
      ],
      undefined,
    ],
    ['a list of files', [[targetOf(), { kind: 'known', files: modified('public/a') }]], undefined],
    [
      'a comparison and a list',
      [
        [targetOf(), changesOf()],
        [targetOf(), { kind: 'known', files: [] }],
      ],
      undefined,
    ],
    [
      'two heads',
      [
        [targetOf(), changesOf()],
        [targetOf(), { kind: 'known', files: [], head: OTHER_HEAD }],
      ],
      undefined,
    ],
    ['paths alone', [[paths, undefined]], undefined],
    [
      'paths beside a comparison',
      [
        [paths, undefined],
        [targetOf(), changesOf()],
      ],
      HEAD,
    ],
  ])('%s', (_, targets, expected) => {
    expect(purgedCommit(targets.map(([target, changes]) => planTarget(target, changes)))).toBe(expected)
  })
})
