import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { isSameState, readState, stateTag, whoChanged } from '../../../src/distribution/ownership/state.ts'
import {
  copiedFrom,
  destructionMark,
  distributionTag,
  fileTag,
  isMarkedDestroyed,
  isOwnedBy,
  isTagValue,
  otherFile,
  ownershipTags,
  readOwnership,
  withoutReserved,
} from '../../../src/distribution/ownership/tags.ts'

const NO_MEMBERS = { file: new Map<string, string>(), live: new Map<string, string>() }
const names = Array.from({ length: 40 }, (_, index) => [`Member${index}`, 'abcdef'] as const)
const MANY = { file: new Map(names), live: new Map(names) }
const NAMED = { 'cloudfront-action:repository': 'octo-org/web.site_1-x', 'cloudfront-action:name': 'pr-12' }
const OURS = { repository: 'octo-org/web.site_1-x', repositoryId: '1001', name: 'pr-12' }

describe('whose a distribution is', () => {
  test('is what its tags say', () => {
    const tags = ownershipTags(OURS)
    expect(Object.fromEntries(tags)).toEqual({
      'cloudfront-action:repository': 'octo-org/web.site_1-x',
      'cloudfront-action:repository-id': '1001',
      'cloudfront-action:name': 'pr-12',
    })
    expect(readOwnership(tags)).toEqual(OURS)
    expect(isOwnedBy(tags, OURS)).toBe(true)
  })

  test.each([
    ['no tags', {}],
    ['somebody’s tags', { Name: 'pr-12', repository: 'octo-org/web.site_1-x' }],
    ['a name alone', { 'cloudfront-action:name': 'pr-12' }],
    ['a repository alone', { 'cloudfront-action:repository': 'octo-org/web.site_1-x' }],
    ['another ID', { ...NAMED, 'cloudfront-action:repository-id': '1002' }],
    ['another name', { 'cloudfront-action:repository': 'octo-org/web.site_1-x', 'cloudfront-action:name': 'pr-1' }],
    ['another repository', { 'cloudfront-action:repository': 'octo-org/web', 'cloudfront-action:name': 'pr-12' }],
  ])('is not ours by %s', (_, tags) => {
    expect(isOwnedBy(new Map(Object.entries(tags)), OURS)).toBe(false)
  })

  const NAMES = ['octo-org/web.site_1-x', 'Octo-Org/Web.Site_1-X']

  test.each(NAMES)('is decided by the name %s where tags of an older version do not have the ID', (repository) => {
    expect(isOwnedBy(new Map(Object.entries({ ...NAMED, 'cloudfront-action:repository': repository })), OURS)).toBe(
      true,
    )
  })

  test('is decided by the ID, whatever name the repository had', () => {
    expect(isOwnedBy(ownershipTags({ ...OURS, repository: 'former/name' }), OURS)).toBe(true)
    expect(isOwnedBy(ownershipTags(OURS), { ...OURS, repositoryId: undefined })).toBe(false)
  })

  test('every tag that is written fits what CloudFront takes', () => {
    const tags = [
      ...ownershipTags(OURS),
      ...destructionMark(1_700_000_000_123),
      ...stateTag({ file: 'a1', live: 'b2', members: MANY }),
      ...distributionTag('E2EXAMPLE'),
      ...fileTag(`infra/${'a, '.repeat(200)}.yml`),
    ]
    for (const [key, value] of tags) {
      expect(isTagValue(value)).toBe(true)
      expect(isTagValue(key) && key.length <= 128).toBe(true)
    }
  })
})

test.each([
  ['', true],
  ['pr-12', true],
  ['Ünïcode 1_.:/=+-@', true],
  ['x'.repeat(256), true],
  ['x'.repeat(257), false],
  ['a,b', false],
  ['a\nb', false],
  ['feature#1', false],
  ['<b>', false],
])('%j as the value of a tag: %j', (text, fits) => {
  expect(isTagValue(text)).toBe(fits)
})

test('a destruction is marked with its time', () => {
  const mark = destructionMark(Date.UTC(2026, 0, 2, 3, 4, 5, 6))
  expect(Object.fromEntries(mark)).toEqual({ 'cloudfront-action:destroyed': '2026-01-02T03:04:05.006Z' })
  expect(isMarkedDestroyed(mark)).toBe(true)
  expect(isMarkedDestroyed(ownershipTags(OURS))).toBe(false)
})

test('a file cannot set the tags that are our own', () => {
  const given = new Map([
    ['team', 'web'],
    ['cloudfront-action:repository', 'other/repository'],
    ['cloudfront-action:destroyed', 'now'],
    ['cloudfront-actions', 'kept'],
  ])
  expect(Object.fromEntries(withoutReserved(given))).toEqual({ team: 'web', 'cloudfront-actions': 'kept' })
})

describe('the file', () => {
  test.each([
    ['infra/a.yml', 'infra/a.yml', false],
    ['infra/a.yml', './infra/../infra/a.yml', false],
    ['infra/a.yml', 'infra\\a.yml', false],
    ['infra/a.yml', 'infra/b.yml', true],
    ['infra/a,1.yml', 'infra/a,2.yml', true],
    ['infra/a.yml', '/runner/temp/a.yml', false],
    ['infra/a.yml', '../a.yml', false],
    ['/tmp/a.yml', 'infra/a.yml', false],
  ])('that was recorded as %s and is given as %s now is another one: %j', (recorded, given, isOther) => {
    expect(otherFile(fileTag(recorded), given) !== undefined).toBe(isOther)
  })
})

test('tags that were copied say from which distribution', () => {
  expect(copiedFrom('E2', distributionTag('E1'))).toBe('E1')
  expect(copiedFrom('E1', distributionTag('E1'))).toBeUndefined()
  expect(copiedFrom('E1', ownershipTags(OURS))).toBeUndefined()
})

describe('the state of the last deploy', () => {
  test('is read as it was written', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\w{1,64}$/), fc.stringMatching(/^\w{1,64}$/), (file, live) => {
        expect(readState(stateTag({ file, live, members: NO_MEMBERS }))).toEqual({ file, live })
      }),
    )
  })

  test.each(['', 'a', 'a/', '/b', 'a/b/c', 'a b/c'])('is not known from %j', (value) => {
    expect(readState(new Map([['cloudfront-action:state', value]]))).toBeUndefined()
  })

  test('is the same only if both are', () => {
    const state = { file: 'a', live: 'b' }
    expect(isSameState(state, { ...state })).toBe(true)
    expect(isSameState(state, { ...state, file: 'x' })).toBe(false)
    expect(isSameState(state, { ...state, live: 'x' })).toBe(false)
    expect(isSameState(state, undefined)).toBe(false)
  })
})

describe('whose change of a member it is', () => {
  const then = { file: new Map([['Comment', 'aaaa'], ['Origins', 'bbbb']]), live: new Map([['Comment', 'aaaa'], ['Origins', 'bbbb']]) } // prettier-ignore
  const tags = stateTag({ file: 'f', live: 'l', members: then })

  test.each([
    ['Comment', 'cccc', 'aaaa', 'file'],
    ['Comment', 'aaaa', 'cccc', 'outside'],
    ['Comment', 'cccc', 'dddd', 'both'],
    ['Comment', 'aaaa', 'aaaa', undefined],
    ['WebACLId', undefined, 'cccc', 'outside'],
    ['WebACLId', 'cccc', undefined, 'file'],
    ['Origins', undefined, 'bbbb', 'file'],
  ])('%s: %j in the file and %j at CloudFront is %j', (member, file, live, cause) => {
    const now = { file: new Map([[member, file ?? '---']]), live: new Map([[member, live ?? '---']]) }
    expect(whoChanged(member, now, tags)).toBe(cause)
  })

  test('is unknown without a record, or if the record had no room', () => {
    const now = { file: new Map([['Zzz', 'a']]), live: new Map([['Zzz', 'b']]) }
    expect(whoChanged('Zzz', now, new Map())).toBeUndefined()
    expect(whoChanged('Zzz', now, stateTag({ file: 'f', live: 'l', members: MANY }))).toBeUndefined()
  })
})
