import { describe, expect, test } from '@jest/globals'
import { distributionShape } from '../../../src/cloudfront/distribution-shape.ts'
import type { ConfigStructure } from '../../../src/cloudfront/config-value.ts'
import { findDifference } from '../../../src/distribution/difference/find-difference.ts'
import {
  findUnknownStep,
  keepIgnored,
  parseMemberPath,
  withoutIgnored,
} from '../../../src/distribution/difference/ignored-members.ts'
import { list } from '../../support/distribution/difference/configurations.ts'

const shape = distributionShape()

test.each([
  ['WebACLId', [{ member: 'WebACLId' }]],
  ['CacheBehaviors[/api/*].Compress', [{ member: 'CacheBehaviors', item: '/api/*' }, { member: 'Compress' }]],
  ['CacheBehaviors[/a.b].Compress', [{ member: 'CacheBehaviors', item: '/a.b' }, { member: 'Compress' }]],
  ['CacheBehaviors[/[a]b]', [{ member: 'CacheBehaviors', item: '/[a]b' }]],
  ['ViewerCertificate.MinimumProtocolVersion', [{ member: 'ViewerCertificate' }, { member: 'MinimumProtocolVersion' }]],
])('%s is a path', (text, steps) => {
  expect(parseMemberPath(text)).toEqual(steps.map((step) => ({ item: undefined, ...step })))
})

test.each(['', '.', 'A.', '.A', 'A..B', 'A[', 'A[]', 'A]', 'A B', 'A[x] precedence'])('%j is not a path', (text) => {
  expect(parseMemberPath(text)).toBeUndefined()
})

test.each([
  ['WebACLId', undefined],
  ['Origins[a].CustomHeaders[X-A].HeaderValue', undefined],
  ['DefaultCacheBehavior.AllowedMethods.CachedMethods[GET]', undefined],
  ['WebAclId', 'WebAclId'],
  ['Comment[a]', 'Comment[a]'],
  ['Origins[a].Nothing', 'Nothing'],
  ['Aliases[a].B', 'B'],
])('of %s a configuration does not have %j', (text, unknown) => {
  expect(findUnknownStep(parseMemberPath(text) ?? [], shape)).toBe(unknown)
})

function behavior(pattern: string, given: ConfigStructure = {}): ConfigStructure {
  return { PathPattern: pattern, TargetOriginId: 'a', ViewerProtocolPolicy: 'https-only', CachePolicyId: 'p', ...given }
}

function origin(id: string, given: ConfigStructure = {}): ConfigStructure {
  return { Id: id, DomainName: `${id}.example.com`, ...given }
}

const FILE: ConfigStructure = {
  Comment: 'file',
  Enabled: true,
  Origins: list(origin('a')),
  CacheBehaviors: list(behavior('/a/*', { Compress: true }), behavior('/b/*')),
}

const LIVE: ConfigStructure = {
  CallerReference: 'r',
  Comment: 'live',
  Enabled: true,
  WebACLId: 'acl',
  Aliases: list('www.example.com'),
  Origins: list(origin('a', { OriginPath: '/live' })),
  CacheBehaviors: list(behavior('/a/*', { Compress: false }), behavior('/x/*'), behavior('/b/*')),
  ViewerCertificate: { CloudFrontDefaultCertificate: true, MinimumProtocolVersion: 'TLSv1' },
}

describe('of these differences', () => {
  const pathsWith = (...ignored: readonly string[]) => {
    const paths = ignored.map((text) => parseMemberPath(text) ?? [])
    const wanted = keepIgnored(FILE, LIVE, { shape, ignored: paths })
    const { changes, update } = findDifference({ wanted, live: LIVE, shape })
    return { paths: changes.map(({ path }) => path), update }
  }
  const ALL = [
    'Aliases[www.example.com]',
    'Origins[a].OriginPath',
    'CacheBehaviors[/a/*].Compress',
    'CacheBehaviors[/x/*]',
    'Comment',
    'WebACLId',
  ]

  test('all are told without ignored members', () => {
    expect(pathsWith().paths.toSorted()).toEqual(ALL.toSorted())
  })

  test.each(ALL)('%s alone is left out, and stays in the update', (path) => {
    const { paths, update } = pathsWith(path)
    expect(paths.toSorted()).toEqual(ALL.filter((one) => one !== path).toSorted())
    const [member = ''] = path.split(/[.[]/)
    if (!path.startsWith('CacheBehaviors')) expect({ value: update[member] }).toMatchObject({ value: LIVE[member] })
  })

  test('a whole member stays', () => {
    expect(pathsWith('CacheBehaviors').update).toMatchObject({ CacheBehaviors: LIVE['CacheBehaviors'] })
  })

  test('an item that only CloudFront has stays in its place', () => {
    expect(pathsWith('CacheBehaviors[/x/*]').update).toMatchObject({
      CacheBehaviors: list(behavior('/a/*', { Compress: true }), behavior('/x/*'), behavior('/b/*')),
    })
  })

  test('an item that only the file has does not come', () => {
    const wanted = keepIgnored(
      { Aliases: list('new.example.com') },
      { Aliases: list() },
      {
        shape,
        ignored: [parseMemberPath('Aliases[NEW.example.com]') ?? []],
      },
    )
    expect(wanted).toEqual({ Aliases: list() })
  })
})

test('configurations that differ in ignored members alone are the same without them', () => {
  const ignored = ['WebACLId', 'Comment', 'Origins[a].OriginPath', 'Aliases[www.example.com]'].map(
    (text) => parseMemberPath(text) ?? [],
  )
  const other = { ...LIVE, WebACLId: 'other', Comment: '', Origins: list(origin('a', { OriginPath: '/other' })) }
  expect(withoutIgnored(other, { shape, ignored })).toEqual(withoutIgnored(LIVE, { shape, ignored }))
})
