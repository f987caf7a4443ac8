/** What viewers may notice is told beside the change, and what they cannot is not called a risk. */

import { describe, expect, test } from '@jest/globals'
import { distributionShape } from '../../../src/cloudfront/distribution-shape.ts'
import { countedList, type StructureShape } from '../../../src/cloudfront/config-shape.ts'
import type { ConfigPath, ConfigStructure, ConfigValue } from '../../../src/cloudfront/config-value.ts'
import { findDifference } from '../../../src/distribution/difference/find-difference.ts'
import { findRisk } from '../../../src/distribution/difference/risks.ts'
import {
  BEHAVIOR,
  change,
  CUSTOM_ORIGIN,
  FORWARDING,
  LEAST,
  list,
  S3_ORIGIN,
} from '../../support/distribution/difference/configurations.ts'
import { hold } from '../../support/distribution/difference/service.ts'

const shape = distributionShape()

const behavior = (...path: ConfigPath) => ['DefaultCacheBehavior', ...path]
const named = (...patterns: readonly string[]) => list(...patterns.map((PathPattern) => ({ ...BEHAVIOR, PathPattern })))
const FUNCTION = { FunctionARN: 'arn', EventType: 'viewer-request' }
const GROUP = {
  Id: 'g',
  FailoverCriteria: { StatusCodes: list(500) },
  Members: list({ OriginId: 'site' }, { OriginId: 'api' }),
}

const FILE: ConfigStructure = {
  ...LEAST,
  Aliases: list('www.example.com'),
  Origins: list(S3_ORIGIN, CUSTOM_ORIGIN),
  OriginGroups: list(GROUP),
  DefaultCacheBehavior: {
    ...BEHAVIOR,
    TrustedKeyGroups: { Enabled: true, ...list('key-1', 'key-2') },
    FunctionAssociations: list(FUNCTION),
    GrpcConfig: { Enabled: true },
    SmoothStreaming: true,
  },
  CacheBehaviors: named('/a', '/b'),
  CustomErrorResponses: list({ ErrorCode: 404, ResponsePagePath: '/404.html', ResponseCode: '404' }),
  ViewerCertificate: {
    ACMCertificateArn: 'arn',
    SSLSupportMethod: 'vip',
    MinimumProtocolVersion: 'TLSv1',
  },
  WebACLId: 'acl',
}

function risksOf(path: ConfigPath, value: ConfigValue | undefined, file = FILE) {
  const { changes } = findDifference({ wanted: change(file, path, value), live: hold(file), shape })
  expect(changes.length).toBeGreaterThan(0)
  return changes.map(({ risk }) => risk)
}

type Row = readonly [string, ConfigPath, ConfigValue | undefined, RegExp, ConfigStructure?]

describe('A risk', () => {
  test.each<Row>([
    ['an alias goes', ['Aliases'], list(), /www\.example\.com .*refused/],
    ['an alias comes', ['Aliases', 'Items', 1], 'new.example.com', /new\.example\.com .*answered by this/],
    ['the whole distribution goes', ['Enabled'], false, /no answer/],
    ['the whole distribution comes', ['Enabled'], true, /begins to answer/, { ...FILE, Enabled: false }],
    ['the web ACL goes', ['WebACLId'], undefined, /no longer filters/],
    ['the web ACL is another', ['WebACLId'], 'other', /this web ACL/],
    ['the certificate is another', ['ViewerCertificate', 'ACMCertificateArn'], 'other', /another certificate/],
    ['the certificate goes', ['ViewerCertificate'], undefined, /another certificate/],
    ['older TLS', ['ViewerCertificate', 'MinimumProtocolVersion'], 'TLSv1.2_2021', /older TLS/],
    ['viewers without SNI', ['ViewerCertificate', 'SSLSupportMethod'], 'sni-only', /Server Name Indication/],
    ['addresses of its own', ['ViewerCertificate', 'SSLSupportMethod'], 'static-ip', /charged/],
    ['the root object', ['DefaultRootObject'], 'index.html', /ask for \//],
    ['countries', ['Restrictions'], { GeoRestriction: { RestrictionType: 'whitelist', ...list('DE') } }, /countries/],
    ['IPv6', ['IsIPV6Enabled'], false, /IPv6/],
    ['the price class', ['PriceClass'], 'PriceClass_100', /farther away/],
    ['staging', ['Staging'], true, /staging/],
    ['continuous deployment', ['ContinuousDeploymentPolicyId'], 'id', /staging/],
    [
      'cache tags',
      ['CacheTagConfig'],
      { HeaderName: 'Tag' },
      /by tag/,
      { ...FILE, CacheTagConfig: { HeaderName: 'Other' } },
    ],
    ['certificates of viewers', ['ViewerMtlsConfig'], { Mode: 'required' }, /must present/],
    ['an origin goes', ['Origins', 'Items', 1], undefined, /only this origin/],
    ["an origin's domain", ['Origins', 'Items', 1, 'DomainName'], 'b.example.com', /another host/],
    ["an origin's path", ['Origins', 'Items', 1, 'OriginPath'], '/b', /another directory/],
    ["an origin's access control", ['Origins', 'Items', 0, 'OriginAccessControlId'], 'E1', /refuses requests/],
    [
      "an origin's identity",
      ['Origins', 'Items', 0, 'S3OriginConfig', 'OriginAccessIdentity'],
      'origin-access-identity/cloudfront/E1',
      /refuses requests/,
    ],
    [
      "an origin's headers",
      ['Origins', 'Items', 0, 'CustomHeaders'],
      list({ HeaderName: 'a', HeaderValue: 'b' }),
      /headers/,
    ],
    [
      "an origin's protocol",
      ['Origins', 'Items', 1, 'CustomOriginConfig', 'OriginProtocolPolicy'],
      'http-only',
      /another protocol/,
    ],
    ["an origin's port", ['Origins', 'Items', 1, 'CustomOriginConfig', 'HTTPPort'], 8080, /port/],
    ["an origin's patience", ['Origins', 'Items', 1, 'CustomOriginConfig', 'OriginReadTimeout'], 5, /more slowly/],
    [
      "a group's statuses",
      ['OriginGroups', 'Items', 0, 'FailoverCriteria', 'StatusCodes'],
      list(500, 502),
      /fail over/,
    ],
    [
      "a group's primary",
      ['OriginGroups', 'Items', 0, 'Members', 'Items'],
      [{ OriginId: 'api' }, { OriginId: 'site' }],
      /first/,
    ],
    ['an error page goes', ['CustomErrorResponses'], undefined, /own answer with status 404/],
    ['an error page comes', ['CustomErrorResponses', 'Items', 1], { ErrorCode: 403 }, /answers 403/],
    ['an error page is another', ['CustomErrorResponses', 'Items', 0, 'ResponsePagePath'], '/x.html', /another page/],
    ['the time of an error', ['CustomErrorResponses', 'Items', 0, 'ErrorCachingMinTTL'], 60, /longer or a shorter/],
    ['a behavior goes', ['CacheBehaviors', 'Items', 0], undefined, /another behavior than before/],
    [
      'a behavior comes',
      ['CacheBehaviors', 'Items', 2],
      { ...BEHAVIOR, PathPattern: '/c' },
      /another behavior than before/,
    ],
    ['behaviors change places', ['CacheBehaviors'], named('/b', '/a'), /several path patterns/],
    ['a target', behavior('TargetOriginId'), 'api', /another origin/],
    ['a target of a path', ['CacheBehaviors', 'Items', 0, 'TargetOriginId'], 'api', /another origin/],
    ['plain HTTP is let in', behavior('ViewerProtocolPolicy'), 'allow-all', /without encryption/],
    ['plain HTTP is refused', behavior('ViewerProtocolPolicy'), 'https-only', /refused/],
    ['a cache policy', behavior('CachePolicyId'), 'other', /staler/],
    ['a time', behavior('MaxTTL'), 60, /staler/, { ...FILE, DefaultCacheBehavior: { ...FORWARDING, DefaultTTL: 60 } }],
    [
      'what is forwarded',
      behavior('ForwardedValues', 'QueryString'),
      true,
      /staler/,
      { ...FILE, DefaultCacheBehavior: FORWARDING },
    ],
    ['an origin request policy', behavior('OriginRequestPolicyId'), 'id', /origin gets other/],
    ['a response headers policy', behavior('ResponseHeadersPolicyId'), 'id', /response headers/],
    ['methods', behavior('AllowedMethods'), list('GET', 'HEAD', 'OPTIONS'), /reach the origin/],
    [
      'cached methods',
      behavior('AllowedMethods', 'CachedMethods'),
      list('GET', 'HEAD', 'OPTIONS'),
      /cached, or no longer/,
      change(FILE, behavior('AllowedMethods'), list('GET', 'HEAD', 'OPTIONS')),
    ],
    ['a key', behavior('TrustedKeyGroups', 'Items', 1), undefined, /signed with these keys/],
    ['all keys', behavior('TrustedKeyGroups'), undefined, /requests need no signature/],
    ['one more key', behavior('TrustedKeyGroups', 'Items', 2), 'key-3', /need a signature/],
    ['a function goes', behavior('FunctionAssociations'), undefined, /No function/],
    ['a function is another', behavior('FunctionAssociations', 'Items', 0, 'FunctionARN'), 'arn:2', /Other code/],
    ['gRPC', behavior('GrpcConfig'), undefined, /gRPC/],
    ['streaming', behavior('SmoothStreaming'), undefined, /Smooth Streaming/],
  ])('%s', (...[, path, value, told, file]: Row) => {
    expect(risksOf(path, value, file)[0]).toMatch(told)
  })

  test.each<readonly [string, ConfigPath, ConfigValue]>([
    ['the comment', ['Comment'], 'new'],
    ['the HTTP version', ['HttpVersion'], 'http2and3'],
    ['logging', ['Logging'], { Enabled: true, IncludeCookies: false, Bucket: 'b', Prefix: '' }],
    ['an origin more', ['Origins', 'Items', 2], { ...CUSTOM_ORIGIN, Id: 'new' }],
    ['an origin shield', ['Origins', 'Items', 0, 'OriginShield'], { Enabled: true, OriginShieldRegion: 'us-east-1' }],
    ['more patience', ['Origins', 'Items', 1, 'CustomOriginConfig', 'OriginReadTimeout'], 60],
    ['a longer connection', ['Origins', 'Items', 1, 'CustomOriginConfig', 'OriginKeepaliveTimeout'], 60],
    ['compression', behavior('Compress'), true],
    ['compression of a path', ['CacheBehaviors', 'Items', 1, 'Compress'], true],
    ['cache tags where there were none', ['CacheTagConfig'], { HeaderName: 'Tag' }],
    ['a redirect to HTTPS', ['CacheBehaviors', 'Items', 0, 'ViewerProtocolPolicy'], 'redirect-to-https'],
    ['logs in real time', behavior('RealtimeLogConfigArn'), 'arn'],
  ])('is none: %s', (_, path, value) => {
    const file = change(FILE, ['CacheBehaviors', 'Items', 0, 'ViewerProtocolPolicy'], 'allow-all')
    for (const risk of risksOf(path, value, file)) expect(risk).toBeUndefined()
  })
})

test('every member of the API has a risk, of its own or with the whole, or is known to have none', () => {
  function listHarmless(structure: StructureShape): readonly string[] {
    return [...structure.members].flatMap(([name, { shape: member }]) => {
      const list = member.kind === 'structure' ? countedList(member) : member
      const item = list?.kind === 'list' ? list.item : undefined
      // The risk of a list is about whole items.
      const inside = item?.kind === 'structure' ? listHarmless(item) : []
      if (item !== undefined || findRisk(structure.name, name) !== undefined) return inside
      return member.kind === 'structure' ? listHarmless(member) : [`${structure.name}.${name}`]
    })
  }
  const seen = new Set(listHarmless(shape).filter((name) => !/\.(?:Quantity|Items)$/.test(name)))
  expect([...seen].sort()).toEqual([
    'CacheBehavior.Compress',
    'CacheBehavior.PathPattern',
    'CacheBehavior.RealtimeLogConfigArn',
    'CustomErrorResponse.ErrorCode',
    'DefaultCacheBehavior.Compress',
    'DefaultCacheBehavior.RealtimeLogConfigArn',
    'DistributionConfig.CallerReference',
    'DistributionConfig.Comment',
    'DistributionConfig.HttpVersion',
    'FunctionAssociation.EventType',
    'LambdaFunctionAssociation.EventType',
    'LambdaFunctionAssociation.IncludeBody',
    'LoggingConfig.Bucket',
    'LoggingConfig.Enabled',
    'LoggingConfig.IncludeCookies',
    'LoggingConfig.Prefix',
    'Origin.Id',
    'OriginCustomHeader.HeaderName',
    'OriginGroup.Id',
    'OriginGroupMember.OriginId',
    'OriginShield.Enabled',
    'OriginShield.OriginShieldRegion',
  ])
})
