import { distributionShape } from '../../../../src/cloudfront/distribution-shape.ts'
import { describe, expect, test } from '@jest/globals'
import { checkConfiguration } from '../../../../src/distribution/configuration/checks/check-configuration.ts'
import type { ConfigStructure } from '../../../../src/cloudfront/config-value.ts'
import type { Fault, Place } from '../../../../src/faults.ts'
import {
  BEHAVIOR,
  check,
  CONFIG,
  counted,
  FILE,
  fileOf,
  LEGACY,
  ORIGIN,
  SERVER,
} from '../../../support/distribution/configuration/check.ts'

/** The sample request of the API reference of 2012, in the form of today. */
const SAMPLE_OF_2012: ConfigStructure = {
  Aliases: counted('www.example.com'),
  DefaultRootObject: 'index.html',
  Origins: counted(
    {
      Id: 'example-Amazon S3-origin',
      DomainName: 'myawsbucket.s3.amazonaws.com',
      S3OriginConfig: { OriginAccessIdentity: 'origin-access-identity/cloudfront/E74FTE3AEXAMPLE' },
    },
    {
      Id: 'example-custom-origin',
      DomainName: 'example.com',
      CustomOriginConfig: { HTTPPort: 80, HTTPSPort: 443, OriginProtocolPolicy: 'match-viewer' },
    },
  ),
  DefaultCacheBehavior: {
    TargetOriginId: 'example-Amazon S3-origin',
    ForwardedValues: {
      QueryString: true,
      Cookies: { Forward: 'whitelist', WhitelistedNames: counted('example-cookie') },
    },
    TrustedSigners: { Enabled: true, ...counted('self', '111122223333', '444455556666') },
    ViewerProtocolPolicy: 'https-only',
    MinTTL: 0,
  },
  CacheBehaviors: counted({
    PathPattern: '*.jpg',
    TargetOriginId: 'example-custom-origin',
    ForwardedValues: { QueryString: false, Cookies: { Forward: 'all' } },
    TrustedSigners: { Enabled: true, ...counted('self', '111122223333') },
    ViewerProtocolPolicy: 'allow-all',
    MinTTL: 86_400,
  }),
  Comment: 'example comment',
  Logging: { Enabled: true, IncludeCookies: true, Bucket: 'myawslogbucket.s3.amazonaws.com', Prefix: 'example.com.' },
  PriceClass: 'PriceClass_All',
  Enabled: true,
}

/** What the service answers for a distribution: everything is there, and empty where there is nothing. */
const WHOLE: ConfigStructure = {
  Aliases: counted('www.example.com'),
  DefaultRootObject: '',
  Origins: counted(
    { ...ORIGIN, OriginPath: '', CustomHeaders: counted(), OriginAccessControlId: 'E1OAC', ConnectionAttempts: 3 },
    {
      ...SERVER,
      OriginPath: '/v1',
      CustomOriginConfig: { ...SERVER.CustomOriginConfig, OriginReadTimeout: 30, OriginKeepaliveTimeout: 5 },
      OriginAccessControlId: '',
    },
    {
      Id: 'website',
      DomainName: 'site.s3-website-us-east-1.amazonaws.com',
      CustomOriginConfig: { HTTPPort: 80, HTTPSPort: 443, OriginProtocolPolicy: 'http-only' },
    },
    { Id: 'inside', DomainName: 'alb.internal', VpcOriginConfig: { VpcOriginId: 'vo_1' } },
  ),
  OriginGroups: counted({
    Id: 'group',
    FailoverCriteria: { StatusCodes: counted(500, 502) },
    Members: counted({ OriginId: 'site' }, { OriginId: 'website' }),
  }),
  DefaultCacheBehavior: {
    ...BEHAVIOR,
    TargetOriginId: 'group',
    TrustedSigners: { Enabled: false, Quantity: 0 },
    TrustedKeyGroups: { Enabled: false, Quantity: 0 },
    AllowedMethods: { ...counted('HEAD', 'GET'), CachedMethods: counted('HEAD', 'GET') },
    LambdaFunctionAssociations: counted(),
    FunctionAssociations: counted({
      FunctionARN: 'arn:aws:cloudfront::123456789012:function/rewrite',
      EventType: 'viewer-request',
    }),
    FieldLevelEncryptionId: '',
  },
  CacheBehaviors: counted({
    ...BEHAVIOR,
    PathPattern: '/api/*',
    TargetOriginId: 'api',
    OriginRequestPolicyId: '216adef6-5c7f-47e4-b989-5492eafa07d3',
    AllowedMethods: {
      ...counted('HEAD', 'DELETE', 'POST', 'GET', 'OPTIONS', 'PUT', 'PATCH'),
      CachedMethods: counted('HEAD', 'GET', 'OPTIONS'),
    },
    LambdaFunctionAssociations: counted({
      LambdaFunctionARN: 'arn:aws:lambda:us-east-1:123456789012:function:route:3',
      EventType: 'origin-request',
    }),
  }),
  CustomErrorResponses: counted(
    { ErrorCode: 404, ResponsePagePath: '/404.html', ResponseCode: '404', ErrorCachingMinTTL: 10 },
    { ErrorCode: 403, ResponsePagePath: '', ResponseCode: '', ErrorCachingMinTTL: 300 },
  ),
  Comment: 'x'.repeat(128),
  Logging: { Enabled: false, IncludeCookies: false, Bucket: '', Prefix: '' },
  ViewerCertificate: {
    CloudFrontDefaultCertificate: false,
    ACMCertificateArn: 'arn:aws:acm:us-east-1:123456789012:certificate/1',
    SSLSupportMethod: 'sni-only',
    MinimumProtocolVersion: 'TLSv1.2_2021',
  },
  Restrictions: { GeoRestriction: { RestrictionType: 'none', Quantity: 0 } },
  WebACLId: 'arn:aws:wafv2:us-east-1:123456789012:global/webacl/acl/1',
  Staging: false,
  ContinuousDeploymentPolicyId: '',
}

describe('what CloudFront takes has no errors', () => {
  test.each([
    ['the least', CONFIG],
    ['all that the service answers', WHOLE],
    ['a behavior without a cache policy', { DefaultCacheBehavior: LEGACY }],
    ['the sample of 2012', SAMPLE_OF_2012],
  ])('%s', (_, config) => {
    expect(check({ config }).errors).toEqual([])
  })

  test.each([
    ['the least', CONFIG],
    ['all that the service answers', WHOLE],
  ])('and %s no advice', (_, config) => {
    expect(check({ config }).advice).toEqual([])
  })

  test('the sample of 2012 is advised of its age', () => {
    expect(check({ config: SAMPLE_OF_2012 }).advice.map((message) => message.replace(/:.*/, ''))).toEqual([
      'Aliases',
      'DefaultCacheBehavior.ForwardedValues',
      'DefaultCacheBehavior.TrustedSigners',
    ])
  })
})

describe('a fault has its place in the file', () => {
  const at = (line: number): Place => ({ file: FILE, line, column: 3 })
  const places = new Map([
    ['', at(1)],
    ['Origins', at(2)],
    ['Origins[0]', at(3)],
    ['DefaultCacheBehavior', at(8)],
    ['DefaultCacheBehavior.TargetOriginId', at(9)],
  ])

  function faultsOf(config: ConfigStructure, known: ReadonlyMap<string, Place>): readonly Fault[] {
    const faults: Fault[] = []
    const report = (fault: Fault) => void faults.push(fault)
    checkConfiguration(fileOf({ config, places: known }), { shape: distributionShape(), report, advise: report })
    return faults
  }

  test.each<[string, ConfigStructure, ReadonlyMap<string, Place>, Place]>([
    ['its own', { DefaultCacheBehavior: { ...BEHAVIOR, TargetOriginId: 'none' } }, places, at(9)],
    ['that of its structure', { Origins: counted({ ...ORIGIN, DomainName: 'https://a' }, SERVER) }, places, at(3)],
    ['that of the whole', { Comment: 'x'.repeat(129) }, places, at(1)],
    ['the file alone', { Comment: 'x'.repeat(129) }, new Map(), { file: FILE }],
  ])('%s', (_, config, known, place) => {
    expect(faultsOf(config, known).map((fault) => fault.at)).toEqual([place])
  })
})

test('all faults come at once, errors and advice apart', () => {
  const config = {
    Comment: 'x'.repeat(129),
    DefaultRootObject: '/index.html',
    Aliases: counted('www.example.com'),
    DefaultCacheBehavior: { ...BEHAVIOR, TargetOriginId: 'sit' },
  }
  const { errors, advice } = check({ config })
  expect(errors).toEqual([
    'DefaultRootObject: it must not start with a slash; write "index.html"',
    'Comment: it has 129 characters; write at most 128',
    'DefaultCacheBehavior.TargetOriginId: "sit" is neither an origin nor an origin group; write one of "site", "api"',
  ])
  expect(advice).toEqual([
    'Aliases: aliases need a certificate that covers them; give ViewerCertificate.ACMCertificateArn, or remove them',
  ])
})
