import { describe, expect, test } from '@jest/globals'
import type { ChangedFiles } from '../../../src/changed-files/changed-files.ts'
import { quoteSome, planTarget } from '../../../src/purge/plan/plan-target.ts'
import { changesOf, targetOf } from '../../support/purge/targets.ts'

const UNKNOWN: ChangedFiles = { kind: 'unknown', reason: 'The base is gone.' }

describe('planTarget', () => {
  test('known changes', () => {
    const target = targetOf({ paths: ['/always', '/was~a'] })
    const changes = changesOf('public/a.html', 'public/b~.html', 'src/x.ts')
    expect(planTarget(target, changes)).toMatchObject({
      target,
      changes,
      items: new Set(['/always', '/was*', '/a.html', '/b*']),
      unmatched: ['src/x.ts'],
      widenings: [{ from: '/was~a' }, { from: '/b~.html' }],
      everythingBecause: undefined,
      problem: undefined,
    })
  })

  test('nothing compared: the paths alone', () => {
    const plan = planTarget(targetOf({ rules: [], paths: ['/a', '#tag'] }), undefined)
    expect(plan).toMatchObject({ changes: undefined, items: new Set(['/a', '#tag']), problem: undefined })
  })

  test.each([
    ['all', ['/always', '/*', '/'], 'The base is gone.'],
    ['skip', ['/always'], undefined],
  ] as const)('unknown changes, when-unknown: %s', (whenUnknown, items, everythingBecause) => {
    const plan = planTarget(targetOf({ whenUnknown, paths: ['/always'] }), UNKNOWN)
    expect(plan).toMatchObject({ items: new Set(items), everythingBecause, problem: undefined })
  })

  test('unknown changes, when-unknown: fail', () => {
    const { items, problem } = planTarget(targetOf({ whenUnknown: 'fail', paths: ['/always'] }), UNKNOWN)
    expect(items.size).toBe(0)
    expect(problem?.message).toBe(
      'It is not known which files changed, and `when-unknown` is `fail`: The base is gone.',
    )
    expect(problem?.advice).toContain('`base`')
  })

  test.each([
    ['ignore', ['/a.html'], undefined],
    ['warn', ['/a.html'], undefined],
    ['all', ['/a.html', '/*', '/'], 'No rule matches "src/x.ts", "src/y.ts".'],
  ] as const)('files that no rule matches, unmatched: %s', (unmatched, items, everythingBecause) => {
    const plan = planTarget(targetOf({ unmatched }), changesOf('public/a.html', 'src/x.ts', 'src/y.ts'))
    expect(plan).toMatchObject({
      items: new Set(items),
      everythingBecause,
      unmatched: ['src/x.ts', 'src/y.ts'],
      problem: undefined,
    })
  })

  test.each([
    [['src/x.ts'], 'A changed file is not matched by any rule, and `unmatched` is `fail`: "src/x.ts".'],
    [
      ['src/x.ts', 'b\n.ts'],
      '2 changed files are not matched by any rule, and `unmatched` is `fail`: "src/x.ts", "b\\n.ts".',
    ],
  ])('unmatched: fail with %j', (files, message) => {
    const plan = planTarget(targetOf({ unmatched: 'fail', paths: ['/always'] }), changesOf('public/a.html', ...files))
    expect(plan.items.size).toBe(0)
    expect(plan.problem).toMatchObject({ message, advice: expect.stringContaining('`!GLOB`') })
  })

  test.each(['ignore', 'warn', 'fail', 'all'] as const)('unmatched: %s with nothing unmatched', (unmatched) => {
    const plan = planTarget(targetOf({ unmatched }), changesOf('public/a.html'))
    expect(plan).toMatchObject({ items: new Set(['/a.html']), everythingBecause: undefined, problem: undefined })
  })
})

test.each([
  [['a'], '"a"'],
  [['a', 'b'], '"a", "b"'],
  [Array.from({ length: 12 }, (_, index) => `${index}`), '"0", "1", "2", "3", "4", "5", "6", "7", "8", "9" and 2 more'],
])('quoteSome(%j)', (names, text) => {
  expect(quoteSome(names)).toBe(text)
})
