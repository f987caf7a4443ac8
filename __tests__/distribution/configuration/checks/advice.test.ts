import { describe, expect, test } from '@jest/globals'
import type { ConfigStructure } from '../../../../src/cloudfront/config-value.ts'
import {
  BEHAVIOR,
  behavior,
  CERTIFICATE,
  certificate,
  check,
  counted,
  LEGACY,
  many,
  ORIGIN,
  origin,
  SERVER,
  server,
} from '../../../support/distribution/configuration/check.ts'

const group = (methods: readonly string[]): ConfigStructure => ({
  OriginGroups: counted({
    Id: 'group',
    FailoverCriteria: { StatusCodes: counted(500) },
    Members: counted({ OriginId: 'site' }, { OriginId: 'api' }),
  }),
  ...behavior({ TargetOriginId: 'group', AllowedMethods: counted(...methods) }),
})

const READ = ['GET', 'HEAD', 'OPTIONS']

/** For each rule what it is about, what is said of it, and what comes next to it and needs no advice. */
describe('what the service decides is advice', () => {
  test.each<[string, ConfigStructure, string, string, ConfigStructure]>([
    [
      'aliases without a certificate',
      { Aliases: counted('www.example.com'), ViewerCertificate: { CloudFrontDefaultCertificate: true } },
      'Aliases',
      'give ViewerCertificate.ACMCertificateArn',
      {
        Aliases: counted('www.example.com'),
        ViewerCertificate: { ...CERTIFICATE, CloudFrontDefaultCertificate: false },
      },
    ],
    [
      'a costly method',
      certificate({ SSLSupportMethod: 'vip' }),
      'ViewerCertificate.SSLSupportMethod',
      'USD 600 a month',
      certificate({ SSLSupportMethod: 'sni-only' }),
    ],
    [
      'an old protocol',
      certificate({ MinimumProtocolVersion: 'TLSv1' }),
      'ViewerCertificate.MinimumProtocolVersion',
      'TLSv1 lets viewers use TLS 1.1 or older',
      { ViewerCertificate: { CloudFrontDefaultCertificate: true, MinimumProtocolVersion: 'TLSv1' } },
    ],
    [
      'an access control for a website endpoint',
      server({ DomainName: 'b.s3-website-eu-west-1.amazonaws.com', OriginAccessControlId: 'E1' }),
      'Origins[1].OriginAccessControlId',
      'does not support origin access control',
      server({ DomainName: 'f.lambda-url.eu-west-1.on.aws', OriginAccessControlId: 'E1' }),
    ],
    [
      'too many attempts',
      origin({ ConnectionAttempts: 4 }),
      'Origins[0].ConnectionAttempts',
      'CloudFront takes 1 to 3, not 4',
      origin({ ConnectionAttempts: 1, ConnectionTimeout: 10 }),
    ],
    [
      'a long timeout',
      server({ CustomOriginConfig: { ...SERVER.CustomOriginConfig, OriginReadTimeout: 121 } }),
      'Origins[1].CustomOriginConfig.OriginReadTimeout',
      'CloudFront takes 1 to 120, not 121',
      server({
        CustomOriginConfig: { ...SERVER.CustomOriginConfig, OriginReadTimeout: 120, OriginKeepaliveTimeout: 1 },
      }),
    ],
    [
      'writing to an origin group',
      group([...READ, 'PUT', 'PATCH', 'POST', 'DELETE']),
      'DefaultCacheBehavior.AllowedMethods',
      'write GET HEAD OPTIONS',
      group(READ),
    ],
    ['a staging distribution', { Staging: true }, 'Staging', 'continuous deployment policy', { Staging: false }],
    [
      'a continuous deployment policy',
      { ContinuousDeploymentPolicyId: 'p' },
      'ContinuousDeploymentPolicyId',
      'one primary distribution',
      { ContinuousDeploymentPolicyId: '' },
    ],
    [
      'trusted signers, said once',
      {
        ...behavior({ TrustedSigners: { Enabled: true, ...counted('self') } }),
        CacheBehaviors: counted({
          ...BEHAVIOR,
          PathPattern: '/a',
          TrustedSigners: { Enabled: true, ...counted('self') },
        }),
      },
      'DefaultCacheBehavior.TrustedSigners',
      'name a key group in TrustedKeyGroups',
      behavior({
        TrustedKeyGroups: { Enabled: true, ...counted('k') },
        TrustedSigners: { Enabled: false, Quantity: 0 },
      }),
    ],
    [
      'forwarded values, said once',
      { DefaultCacheBehavior: LEGACY, CacheBehaviors: counted({ ...LEGACY, PathPattern: '/a' }) },
      'DefaultCacheBehavior.ForwardedValues',
      'it is deprecated, here and in other behaviors',
      behavior({}),
    ],
  ])('%s', (_, doubtful, path, text, right) => {
    const { errors, advice } = check({ config: doubtful })
    expect(errors).toEqual([])
    expect(advice).toEqual([expect.stringContaining(text)])
    expect(advice[0]?.slice(0, path.length + 2)).toBe(`${path}: `)
    expect(advice[0]).toMatch(/; [a-z].*$/)
    expect(check({ config: right })).toEqual({ errors: [], advice: [] })
  })
})

/** These have forwarded values, which are always advised on. */
describe('advice for behaviors without a cache policy', () => {
  const DEPRECATED = 'DefaultCacheBehavior.ForwardedValues: '
  const legacy = (members: ConfigStructure) => {
    const { errors, advice } = check({ config: { DefaultCacheBehavior: { ...LEGACY, ...members } } })
    expect(errors).toEqual([])
    return advice.filter((message) => !message.startsWith(DEPRECATED))
  }
  const forwarded = (members: ConfigStructure) => ({ ForwardedValues: { ...LEGACY.ForwardedValues, ...members } })

  test.each<[string, ConfigStructure, string, ConfigStructure]>([
    [
      'a minimum above the default',
      { MinTTL: 86_401 },
      'DefaultCacheBehavior.MinTTL: DefaultTTL is left out and counts as 86400, which is less; write DefaultTTL, too',
      { MinTTL: 86_400 },
    ],
    [
      'a maximum below the default',
      { MaxTTL: 3_600 },
      'DefaultCacheBehavior.MaxTTL: DefaultTTL is left out and counts as 86400, which is more; write DefaultTTL, too',
      { DefaultTTL: 60, MaxTTL: 3_600 },
    ],
    [
      'a default above the maximum',
      { DefaultTTL: 31_536_001 },
      'DefaultCacheBehavior.DefaultTTL: MaxTTL is left out and counts as 31536000, which is less; write MaxTTL, too',
      { DefaultTTL: 0 },
    ],
    [
      'an origin request policy',
      { OriginRequestPolicyId: 'p' },
      'DefaultCacheBehavior.OriginRequestPolicyId: an origin request policy goes with a cache policy; write a CachePolicyId instead of ForwardedValues',
      { OriginRequestPolicyId: '' },
    ],
    [
      'keys of query strings that are not forwarded',
      forwarded({ QueryStringCacheKeys: counted('page') }),
      'DefaultCacheBehavior.ForwardedValues.QueryStringCacheKeys: query strings are not forwarded, so none of them can be a cache key; write QueryString: true, or remove the keys',
      forwarded({ QueryString: true, QueryStringCacheKeys: counted('page') }),
    ],
  ])('%s', (_, doubtful, message, right) => {
    expect(legacy(doubtful)).toEqual([message])
    expect(legacy(right)).toEqual([])
  })
})

describe('quotas', () => {
  const LISTS: readonly (readonly [string, number, (count: number) => ConfigStructure])[] = [
    ['Aliases', 100, (count) => ({ Aliases: many(count, (index) => `a${index}.example.com`), ...certificate({}) })],
    [
      'CacheBehaviors',
      75,
      (count) => ({ CacheBehaviors: many(count, (index) => ({ ...BEHAVIOR, PathPattern: `/${index}` })) }),
    ],
    [
      'Origins',
      100,
      (count) => ({ Origins: many(count, (index) => ({ ...ORIGIN, Id: index === 0 ? 'site' : `o${index}` })) }),
    ],
    [
      'OriginGroups',
      10,
      (count) => ({
        OriginGroups: many(count, (index) => ({
          Id: `g${index}`,
          Members: counted({ OriginId: 'site' }, { OriginId: 'api' }),
        })),
      }),
    ],
    [
      'Origins[0].CustomHeaders',
      30,
      (count) => origin({ CustomHeaders: many(count, (index) => ({ HeaderName: `h${index}`, HeaderValue: 'v' })) }),
    ],
    [
      'DefaultCacheBehavior.TrustedKeyGroups',
      4,
      (count) => behavior({ TrustedKeyGroups: { Enabled: true, ...many(count, (index) => `k${index}`) } }),
    ],
  ]

  test.each(LISTS)('%s: %d', (path, most, config) => {
    expect(check({ config: config(most) })).toEqual({ errors: [], advice: [] })
    expect(check({ config: config(most + 1) })).toEqual({
      errors: [],
      advice: [
        `${path}: it has ${most + 1} items, and CloudFront takes ${most} unless the account's quota was raised; remove some, or ask for more in Service Quotas`,
      ],
    })
  })

  test.each([
    ['Headers', (list: ConfigStructure) => ({ Headers: list, Cookies: { Forward: 'none' } })],
    ['QueryStringCacheKeys', (list: ConfigStructure) => ({ QueryStringCacheKeys: list, Cookies: { Forward: 'none' } })],
    [
      'Cookies.WhitelistedNames',
      (list: ConfigStructure) => ({ Cookies: { Forward: 'whitelist', WhitelistedNames: list } }),
    ],
  ])('ForwardedValues.%s: 10', (path, members) => {
    const config = (count: number) => ({
      DefaultCacheBehavior: {
        ...LEGACY,
        ForwardedValues: { QueryString: true, ...members(many(count, (index) => `n${index}`)) },
      },
    })
    const prefix = `DefaultCacheBehavior.ForwardedValues.${path}: it has 11 items`
    expect(check({ config: config(11) }).advice).toContainEqual(expect.stringContaining(prefix))
    expect(check({ config: config(10) }).advice).toHaveLength(1)
  })

  test('tags', () => {
    const tags = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, index) => [`t${index}`, '']))
    expect(check({ tags: tags(46) })).toEqual({ errors: [], advice: [] })
    expect(check({ tags: tags(47) })).toEqual({ errors: [], advice: [expect.stringContaining('there are 47 tags')] })
  })
})

test("a tag of the action's own is left out", () => {
  expect(check({ tags: { 'cloudfront-action:name': 'production' } })).toEqual({
    errors: [],
    advice: ['Tags: "cloudfront-action:name" is one of the action\'s own tags and is left out; write another key'],
  })
})
