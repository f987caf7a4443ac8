import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { callerReferences, parseExistingId } from '../../../src/distribution/ownership/caller-references.ts'
import { runs } from '../../support/random-runs.ts'

const OURS = { repository: 'octo-org/website', repositoryId: '1001', name: 'pr-12' }

describe('references of a name', () => {
  test('say whose the distribution is, and are always the same', () => {
    const [first, second, third] = callerReferences(OURS, undefined)
    expect([first, second, third]).toEqual([
      'cloudfront-action/1001/pr-12',
      'cloudfront-action/1001/pr-12/2',
      'cloudfront-action/1001/pr-12/3',
    ])
  })

  test("begin with the file's own", () => {
    const [first, second] = callerReferences(OURS, 'my reference')
    expect([first, second]).toEqual(['my reference', 'cloudfront-action/1001/pr-12'])
  })

  test('come to an end', () => {
    expect([...callerReferences(OURS, undefined)]).toHaveLength(100)
  })

  test('are short enough, and differ for every name and generation', () => {
    const name = fc.stringMatching(/^[a-z0-9_.-]{1,256}$/)
    fc.assert(
      fc.property(name, name, name, (repository, one, other) => {
        fc.pre(one !== other)
        const owner = { repository: 'octo-org/website', repositoryId: repository }
        const all = [one, other].flatMap((each) => [...callerReferences({ ...owner, name: each }, undefined)])
        expect(new Set(all).size).toBe(all.length)
        expect(Math.max(...all.map(({ length }) => length))).toBeLessThanOrEqual(128)
      }),
      { numRuns: runs(50) },
    )
  })
})

test.each([
  ['… is associated with another distribution. Already exists: E2EXAMPLE', 'E2EXAMPLE'],
  ['The caller reference … Already exists: ABCDEF123.', 'ABCDEF123'],
  ['already exists: 1a2b ', '1a2b'],
  ['Already exists: ', undefined],
  ['The caller reference is in use.', undefined],
  ['', undefined],
])('%j names %j', (text, id) => {
  expect(parseExistingId(text)).toBe(id)
})
