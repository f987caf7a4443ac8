import { expect, test } from '@jest/globals'

import type { ConfigStructure } from '../../../../src/cloudfront/config-value.ts'
import { linesOf, normaliseText } from '../../../support/distribution/configuration/read-text.ts'
import { MINIMAL, MINIMAL_CONFIG } from '../../../support/distribution/configuration/minimal.ts'

function resourceOf(members: object): string {
  const DistributionConfig = { ...MINIMAL, ...members }
  return JSON.stringify({ Type: 'AWS::CloudFront::Distribution', Properties: { DistributionConfig } })
}

function originWith(members: object): object {
  return { Origins: [{ Id: 'site', DomainName: 'example.com', ...members }] }
}

function behaviorWith(members: object): object {
  return { DefaultCacheBehavior: { ...MINIMAL.DefaultCacheBehavior, ...members } }
}

/** What a template says, and what the API calls it. */
test.each<readonly [string, object, ConfigStructure]>([
  ['IPV6Enabled', { IPV6Enabled: true }, { IsIPV6Enabled: true }],
  ['CNAMEs', { CNAMEs: ['a.example.com'] }, { Aliases: { Quantity: 1, Items: ['a.example.com'] } }],
  [
    'the names of certificates',
    { ViewerCertificate: { AcmCertificateArn: 'arn', SslSupportMethod: 'sni-only', MinimumProtocolVersion: 'TLSv1' } },
    { ViewerCertificate: { ACMCertificateArn: 'arn', SSLSupportMethod: 'sni-only', MinimumProtocolVersion: 'TLSv1' } },
  ],
  [
    'IamCertificateId',
    { ViewerCertificate: { IamCertificateId: 'id' } },
    { ViewerCertificate: { IAMCertificateId: 'id' } },
  ],
  [
    'Locations',
    { Restrictions: { GeoRestriction: { RestrictionType: 'whitelist', Locations: ['DE', 'AT'] } } },
    { Restrictions: { GeoRestriction: { RestrictionType: 'whitelist', Quantity: 2, Items: ['DE', 'AT'] } } },
  ],
  [
    'no Locations',
    { Restrictions: { GeoRestriction: { RestrictionType: 'none' } } },
    { Restrictions: { GeoRestriction: { RestrictionType: 'none', Quantity: 0 } } },
  ],
  [
    'Logging, which a bucket turns on',
    { Logging: { Bucket: 'logs.s3.amazonaws.com' } },
    { Logging: { Enabled: true, IncludeCookies: false, Bucket: 'logs.s3.amazonaws.com', Prefix: '' } },
  ],
  [
    'Logging without a bucket',
    { Logging: { IncludeCookies: 'true' } },
    { Logging: { Enabled: false, IncludeCookies: true, Bucket: '', Prefix: '' } },
  ],
  [
    'origin groups',
    {
      OriginGroups: {
        Quantity: 1,
        Items: [
          {
            Id: 'group',
            FailoverCriteria: { StatusCodes: { Quantity: 2, Items: [500, '502'] } },
            Members: { Quantity: 2, Items: [{ OriginId: 'a' }, { OriginId: 'b' }] },
          },
        ],
      },
    },
    {
      OriginGroups: {
        Quantity: 1,
        Items: [
          {
            Id: 'group',
            FailoverCriteria: { StatusCodes: { Quantity: 2, Items: [500, 502] } },
            Members: { Quantity: 2, Items: [{ OriginId: 'a' }, { OriginId: 'b' }] },
          },
        ],
      },
    },
  ],
  [
    'the parameters of tenants',
    { TenantConfig: { ParameterDefinitions: [{ Name: 'n', Definition: { StringSchema: { Required: 'true' } } }] } },
    { TenantConfig: { ParameterDefinitions: [{ Name: 'n', Definition: { StringSchema: { Required: true } } }] } },
  ],
])('%s', (_name, given, expected) => {
  const { config, errors, warnings } = normaliseText('json', resourceOf(given))
  expect(linesOf([...errors, ...warnings])).toEqual([])
  expect(config).toEqual({ ...MINIMAL_CONFIG, ...expected })
})

test.each<readonly [string, object, object]>([
  ['an empty S3OriginConfig', { S3OriginConfig: {} }, { S3OriginConfig: { OriginAccessIdentity: '' } }],
  [
    'the ports of HTTP and HTTPS, by default',
    { CustomOriginConfig: { OriginProtocolPolicy: 'https-only', OriginSSLProtocols: ['TLSv1.2'] } },
    {
      CustomOriginConfig: {
        HTTPPort: 80,
        HTTPSPort: 443,
        OriginProtocolPolicy: 'https-only',
        OriginSslProtocols: { Quantity: 1, Items: ['TLSv1.2'] },
      },
    },
  ],
  [
    'OriginCustomHeaders',
    { S3OriginConfig: {}, OriginCustomHeaders: [{ HeaderName: 'X', HeaderValue: 'y' }] },
    {
      S3OriginConfig: { OriginAccessIdentity: '' },
      CustomHeaders: { Quantity: 1, Items: [{ HeaderName: 'X', HeaderValue: 'y' }] },
    },
  ],
])('of origins: %s', (_name, given, expected) => {
  const { config, errors } = normaliseText('json', resourceOf(originWith(given)))
  expect(linesOf(errors)).toEqual([])
  expect(config?.['Origins']).toEqual({
    Quantity: 1,
    Items: [{ Id: 'site', DomainName: 'example.com', ...expected }],
  })
})

test.each<readonly [string, object, object]>([
  [
    'CachedMethods beside AllowedMethods',
    { AllowedMethods: ['GET', 'HEAD', 'OPTIONS'], CachedMethods: ['GET', 'HEAD'] },
    {
      AllowedMethods: {
        Quantity: 3,
        Items: ['GET', 'HEAD', 'OPTIONS'],
        CachedMethods: { Quantity: 2, Items: ['GET', 'HEAD'] },
      },
    },
  ],
  [
    'CachedMethods alone',
    { CachedMethods: ['HEAD', 'GET'] },
    { AllowedMethods: { Quantity: 2, Items: ['GET', 'HEAD'], CachedMethods: { Quantity: 2, Items: ['HEAD', 'GET'] } } },
  ],
  [
    'AllowedMethods alone',
    { AllowedMethods: ['GET', 'HEAD'] },
    { AllowedMethods: { Quantity: 2, Items: ['GET', 'HEAD'] } },
  ],
  [
    'forwarded values without cookies',
    { ForwardedValues: { QueryString: false, Headers: ['Host'], QueryStringCacheKeys: [] } },
    {
      MinTTL: 0,
      ForwardedValues: {
        QueryString: false,
        Cookies: { Forward: 'none' },
        Headers: { Quantity: 1, Items: ['Host'] },
        QueryStringCacheKeys: { Quantity: 0 },
      },
    },
  ],
  [
    'functions, signers and key groups',
    {
      LambdaFunctionAssociations: [{ EventType: 'origin-request', LambdaFunctionARN: 'a', IncludeBody: 'false' }],
      FunctionAssociations: [{ EventType: 'viewer-request', FunctionARN: 'b' }],
      TrustedSigners: ['self'],
      TrustedKeyGroups: [],
    },
    {
      LambdaFunctionAssociations: {
        Quantity: 1,
        Items: [{ EventType: 'origin-request', LambdaFunctionARN: 'a', IncludeBody: false }],
      },
      FunctionAssociations: { Quantity: 1, Items: [{ EventType: 'viewer-request', FunctionARN: 'b' }] },
      TrustedSigners: { Enabled: true, Quantity: 1, Items: ['self'] },
      TrustedKeyGroups: { Enabled: false, Quantity: 0 },
    },
  ],
])('of cache behaviors: %s', (_name, given, expected) => {
  const { config, errors } = normaliseText('json', resourceOf(behaviorWith(given)))
  expect(linesOf(errors)).toEqual([])
  expect(config?.['DefaultCacheBehavior']).toEqual({ ...MINIMAL.DefaultCacheBehavior, ...expected })
})

test.each([
  [
    'a name from before, whose meaning nobody documents',
    { S3Origin: { DNSName: 'bucket.s3.amazonaws.com' } },
    /^S3Origin: unknown member here; write it as an item of Origins, with an Id that TargetOriginId names$/,
  ],
  ['a mistyped name', { IPV6Enable: true }, /^IPV6Enable: unknown member here; did you mean IPV6Enabled\?$/],
  [
    'a name that is missing',
    { Restrictions: { GeoRestriction: {} } },
    /^Restrictions\.GeoRestriction\.RestrictionType: it is required and missing; use blacklist, none or whitelist$/,
  ],
  ['the same twice', { Aliases: ['a'], CNAMEs: ['b'] }, /^Aliases: it is given more than once; write it once$/],
])('%s is reported in the names of CloudFormation', (_name, given, message) => {
  const { errors } = normaliseText('json', resourceOf(given))
  expect(errors.map((fault) => fault.message)).toEqual([expect.stringMatching(message)])
})
