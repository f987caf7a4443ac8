import { describe, expect, test } from '@jest/globals'
import { countChangedFiles, formatOutputs } from '../../src/report/purge-outputs.ts'
import type { PurgeResult } from '../../src/purge/result.ts'
import { BASE, changesOf, HEAD } from '../support/purge/targets.ts'
import { DENIED, distributionOf, planOf, resultOf } from '../support/report/results.ts'

describe('formatOutputs', () => {
  test.each<[string, PurgeResult, Readonly<Record<string, string>>, readonly object[]]>([
    [
      'in-progress',
      resultOf(),
      {
        status: 'in-progress',
        'invalidation-ids': '["I1"]',
        'invalidation-id': 'I1',
        paths: '["/a.html","/b.html"]',
        'path-count': '2',
        'changed-files': '2',
        base: BASE,
        head: HEAD,
      },
      [
        {
          distribution: 'E1EXAMPLE',
          names: ['E1EXAMPLE'],
          paths: ['/a.html', '/b.html'],
          invalidations: [{ id: 'I1', status: 'in-progress', 'path-count': 2 }],
          'not-posted': [],
        },
      ],
    ],
    [
      'completed, by several distributions',
      resultOf({
        status: 'completed',
        targets: [planOf(undefined, { rules: [], paths: ['/x'] }), planOf()],
        distributions: [
          distributionOf({ invalidations: [{ id: 'I1', status: 'completed', paths: ['/a.html', '/b.html'] }] }),
          distributionOf({
            distribution: { kind: 'tenant', id: 'dt_1' },
            names: ['customer.example.net'],
            paths: ['/a.html', '/x'],
            invalidations: [
              { id: 'I2', status: 'completed', paths: ['/a.html'] },
              { id: 'I3', status: 'completed', paths: ['/x'] },
            ],
          }),
        ],
      }),
      {
        status: 'completed',
        'invalidation-ids': '["I1","I2","I3"]',
        'invalidation-id': 'I1',
        paths: '["/a.html","/b.html","/x"]',
        'path-count': '4',
        'changed-files': '2',
        base: BASE,
        head: HEAD,
      },
      [
        {
          distribution: 'E1EXAMPLE',
          names: ['E1EXAMPLE'],
          paths: ['/a.html', '/b.html'],
          invalidations: [{ id: 'I1', status: 'completed', 'path-count': 2 }],
          'not-posted': [],
        },
        {
          distribution: 'dt_1',
          names: ['customer.example.net'],
          paths: ['/a.html', '/x'],
          invalidations: [
            { id: 'I2', status: 'completed', 'path-count': 1 },
            { id: 'I3', status: 'completed', 'path-count': 1 },
          ],
          'not-posted': [],
        },
      ],
    ],
    [
      'nothing-to-do',
      resultOf({ status: 'nothing-to-do', targets: [planOf(changesOf())], distributions: [] }),
      {
        status: 'nothing-to-do',
        'invalidation-ids': '[]',
        'invalidation-id': '',
        paths: '[]',
        'path-count': '0',
        'changed-files': '0',
        base: BASE,
        head: HEAD,
      },
      [],
    ],
    [
      'planned, with unknown changes',
      resultOf({
        status: 'planned',
        targets: [planOf({ kind: 'unknown', reason: 'Gone.', head: HEAD })],
        distributions: [distributionOf({ paths: ['/*'], invalidations: [] })],
      }),
      {
        status: 'planned',
        'invalidation-ids': '[]',
        'invalidation-id': '',
        paths: '["/*"]',
        'path-count': '1',
        'changed-files': '',
        base: '',
        head: HEAD,
      },
      [{ distribution: 'E1EXAMPLE', names: ['E1EXAMPLE'], paths: ['/*'], invalidations: [], 'not-posted': [] }],
    ],
    [
      'failed, with what was posted and what was not',
      resultOf({
        status: 'failed',
        distributions: [
          distributionOf({
            invalidations: [{ id: 'I1', status: 'in-progress', paths: ['/a.html'] }],
            unposted: [{ paths: ['/b.html'], error: DENIED }],
          }),
        ],
        problems: [{ message: 'Wrong.' }],
      }),
      {
        status: 'failed',
        'invalidation-ids': '["I1"]',
        'invalidation-id': 'I1',
        paths: '["/a.html"]',
        'path-count': '1',
        'changed-files': '2',
        base: BASE,
        head: HEAD,
      },
      [
        {
          distribution: 'E1EXAMPLE',
          names: ['E1EXAMPLE'],
          paths: ['/a.html'],
          invalidations: [{ id: 'I1', status: 'in-progress', 'path-count': 1 }],
          'not-posted': [{ paths: ['/b.html'], error: 'AccessDenied' }],
        },
      ],
    ],
    [
      'failed, with nothing posted',
      resultOf({
        status: 'failed',
        distributions: [
          distributionOf({ invalidations: [], unposted: [{ paths: ['/a.html', '/b.html'], error: DENIED }] }),
        ],
        problems: [{ message: 'Wrong.' }],
      }),
      {
        status: 'failed',
        'invalidation-ids': '[]',
        'invalidation-id': '',
        paths: '[]',
        'path-count': '0',
        'changed-files': '2',
        base: BASE,
        head: HEAD,
      },
      [
        {
          distribution: 'E1EXAMPLE',
          names: ['E1EXAMPLE'],
          paths: [],
          invalidations: [],
          'not-posted': [{ paths: ['/a.html', '/b.html'], error: 'AccessDenied' }],
        },
      ],
    ],
    [
      'completed, with a path that was refused and purged by wider paths',
      resultOf({
        status: 'completed',
        distributions: [
          distributionOf({
            invalidations: [
              { id: 'I1', status: 'completed', paths: ['/b*'] },
              { id: 'I2', status: 'completed', paths: ['/a.html'] },
            ],
          }),
        ],
      }),
      {
        status: 'completed',
        'invalidation-ids': '["I1","I2"]',
        'invalidation-id': 'I1',
        paths: '["/a.html","/b*"]',
        'path-count': '2',
        'changed-files': '2',
        base: BASE,
        head: HEAD,
      },
      [
        {
          distribution: 'E1EXAMPLE',
          names: ['E1EXAMPLE'],
          paths: ['/a.html', '/b*'],
          invalidations: [
            { id: 'I1', status: 'completed', 'path-count': 1 },
            { id: 'I2', status: 'completed', 'path-count': 1 },
          ],
          'not-posted': [],
        },
      ],
    ],
  ])('%s', (_, result, outputs, distributions) => {
    const { result: json, ...others } = formatOutputs(result)
    expect(others).toEqual(outputs)
    const values = Object.entries(outputs).map(([name, text]): readonly [string, unknown] => [
      name,
      /^(?:\[|\d+$)/.test(text) ? JSON.parse(text) : text,
    ])
    expect(JSON.parse(json ?? '')).toEqual({ ...Object.fromEntries(values), distributions })
  })

  test('no name adds a line to an output', () => {
    const names = ['/a%0A\nstatus=completed', '/b\r\u2028']
    for (const text of Object.values(formatOutputs(resultOf({ distributions: [distributionOf({ paths: names })] })))) {
      expect(text).not.toMatch(/[\n\r]/)
    }
  })
})

test.each([
  ['files of several targets once', [planOf(changesOf('a', 'b')), planOf(changesOf('b', 'c'))], 3],
  ['nothing compared', [{ ...planOf(changesOf('a')), changes: undefined }], undefined],
  ['one unknown', [planOf(changesOf('a')), planOf({ kind: 'unknown', reason: 'Gone.' })], undefined],
] as const)('countChangedFiles: %s', (_, plans, count) => {
  expect(countChangedFiles(plans)).toBe(count)
})
