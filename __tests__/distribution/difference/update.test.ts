/** What an update sends: all that CloudFront has, with the changes made, and nothing that it would refuse. */

import { describe, expect, test } from '@jest/globals'
import { distributionShape } from '../../../src/cloudfront/distribution-shape.ts'
import type { ConfigPath, ConfigStructure, ConfigValue } from '../../../src/cloudfront/config-value.ts'
import { findDifference } from '../../../src/distribution/difference/find-difference.ts'
import {
  BEHAVIOR,
  change,
  CUSTOM_ORIGIN,
  FORWARDING,
  LEAST,
  list,
  S3_ORIGIN,
} from '../../support/distribution/difference/configurations.ts'
import { hold, itemsOf, part } from '../../support/distribution/difference/service.ts'

const shape = distributionShape()

function update(wanted: ConfigStructure, live: ConfigStructure): ConfigStructure {
  return findDifference({ wanted, live, shape }).update
}

/** What an update from one file to another sends. */
function go(from: ConfigStructure, to: ConfigStructure): ConfigStructure {
  return update(to, hold(from))
}

const OWN: ConfigStructure = {
  ...LEAST,
  Aliases: list('www.example.com'),
  ViewerCertificate: {
    ACMCertificateArn: 'arn',
    SSLSupportMethod: 'sni-only',
    MinimumProtocolVersion: 'TLSv1.2_2021',
  },
}

describe('What stays', () => {
  test("the reference is the distribution's own", () => {
    const live = hold(LEAST, 'its own')
    expect(update({ ...LEAST, CallerReference: 'of the file' }, live)).toMatchObject({ CallerReference: 'its own' })
    expect(findDifference({ wanted: { ...LEAST, CallerReference: 'x' }, live, shape }).changes).toEqual([])
  })

  test('all that CloudFront filled in, in the origin that changes and elsewhere', () => {
    const live = hold(LEAST)
    const to = change(LEAST, ['Origins', 'Items', 0, 'OriginPath'], '/new')
    const withoutEcho = change(live, ['ViewerCertificate', 'CertificateSource'], undefined)
    expect(update(to, live)).toEqual(change(withoutEcho, ['Origins', 'Items', 0, 'OriginPath'], '/new'))
  })

  test('members that the shape does not know yet', () => {
    const live = change(hold(LEAST), ['Origins', 'Items', 0, 'Future'], 'kept')
    const sent = update({ ...LEAST, Comment: 'new' }, { ...live, Later: { Enabled: true } })
    expect(sent).toMatchObject({ Comment: 'new', Later: { Enabled: true } })
    expect(itemsOf(sent['Origins'])).toMatchObject([{ Future: 'kept' }])
  })

  test("the order that CloudFront gives sets, and the file's order of behaviors", () => {
    const live = { ...hold(LEAST), Aliases: list('c', 'b', 'a') }
    expect(update({ ...LEAST, Aliases: list('x', 'a', 'c') }, live)['Aliases']).toEqual(list('c', 'a', 'x'))
    const named = (pattern: string) => ({ ...BEHAVIOR, PathPattern: pattern })
    const from = { ...LEAST, CacheBehaviors: list(named('/a'), named('/b')) }
    const to = { ...LEAST, CacheBehaviors: list(named('/b'), named('/x'), named('/a')) }
    expect(itemsOf(go(from, to)['CacheBehaviors'])).toMatchObject([
      { PathPattern: '/b' },
      { PathPattern: '/x' },
      { PathPattern: '/a' },
    ])
  })
})

describe('What goes', () => {
  const rich: ConfigStructure = {
    ...OWN,
    DefaultRootObject: 'index.html',
    WebACLId: 'acl',
    HttpVersion: 'http3',
    IsIPV6Enabled: false,
    PriceClass: 'PriceClass_100',
    Staging: true,
    Logging: { Enabled: true, IncludeCookies: true, Bucket: 'logs.s3.amazonaws.com', Prefix: 'x/' },
    Restrictions: { GeoRestriction: { RestrictionType: 'blacklist', ...list('AT', 'DE') } },
    CacheBehaviors: list({ ...BEHAVIOR, PathPattern: '/a' }),
    CustomErrorResponses: list({ ErrorCode: 404 }),
    OriginGroups: list({
      Id: 'group',
      FailoverCriteria: { StatusCodes: list(500) },
      Members: list({ OriginId: 'a' }, { OriginId: 'b' }),
    }),
  }

  test('goes back to what an update must say there is instead', () => {
    expect(go(rich, LEAST)).toMatchObject({
      Aliases: { Quantity: 0 },
      DefaultRootObject: '',
      WebACLId: '',
      HttpVersion: 'http2',
      IsIPV6Enabled: true,
      PriceClass: 'PriceClass_All',
      Staging: false,
      Logging: { Enabled: false, IncludeCookies: false, Bucket: '', Prefix: '' },
      Restrictions: { GeoRestriction: { RestrictionType: 'none', Quantity: 0 } },
      CacheBehaviors: { Quantity: 0 },
      CustomErrorResponses: { Quantity: 0 },
      OriginGroups: { Quantity: 0 },
      ViewerCertificate: { CloudFrontDefaultCertificate: true },
    })
    expect(go(rich, LEAST)['Aliases']).toEqual({ Quantity: 0 })
    expect(go(rich, LEAST)['ViewerCertificate']).toEqual({ CloudFrontDefaultCertificate: true })
  })

  test.each<readonly [string, ConfigValue]>([
    ['CacheTagConfig', { HeaderName: 'Cache-Tag' }],
    ['ViewerMtlsConfig', { Mode: 'required', TrustStoreConfig: { TrustStoreId: 'ts' } }],
    ['ConnectionFunctionAssociation', { Id: 'function' }],
    ['TenantConfig', { ParameterDefinitions: [{ Name: 'a', Definition: {} }] }],
    ['AnycastIpListId', 'aip'],
  ])('is left out where its absence says so: %s', (member, value) => {
    const { changes, update: sent } = findDifference({
      wanted: LEAST,
      live: hold({ ...LEAST, [member]: value }),
      shape,
    })
    expect(changes).toMatchObject([{ path: member, after: undefined, isReset: true }])
    expect(sent).not.toHaveProperty(member)
  })

  test.each(['OriginRequestPolicyId', 'ResponseHeadersPolicyId', 'RealtimeLogConfigArn'])(
    'is left out of a behavior: %s',
    (member) => {
      const from = { ...LEAST, DefaultCacheBehavior: { ...BEHAVIOR, [member]: 'id' } }
      expect(go(from, LEAST)['DefaultCacheBehavior']).not.toHaveProperty(member)
    },
  )

  test('forwarded values and their times, where there is a cache policy now', () => {
    const behavior = go({ ...LEAST, DefaultCacheBehavior: FORWARDING }, LEAST)['DefaultCacheBehavior']
    expect(behavior).toMatchObject({ CachePolicyId: BEHAVIOR['CachePolicyId'] })
    for (const member of ['ForwardedValues', 'MinTTL', 'DefaultTTL', 'MaxTTL'])
      expect(behavior).not.toHaveProperty(member)
  })

  test('the cache policy, where there are forwarded values now, which get all that an update must have', () => {
    const to = change({ ...LEAST, DefaultCacheBehavior: FORWARDING }, ['DefaultCacheBehavior', 'MinTTL'], undefined)
    const behavior = go(LEAST, to)['DefaultCacheBehavior']
    expect(behavior).not.toHaveProperty('CachePolicyId')
    expect(behavior).toMatchObject({
      ForwardedValues: { QueryString: false, Headers: { Quantity: 0 }, QueryStringCacheKeys: { Quantity: 0 } },
      MinTTL: 0,
      DefaultTTL: 86_400,
      MaxTTL: 31_536_000,
    })
  })

  test('the other kind of an origin', () => {
    const s3 = { ...LEAST, Origins: list(S3_ORIGIN) }
    const custom = { ...LEAST, Origins: list({ ...CUSTOM_ORIGIN, Id: 'site' }) }
    expect(itemsOf(go(s3, custom)['Origins'])[0]).not.toHaveProperty('S3OriginConfig')
    const back = itemsOf(go(custom, s3)['Origins'])[0]
    expect(back).toMatchObject({ S3OriginConfig: { OriginAccessIdentity: '' } })
    expect(back).not.toHaveProperty('CustomOriginConfig')
  })

  test('the default certificate where there is one of its own, and echoes at all times', () => {
    expect(go(LEAST, OWN)['ViewerCertificate']).toEqual(OWN['ViewerCertificate'])
    expect(go(OWN, { ...OWN, Comment: 'x' })['ViewerCertificate']).toEqual(OWN['ViewerCertificate'])
    const iam = change(OWN, ['ViewerCertificate'], { IAMCertificateId: 'id', SSLSupportMethod: 'sni-only' })
    expect(go(OWN, iam)['ViewerCertificate']).toMatchObject({ IAMCertificateId: 'id' })
    expect(go(OWN, iam)['ViewerCertificate']).not.toHaveProperty('ACMCertificateArn')
  })

  test('what CloudFront deletes itself beside the rest', () => {
    const logging = part(rich, 'Logging')
    expect(go(rich, { ...rich, Logging: { ...logging, Enabled: false } })['Logging']).toEqual({
      Enabled: false,
      IncludeCookies: true,
      Bucket: '',
      Prefix: '',
    })
    const cookies: ConfigPath = ['DefaultCacheBehavior', 'ForwardedValues', 'Cookies']
    const forwarding = { ...LEAST, DefaultCacheBehavior: FORWARDING }
    const from = change(forwarding, cookies, { Forward: 'whitelist', WhitelistedNames: list('a') })
    const to = change(from, [...cookies, 'Forward'], 'all')
    expect(part(part(part(go(from, to), 'DefaultCacheBehavior'), 'ForwardedValues'), 'Cookies')).toEqual({
      Forward: 'all',
    })
  })
})

describe('What is new has all that an update must have', () => {
  test('an origin', () => {
    const to = change(LEAST, ['Origins', 'Items', 1], CUSTOM_ORIGIN)
    expect(itemsOf(go(LEAST, to)['Origins'])[1]).toEqual({
      ...CUSTOM_ORIGIN,
      OriginPath: '',
      CustomHeaders: { Quantity: 0 },
      CustomOriginConfig: {
        HTTPPort: 80,
        HTTPSPort: 443,
        OriginProtocolPolicy: 'https-only',
        OriginReadTimeout: 30,
        OriginKeepaliveTimeout: 5,
        OriginSslProtocols: list('TLSv1', 'TLSv1.1', 'TLSv1.2'),
      },
    })
  })

  const methods = list('GET', 'HEAD')
  const completed = {
    ...BEHAVIOR,
    PathPattern: '/a',
    AllowedMethods: { ...methods, CachedMethods: methods },
    SmoothStreaming: false,
    Compress: false,
    LambdaFunctionAssociations: { Quantity: 0 },
    FieldLevelEncryptionId: '',
  }

  test('a behavior', () => {
    const to = { ...LEAST, CacheBehaviors: list({ ...BEHAVIOR, PathPattern: '/a' }) }
    expect(itemsOf(go(LEAST, to)['CacheBehaviors'])).toEqual([completed])
  })

  test('a behavior of a distribution with tenants, which must not have all of that', () => {
    const tenants = { ...LEAST, ConnectionMode: 'tenant-only' }
    const to = { ...tenants, CacheBehaviors: list({ ...BEHAVIOR, PathPattern: '/a' }) }
    expect(itemsOf(go(tenants, to)['CacheBehaviors'])).toEqual([change(completed, ['SmoothStreaming'], undefined)])
  })
})
