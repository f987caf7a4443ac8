/** What is a difference between a file and a distribution, and how it is told. */

import { describe, expect, test } from '@jest/globals'
import { distributionShape } from '../../../src/cloudfront/distribution-shape.ts'
import type { ConfigPath, ConfigStructure, ConfigValue } from '../../../src/cloudfront/config-value.ts'
import { findDifference } from '../../../src/distribution/difference/find-difference.ts'
import {
  BEHAVIOR,
  change,
  CUSTOM_ORIGIN,
  FORWARDING,
  FULL,
  LEAST,
  list,
  POLICY,
  S3_ORIGIN,
} from '../../support/distribution/difference/configurations.ts'
import { hold } from '../../support/distribution/difference/service.ts'

const shape = distributionShape()

/** Path, before, after of each change that takes a distribution from one file to another. */
function tell(from: ConfigStructure, to: ConfigStructure) {
  const { changes } = findDifference({ wanted: to, live: hold(from), shape })
  return changes.map(({ path, before, after }) => [path, before, after])
}

function tellChange(path: ConfigPath, value: ConfigValue | undefined, from = FULL) {
  return tell(from, change(from, path, value))
}

describe('A change is told where it is', () => {
  test.each<readonly [string, ConfigPath, ConfigValue, readonly unknown[]]>([
    ['a value', ['PriceClass'], 'PriceClass_100', ['PriceClass', 'PriceClass_All', 'PriceClass_100']],
    ['a value that was nothing', ['WebACLId'], 'acl', ['WebACLId', undefined, 'acl']],
    [
      'a value inside an origin',
      ['Origins', 'Items', 0, 'OriginPath'],
      '/x',
      ['Origins[site].OriginPath', undefined, '/x'],
    ],
    [
      'a value inside a behavior',
      ['CacheBehaviors', 'Items', 1, 'Compress'],
      true,
      ['CacheBehaviors[/b/*].Compress', false, true],
    ],
    [
      'a value inside an error response',
      ['CustomErrorResponses', 'Items', 0, 'ErrorCachingMinTTL'],
      60,
      ['CustomErrorResponses[404].ErrorCachingMinTTL', 10, 60],
    ],
    [
      'a function of an event',
      ['DefaultCacheBehavior', 'FunctionAssociations', 'Items', 0, 'FunctionARN'],
      'arn:9',
      ['DefaultCacheBehavior.FunctionAssociations[viewer-request].FunctionARN', 'arn:1', 'arn:9'],
    ],
    [
      'a member of a plain set',
      ['Aliases', 'Items', 2],
      'a.example.com',
      ['Aliases[a.example.com]', undefined, 'a.example.com'],
    ],
    [
      'an item of a set with members of its own',
      ['DefaultCacheBehavior', 'TrustedSigners', 'Items', 2],
      '444455556666',
      ['DefaultCacheBehavior.TrustedSigners[444455556666]', undefined, '444455556666'],
    ],
    [
      'a parameter',
      ['TenantConfig', 'ParameterDefinitions', 0, 'Definition', 'StringSchema', 'Required'],
      false,
      ['TenantConfig.ParameterDefinitions[one].Definition.StringSchema.Required', true, false],
    ],
    [
      'an added origin',
      ['Origins', 'Items', 2],
      { ...CUSTOM_ORIGIN, Id: 'new' },
      ['Origins[new]', undefined, { ...CUSTOM_ORIGIN, Id: 'new' }],
    ],
  ])('%s', (_, path, value, told) => {
    expect(tellChange(path, value)).toEqual([told])
  })

  test('removed items come last, in the order of CloudFront', () => {
    expect(tellChange(['Aliases', 'Items'], ['new.example.com'])).toEqual([
      ['Aliases[new.example.com]', undefined, 'new.example.com'],
      ['Aliases[example.com]', 'example.com', undefined],
      ['Aliases[www.example.com]', 'www.example.com', undefined],
    ])
  })

  test('changes stand in the order of the API', () => {
    const to = { ...LEAST, HttpVersion: 'http3', PriceClass: 'PriceClass_100', DefaultRootObject: 'x', Enabled: false }
    const order = [...shape.members.keys()]
    const paths = findDifference({ wanted: to, live: hold(LEAST), shape }).changes.map(({ path }) => path)
    expect(paths).toHaveLength(4)
    expect(paths).toEqual(order.filter((member) => paths.includes(member)))
  })

  test('secrets are marked, and taken out of what is shown as a whole', () => {
    const header = ['Origins', 'Items', 0, 'CustomHeaders', 'Items', 0, 'HeaderValue']
    const wanted = change(FULL, header, 'changed')
    expect(findDifference({ wanted, live: hold(FULL), shape }).changes).toMatchObject([
      { path: 'Origins[site].CustomHeaders[X-One].HeaderValue', before: '1', after: 'changed', isSecret: true },
    ])
    const added = { HeaderName: 'X-New', HeaderValue: 'hidden' }
    expect(tellChange(['Origins', 'Items', 0, 'CustomHeaders', 'Items', 2], added)).toEqual([
      ['Origins[site].CustomHeaders[X-New]', undefined, { HeaderName: 'X-New', HeaderValue: '(secret)' }],
    ])
    const origin = { ...CUSTOM_ORIGIN, Id: 'new', CustomHeaders: list(added) }
    expect(JSON.stringify(tellChange(['Origins', 'Items', 2], origin))).not.toContain('hidden')
    expect(JSON.stringify(tell(change(FULL, ['Origins', 'Items', 2], origin), FULL))).not.toContain('hidden')
  })
})

describe('Behaviors are tried in their order', () => {
  const behaviors = (...patterns: readonly string[]) => ({
    ...LEAST,
    CacheBehaviors: list(...patterns.map((PathPattern) => ({ ...BEHAVIOR, PathPattern }))),
  })
  const from = behaviors('/a', '/b', '/c', '/d')

  test.each<readonly [string, ConfigStructure, readonly (readonly unknown[])[]]>([
    ['the last first', behaviors('/d', '/a', '/b', '/c'), [['CacheBehaviors[/d] precedence', 3, 0]]],
    ['the first last', behaviors('/b', '/c', '/d', '/a'), [['CacheBehaviors[/a] precedence', 0, 3]]],
    ['a removal moves no other', behaviors('/b', '/c', '/d'), [['CacheBehaviors[/a]', hasPattern('/a'), undefined]]],
    [
      'an addition moves no other',
      behaviors('/x', '/a', '/b', '/c', '/d'),
      [['CacheBehaviors[/x]', undefined, hasPattern('/x')]],
    ],
  ])('%s', (_, to, told) => {
    expect(tell(from, to)).toEqual(told)
  })

  test('moved and changed are two things', () => {
    const to = behaviors('/b', '/a')
    expect(tell(behaviors('/a', '/b'), change(to, ['CacheBehaviors', 'Items', 1, 'Compress'], true))).toEqual([
      ['CacheBehaviors[/a] precedence', 0, 1],
      ['CacheBehaviors[/a].Compress', false, true],
    ])
  })

  test("an origin group's primary is another", () => {
    const path = ['OriginGroups', 'Items', 0, 'Members', 'Items']
    expect(tellChange(path, [{ OriginId: 'api' }, { OriginId: 'site' }])).toHaveLength(1)
    expect(tellChange(path, [{ OriginId: 'api' }, { OriginId: 'site' }])[0]?.[0]).toMatch(
      /^OriginGroups\[group\]\.Members\[(api|site)\] precedence$/,
    )
  })
})

describe('A choice is made by what is there', () => {
  test('from forwarded values to a cache policy, and back', () => {
    const forwarding = { ...LEAST, DefaultCacheBehavior: { ...FORWARDING, MaxTTL: 60, DefaultTTL: 60 } }
    expect(tell(forwarding, LEAST)).toEqual([
      ['DefaultCacheBehavior.CachePolicyId', undefined, POLICY],
      ['DefaultCacheBehavior.ForwardedValues', expect.objectContaining({ QueryString: false }), undefined],
      ['DefaultCacheBehavior.DefaultTTL', 60, undefined],
      ['DefaultCacheBehavior.MaxTTL', 60, undefined],
    ])
    expect(tell(LEAST, { ...LEAST, DefaultCacheBehavior: FORWARDING })).toEqual([
      ['DefaultCacheBehavior.CachePolicyId', POLICY, undefined],
      ['DefaultCacheBehavior.ForwardedValues', undefined, FORWARDING['ForwardedValues']],
    ])
  })

  test('from an S3 origin to a custom one', () => {
    const custom: ConfigStructure = { ...CUSTOM_ORIGIN, Id: 'site' }
    const s3 = { ...S3_ORIGIN, DomainName: 'api.example.com', S3OriginConfig: { OriginAccessIdentity: 'oai' } }
    expect(tell({ ...LEAST, Origins: list(s3) }, { ...LEAST, Origins: list(custom) })).toEqual([
      ['Origins[site].S3OriginConfig', { OriginAccessIdentity: 'oai', OriginReadTimeout: 30 }, undefined],
      ['Origins[site].CustomOriginConfig', undefined, custom['CustomOriginConfig']],
    ])
  })

  test("from CloudFront's certificate to one's own", () => {
    const own = { ACMCertificateArn: 'arn', SSLSupportMethod: 'sni-only', MinimumProtocolVersion: 'TLSv1.2_2021' }
    expect(tell(LEAST, { ...LEAST, ViewerCertificate: own })).toEqual([
      ['ViewerCertificate.CloudFrontDefaultCertificate', true, undefined],
      ['ViewerCertificate.ACMCertificateArn', undefined, 'arn'],
      ['ViewerCertificate.SSLSupportMethod', 'vip', 'sni-only'],
      ['ViewerCertificate.MinimumProtocolVersion', 'TLSv1', 'TLSv1.2_2021'],
    ])
  })
})

function hasPattern(pattern: string): unknown {
  return expect.objectContaining({ PathPattern: pattern })
}
