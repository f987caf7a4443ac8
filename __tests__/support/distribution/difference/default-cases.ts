/** Every member that has a default, with its default, another value, and the reported change. */

import type { ConfigPath, ConfigStructure, ConfigValue } from '../../../../src/cloudfront/config-value.ts'
import { change, CUSTOM_ORIGIN, FORWARDING, LEAST, list } from './configurations.ts'

const ORIGIN: ConfigPath = ['Origins', 'Items', 0]
const BEHAVIOR: ConfigPath = ['DefaultCacheBehavior']
export const CERTIFICATE = { ACMCertificateArn: 'arn', SSLSupportMethod: 'sni-only' }

const methods = list('GET', 'HEAD')
const custom = { ...LEAST, Origins: list(CUSTOM_ORIGIN) }
const forwarding = { ...LEAST, DefaultCacheBehavior: FORWARDING }
const error = { ...LEAST, CustomErrorResponses: list({ ErrorCode: 404 }) }
const group = {
  ...LEAST,
  OriginGroups: list({
    Id: 'g',
    FailoverCriteria: { StatusCodes: list(500) },
    Members: list({ OriginId: 'a' }, { OriginId: 'b' }),
  }),
}
const lambda = change(
  LEAST,
  [...BEHAVIOR, 'LambdaFunctionAssociations'],
  list({ LambdaFunctionARN: 'arn', EventType: 'viewer-request' }),
)
const certificate = { ...LEAST, ViewerCertificate: CERTIFICATE }

/** A member, its default, another value, the reported change, and the file if it needs more than the smallest one. */
export type DefaultCase = readonly [string, ConfigPath, readonly ConfigValue[], ConfigValue, string, ConfigStructure?]

export const DEFAULT_CASES: readonly DefaultCase[] = [
  ['aliases', ['Aliases'], [list()], list('a.example.com'), 'Aliases[a.example.com]'],
  ['the comment', ['Comment'], [''], 'x', 'Comment', change(LEAST, ['Comment'], undefined)],
  ['the root object', ['DefaultRootObject'], [''], 'index.html', 'DefaultRootObject'],
  ['the price class', ['PriceClass'], ['PriceClass_All'], 'PriceClass_100', 'PriceClass'],
  [
    'no price class',
    ['PriceClass'],
    ['None', 'PriceClass_All'],
    'PriceClass_100',
    'PriceClass',
    { ...LEAST, ConnectionMode: 'tenant-only' },
  ],
  ['the web ACL', ['WebACLId'], [''], 'acl', 'WebACLId'],
  ['the HTTP version', ['HttpVersion'], ['http2'], 'http1.1', 'HttpVersion'],
  ['IPv6', ['IsIPV6Enabled'], [true], false, 'IsIPV6Enabled'],
  ['staging', ['Staging'], [false], true, 'Staging'],
  ['continuous deployment', ['ContinuousDeploymentPolicyId'], [''], 'id', 'ContinuousDeploymentPolicyId'],
  ['the connection mode', ['ConnectionMode'], ['direct'], 'tenant-only', 'ConnectionMode'],
  ['Anycast', ['AnycastIpListId'], [''], 'id', 'AnycastIpListId'],
  ['cache tags', ['CacheTagConfig'], [], { HeaderName: 'Cache-Tag' }, 'CacheTagConfig'],
  ['logging', ['Logging'], [{ Enabled: false, IncludeCookies: false }], { Enabled: true, Bucket: 'b' }, 'Logging'],
  [
    'countries',
    ['Restrictions'],
    [{ GeoRestriction: { RestrictionType: 'none', Quantity: 0 } }],
    { GeoRestriction: { RestrictionType: 'whitelist', ...list('DE') } },
    'Restrictions',
  ],
  [
    'the certificate',
    ['ViewerCertificate'],
    [
      { CloudFrontDefaultCertificate: true },
      { CloudFrontDefaultCertificate: true, SSLSupportMethod: 'vip', MinimumProtocolVersion: 'TLSv1' },
      { CloudFrontDefaultCertificate: true, SSLSupportMethod: 'sni-only', CertificateSource: 'cloudfront' },
    ],
    CERTIFICATE,
    'ViewerCertificate',
  ],
  [
    'the security policy with SNI',
    ['ViewerCertificate', 'MinimumProtocolVersion'],
    ['TLSv1.2_2021', 'TLSv1'],
    'TLSv1.2_2018',
    'ViewerCertificate.MinimumProtocolVersion',
    certificate,
  ],
  [
    'the security policy without SNI',
    ['ViewerCertificate', 'MinimumProtocolVersion'],
    ['TLSv1', 'TLSv1.2_2021'],
    'TLSv1_2016',
    'ViewerCertificate.MinimumProtocolVersion',
    change(certificate, ['ViewerCertificate', 'SSLSupportMethod'], 'vip'),
  ],
  ['error responses', ['CustomErrorResponses'], [list()], list({ ErrorCode: 404 }), 'CustomErrorResponses[404]'],
  [
    'the time of an error',
    ['CustomErrorResponses', 'Items', 0, 'ErrorCachingMinTTL'],
    [10, 300],
    60,
    'CustomErrorResponses[404].ErrorCachingMinTTL',
    error,
  ],
  [
    'the page of an error',
    ['CustomErrorResponses', 'Items', 0, 'ResponsePagePath'],
    [''],
    '/404.html',
    'CustomErrorResponses[404].ResponsePagePath',
    error,
  ],
  ["an origin's path", [...ORIGIN, 'OriginPath'], [''], '/x', 'Origins[site].OriginPath'],
  ["an origin's attempts", [...ORIGIN, 'ConnectionAttempts'], [3], 1, 'Origins[site].ConnectionAttempts'],
  ["an origin's patience", [...ORIGIN, 'ConnectionTimeout'], [10], 5, 'Origins[site].ConnectionTimeout'],
  [
    "an origin's last second",
    [...ORIGIN, 'ResponseCompletionTimeout'],
    [0],
    60,
    'Origins[site].ResponseCompletionTimeout',
  ],
  [
    "an origin's access control",
    [...ORIGIN, 'OriginAccessControlId'],
    [''],
    'E1',
    'Origins[site].OriginAccessControlId',
  ],
  [
    "an origin's shield",
    [...ORIGIN, 'OriginShield'],
    [{ Enabled: false }],
    { Enabled: true, OriginShieldRegion: 'us-east-1' },
    'Origins[site].OriginShield',
  ],
  [
    "an origin's headers",
    [...ORIGIN, 'CustomHeaders'],
    [list()],
    list({ HeaderName: 'X-A', HeaderValue: '1' }),
    'Origins[site].CustomHeaders[X-A]',
  ],
  [
    "a bucket's read timeout",
    [...ORIGIN, 'S3OriginConfig', 'OriginReadTimeout'],
    [30],
    60,
    'Origins[site].S3OriginConfig.OriginReadTimeout',
  ],
  [
    'a read timeout',
    [...ORIGIN, 'CustomOriginConfig', 'OriginReadTimeout'],
    [30],
    60,
    'Origins[api].CustomOriginConfig.OriginReadTimeout',
    custom,
  ],
  [
    'a keep-alive timeout',
    [...ORIGIN, 'CustomOriginConfig', 'OriginKeepaliveTimeout'],
    [5],
    60,
    'Origins[api].CustomOriginConfig.OriginKeepaliveTimeout',
    custom,
  ],
  [
    'addresses',
    [...ORIGIN, 'CustomOriginConfig', 'IpAddressType'],
    ['ipv4'],
    'dualstack',
    'Origins[api].CustomOriginConfig.IpAddressType',
    custom,
  ],
  [
    'protocols',
    [...ORIGIN, 'CustomOriginConfig', 'OriginSslProtocols'],
    [list('TLSv1', 'TLSv1.1', 'TLSv1.2'), list('TLSv1.2'), list('TLSv1', 'SSLv3')],
    list('TLSv1', 'TLSv1.1', 'TLSv1.2', 'SSLv3'),
    'Origins[api].CustomOriginConfig.OriginSslProtocols[SSLv3]',
    custom,
  ],
  [
    'selection in a group',
    ['OriginGroups', 'Items', 0, 'SelectionCriteria'],
    ['default'],
    'media-quality-based',
    'OriginGroups[g].SelectionCriteria',
    group,
  ],
  [
    'methods',
    [...BEHAVIOR, 'AllowedMethods'],
    [{ ...list('HEAD', 'GET'), CachedMethods: methods }, methods],
    { ...list('GET', 'HEAD', 'OPTIONS'), CachedMethods: methods },
    'DefaultCacheBehavior.AllowedMethods',
  ],
  [
    'cached methods',
    [...BEHAVIOR, 'AllowedMethods', 'CachedMethods'],
    [methods],
    list('GET', 'HEAD', 'OPTIONS'),
    'DefaultCacheBehavior.AllowedMethods.CachedMethods[OPTIONS]',
    change(LEAST, [...BEHAVIOR, 'AllowedMethods'], list('GET', 'HEAD', 'OPTIONS')),
  ],
  ['compression', [...BEHAVIOR, 'Compress'], [false], true, 'DefaultCacheBehavior.Compress'],
  ['streaming', [...BEHAVIOR, 'SmoothStreaming'], [false], true, 'DefaultCacheBehavior.SmoothStreaming'],
  ['gRPC', [...BEHAVIOR, 'GrpcConfig'], [{ Enabled: false }], { Enabled: true }, 'DefaultCacheBehavior.GrpcConfig'],
  [
    'signers',
    [...BEHAVIOR, 'TrustedSigners'],
    [{ Enabled: false, Quantity: 0 }],
    { Enabled: true, ...list('self') },
    'DefaultCacheBehavior.TrustedSigners',
  ],
  ['encryption', [...BEHAVIOR, 'FieldLevelEncryptionId'], [''], 'id', 'DefaultCacheBehavior.FieldLevelEncryptionId'],
  [
    'an origin policy',
    [...BEHAVIOR, 'OriginRequestPolicyId'],
    [''],
    'id',
    'DefaultCacheBehavior.OriginRequestPolicyId',
  ],
  [
    'functions',
    [...BEHAVIOR, 'FunctionAssociations'],
    [list()],
    list({ FunctionARN: 'arn', EventType: 'viewer-request' }),
    'DefaultCacheBehavior.FunctionAssociations[viewer-request]',
  ],
  [
    'the body for a function',
    [...BEHAVIOR, 'LambdaFunctionAssociations', 'Items', 0, 'IncludeBody'],
    [false],
    true,
    'DefaultCacheBehavior.LambdaFunctionAssociations[viewer-request].IncludeBody',
    lambda,
  ],
  [
    'the least time',
    [...BEHAVIOR, 'MinTTL'],
    [0],
    1,
    'DefaultCacheBehavior.MinTTL',
    change(forwarding, [...BEHAVIOR, 'MinTTL'], undefined),
  ],
  ['the usual time', [...BEHAVIOR, 'DefaultTTL'], [86_400], 60, 'DefaultCacheBehavior.DefaultTTL', forwarding],
  ['the longest time', [...BEHAVIOR, 'MaxTTL'], [31_536_000], 86_400, 'DefaultCacheBehavior.MaxTTL', forwarding],
  [
    'the usual time beside a long least one',
    [...BEHAVIOR, 'DefaultTTL'],
    [100_000],
    86_400,
    'DefaultCacheBehavior.DefaultTTL',
    change(forwarding, [...BEHAVIOR, 'MinTTL'], 100_000),
  ],
  [
    'the usual time beside a short longest one, which it must not exceed',
    [...BEHAVIOR, 'DefaultTTL'],
    [600],
    86_400,
    'DefaultCacheBehavior.DefaultTTL',
    change(forwarding, [...BEHAVIOR, 'MaxTTL'], 600),
  ],
  [
    'the longest time beside a longer usual one',
    [...BEHAVIOR, 'MaxTTL'],
    [40_000_000],
    31_536_000,
    'DefaultCacheBehavior.MaxTTL',
    change(forwarding, [...BEHAVIOR, 'DefaultTTL'], 40_000_000),
  ],
  [
    'forwarded headers',
    [...BEHAVIOR, 'ForwardedValues', 'Headers'],
    [list()],
    list('Origin'),
    'DefaultCacheBehavior.ForwardedValues.Headers[Origin]',
    forwarding,
  ],
]
