import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { compareTags, isLaterBuild, isOfSameSeries, kindOf } from '../../../src/changed-files/bases/tag-order.ts'

test('tags in the order of their versions', () => {
  const ordered = [
    'v0.9.0',
    'v1.2.2',
    'v1.2.3-alpha',
    'v1.2.3-alpha.1',
    'v1.2.3-beta.2',
    'v1.2.3-beta.11',
    'v1.2.3-rc.1',
    'v1.2.3-rc.1+build.2',
    'v1.2.3',
    'v1.2.3+build.4',
    'v1.2.3+build.10',
    'v1.2.10-rc.1',
    'v1.2.10',
    'v1.10.0',
    'v2.0.0',
    'v123456789012345678901234567890.0.0',
  ]
  expect(ordered.toReversed().toSorted(compareTags)).toEqual(ordered)
  expect(['2026-11-21', '2026-2-3', '2025-12-31'].toSorted(compareTags)).toEqual([
    '2025-12-31',
    '2026-2-3',
    '2026-11-21',
  ])
  expect(['release-10', 'release-9', 'beta-11'].toSorted(compareTags)).toEqual(['beta-11', 'release-9', 'release-10'])
})

describe('the series of a tag', () => {
  test.each([
    ['v1.2.3', 'v10.20.30', true],
    ['v1.2.3', 'v1.2.4-rc.1', true],
    ['v1.2.3', 'v1', false],
    ['v1.2.3', 'v1.2', false],
    ['v1.2.3', '1.2.3', false],
    ['web-1.2.3', 'api-1.2.3', false],
    ['web/v1.2.3', 'web/v1.3.0', true],
    ['2026-11-21', '2026-2-3', true],
    ['v1.2.3', 'v1.2.3+build.4', true],
    ['web@1.2.3+linux', 'web@1.3.0', true],
    ['live', 'live', true],
    ['live', 'beta', false],
  ])('%s and %s: %p', (one, other, same) => {
    expect(isOfSameSeries(one, other)).toBe(same)
    expect(isOfSameSeries(other, one)).toBe(same)
  })

  test('prereleases have a kind of their own', () => {
    expect(kindOf('v1.2.3')).toBe(kindOf('v11.0.0'))
    expect(kindOf('v1.2.3')).not.toBe(kindOf('v1.2.3-rc.1'))
  })
})

test.each([
  ['2026.11.21', '2026.11.21-2', '2026.11.21-10', '2026.11.22', '2026.12.1'],
  ['2026-11-21', '2026-11-21.1', '2026-11-22'],
  ['20261121', '20261121-2', '20261122', '20270101'],
  ['release-2026.11', 'release-2026.11.1', 'release-2026.12'],
  ['v2026.9.0', 'v2026.10.0', 'v2026.10.0-1', 'v2026.10.1'],
  ['26.04', '26.04.1'],
])('dates, with a number or without, are of one kind in the order of their days: %s', (...ordered) => {
  expect(ordered.toReversed().toSorted(compareTags)).toEqual(ordered)
  expect(new Set(ordered.map(kindOf)).size).toBe(1)
})

test.each([
  ['2026.11.21', '2026.11.21-rc.1'],
  ['2026.11.21', 'v2026.11.21'],
  ['2026.11.21', '2026-11-21'],
  ['v1.2.3', 'v1.2.3-2'],
  ['v1.2.3', 'v1.2.3.4'],
  ['v1.2.3', 'v1.2.3+build.4'],
  ['v1.2.3+linux', 'v1.2.3+web'],
])('%s and %s are not of one kind', (one, other) => {
  expect(kindOf(one)).not.toBe(kindOf(other))
})

test.each([
  ['1.2.3-2', '1.2.3', true],
  ['1.2.3-rc.2', '1.2.3', false],
  ['1.2.4-2', '1.2.3', false],
  ['1.2.3', '1.2.3', false],
  ['1.2.3-hotfix.1', '1.2.3', true],
])('%s may be a later build of %s: %p', (tag, of, expected) => {
  expect(isLaterBuild(tag, of)).toBe(expected)
})

test('it is an order, whatever tags are called', () => {
  const tag = fc.oneof(
    fc.string(),
    fc.stringMatching(/^v\d{1,3}\.\d\.\d(-(rc|beta)\.\d{1,2})?$/),
    fc.stringMatching(/^2026\.1\d\.\d(-\d|-rc\d)?$/),
    fc.stringMatching(/^v1\.2\.[34](-rc\d)?(\+b\d)?$/),
  )
  fc.assert(
    fc.property(tag, tag, tag, (one, other, third) => {
      expect(Math.sign(compareTags(one, other))).toBe(-Math.sign(compareTags(other, one)) + 0)
      if (compareTags(one, other) <= 0 && compareTags(other, third) <= 0)
        expect(compareTags(one, third)).toBeLessThanOrEqual(0)
    }),
  )
})
