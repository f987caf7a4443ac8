import { describe, expect, test } from '@jest/globals'
import { logPlans, logResult } from '../../src/report/log-purge.ts'
import { recordLog } from '../support/report/record-log.ts'
import { changesOf } from '../support/purge/targets.ts'
import { distributionOf, planOf, resultOf } from '../support/report/results.ts'

describe('logPlans', () => {
  test('what changed and how it maps', () => {
    const plan = planOf(changesOf('public/a', 'public/b~', 'src/x'))
    expect(
      recordLog((log) => {
        logPlans([plan], log)
      }),
    ).toEqual({
      info: ['3 changed files: 2 paths of E1EXAMPLE.'],
      notice: ['CloudFront cannot purge 1 path exactly: wider paths are purged instead.'],
      warning: [],
      group: [
        ['2 by public/** -> /{path}', ['public/a', 'public/b~']],
        ['1 by no rule', ['src/x']],
        ['1 widened', ['/b~ as /b*: CloudFront cannot purge a path with `~`']],
      ],
    })
  })

  test('nothing compared', () => {
    const plan = { ...planOf(changesOf(), { rules: [], paths: ['/a'] }), changes: undefined }
    expect(
      recordLog((log) => {
        logPlans([plan], log)
      }).info,
    ).toEqual(['1 path of E1EXAMPLE, whatever changed.'])
  })

  test('why nothing changed, where that is known', () => {
    const plan = planOf({ kind: 'known', files: [], reason: 'This push deleted "x": there is nothing to purge.' })
    expect(
      recordLog((log) => {
        logPlans([plan], log)
      }).info,
    ).toEqual(['0 changed files: 0 paths of E1EXAMPLE. This push deleted "x": there is nothing to purge.'])
  })

  test.each([
    ['all', ['Everything that the rules reach is purged: The base is gone.']],
    ['skip', ['Nothing is purged for changes, because `when-unknown` is `skip`: The base is gone.']],
  ] as const)('unknown changes, when-unknown: %s', (whenUnknown, warning) => {
    const plan = planOf({ kind: 'unknown', reason: 'The base is gone.' }, { whenUnknown })
    expect(
      recordLog((log) => {
        logPlans([plan], log)
      }),
    ).toMatchObject({ info: [], warning })
  })

  test.each([
    ['warn', ['No rule matches "x", "y".'], []],
    ['all', ['Everything that the rules reach is purged: No rule matches "x", "y".'], [['2 by no rule', ['x', 'y']]]],
  ] as const)('unmatched: %s', (unmatched, warning, group) => {
    const plan = planOf(changesOf('x', 'y'), { unmatched })
    expect(
      recordLog((log) => {
        logPlans([plan], log)
      }),
    ).toMatchObject({ warning, group })
  })

  test('long lists end in how many more there are', () => {
    const names = Array.from({ length: 205 }, (_, index) => `src/${index}`)
    const told = recordLog((log) => {
      logPlans([planOf(changesOf(...names))], log)
    })
    expect(told.group).toEqual([['205 by no rule', [...names.slice(0, 200), 'and 5 more']]])
  })
})

describe('logResult', () => {
  test.each([
    ['completed', 'Completed'],
    ['in-progress', 'InProgress'],
  ] as const)('each invalidation: %s', (status, word) => {
    const distributions = [
      distributionOf({ covered: 3, invalidations: [{ id: 'I1', status, paths: ['/a.html', '/b.html'] }] }),
    ]
    expect(
      recordLog((log) => {
        logResult(resultOf({ status, distributions }), log)
      }),
    ).toMatchObject({
      info: [`E1EXAMPLE: invalidation I1, 2 paths (3 more are covered by wildcards among them): ${word}.`],
      group: [['2 paths of E1EXAMPLE', ['/a.html', '/b.html']]],
    })
  })

  test('invalidations that share the paths are counted', () => {
    const invalidations = ['I1', 'I2'].map((id, index) => ({
      id,
      status: 'completed' as const,
      paths: [`/${['a', 'b'][index] ?? ''}.html`],
    }))
    const { info } = recordLog((log) => {
      logResult(resultOf({ status: 'completed', distributions: [distributionOf({ invalidations })] }), log)
    })
    expect(info).toEqual([
      'E1EXAMPLE: invalidation I1, 1 path, 1 of 2 invalidations: Completed.',
      'E1EXAMPLE: invalidation I2, 1 path, 2 of 2 invalidations: Completed.',
    ])
  })

  test('a dry run', () => {
    const distributions = [distributionOf({ invalidations: [] })]
    expect(
      recordLog((log) => {
        logResult(resultOf({ status: 'planned', distributions }), log)
      }).info,
    ).toEqual(['E1EXAMPLE: 2 paths in 1 request would be posted; this is a dry run.'])
  })

  test('nothing to do', () => {
    expect(
      recordLog((log) => {
        logResult(resultOf({ status: 'nothing-to-do', distributions: [] }), log)
      }),
    ).toEqual({
      info: ['Nothing to purge: no invalidation was created.'],
      notice: [],
      warning: [],
      group: [],
    })
  })
})
