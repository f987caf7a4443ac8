import { expect, test } from '@jest/globals'
import { CreateDistributionCommand, GetDistributionConfigCommand } from '@aws-sdk/client-cloudfront'
import {
  leastConfiguration,
  richConfiguration,
  type GivenCertificate,
  type GivenConfiguration,
} from '../../support/emulators/cloudfront/configurations.ts'
import { withCloudFront } from '../../support/emulators/cloudfront/fixture.ts'

const NONE = { Quantity: 0 }

/** What the service stores of a configuration that it is given. */
async function storedOf(given: GivenConfiguration): Promise<GivenConfiguration | undefined> {
  let stored: GivenConfiguration | undefined
  await withCloudFront({}, async ({ client }) => {
    const made = await client.send(new CreateDistributionCommand({ DistributionConfig: given }))
    const read = await client.send(new GetDistributionConfigCommand({ Id: made.Distribution?.Id }))
    expect(made.Distribution?.DistributionConfig).toEqual(read.DistributionConfig)
    stored = read.DistributionConfig
  })
  return stored
}

test('what a configuration leaves out is filled in', async () => {
  const given = leastConfiguration('r')
  expect(await storedOf(given)).toEqual({
    ...given,
    Aliases: NONE,
    DefaultRootObject: '',
    Origins: {
      Quantity: 1,
      Items: [
        {
          Id: 'site',
          DomainName: 'site.s3.eu-west-1.amazonaws.com',
          OriginPath: '',
          CustomHeaders: NONE,
          S3OriginConfig: { OriginAccessIdentity: '', OriginReadTimeout: 30 },
          ConnectionAttempts: 3,
          ConnectionTimeout: 10,
          OriginShield: { Enabled: false },
          OriginAccessControlId: '',
        },
      ],
    },
    OriginGroups: NONE,
    DefaultCacheBehavior: {
      ...given.DefaultCacheBehavior,
      TrustedSigners: { Enabled: false, ...NONE },
      TrustedKeyGroups: { Enabled: false, ...NONE },
      AllowedMethods: {
        Quantity: 2,
        Items: ['HEAD', 'GET'],
        CachedMethods: { Quantity: 2, Items: ['HEAD', 'GET'] },
      },
      SmoothStreaming: false,
      Compress: false,
      LambdaFunctionAssociations: NONE,
      FunctionAssociations: NONE,
      FieldLevelEncryptionId: '',
      GrpcConfig: { Enabled: false },
    },
    CacheBehaviors: NONE,
    CustomErrorResponses: NONE,
    Logging: { Enabled: false, IncludeCookies: false, Bucket: '', Prefix: '' },
    PriceClass: 'PriceClass_All',
    ViewerCertificate: {
      CloudFrontDefaultCertificate: true,
      SSLSupportMethod: 'vip',
      MinimumProtocolVersion: 'TLSv1',
      CertificateSource: 'cloudfront',
    },
    Restrictions: { GeoRestriction: { RestrictionType: 'none', ...NONE } },
    WebACLId: '',
    HttpVersion: 'http2',
    IsIPV6Enabled: true,
    ContinuousDeploymentPolicyId: '',
    Staging: false,
  })
})

test('forwarded values bring their own defaults, custom origins theirs', async () => {
  const stored = await storedOf(richConfiguration('r'))
  expect(stored?.CacheBehaviors?.Items?.[0]).toMatchObject({ MinTTL: 60, DefaultTTL: 86400, MaxTTL: 31536000 })
  expect(stored?.DefaultCacheBehavior).not.toHaveProperty('DefaultTTL')
  expect(stored?.Origins?.Items?.[1]?.CustomOriginConfig).toEqual({
    HTTPPort: 80,
    HTTPSPort: 8443,
    OriginProtocolPolicy: 'https-only',
    OriginSslProtocols: { Quantity: 3, Items: ['TLSv1', 'TLSv1.1', 'TLSv1.2'] },
    OriginReadTimeout: 30,
    OriginKeepaliveTimeout: 5,
    IpAddressType: 'ipv4',
  })
  expect(stored?.CustomErrorResponses?.Items?.[1]).toEqual({
    ErrorCode: 503,
    ResponsePagePath: '',
    ResponseCode: '',
    ErrorCachingMinTTL: 10,
  })
})

test('the timeouts of a VPC origin are filled in', async () => {
  const vpc = { Id: 'site', DomainName: 'internal.example.com', VpcOriginConfig: { VpcOriginId: 'vo_1' } }
  const stored = await storedOf({ ...leastConfiguration('r'), Origins: { Quantity: 1, Items: [vpc] } })
  expect(stored?.Origins?.Items?.[0]?.VpcOriginConfig).toEqual({
    VpcOriginId: 'vo_1',
    OriginReadTimeout: 30,
    OriginKeepaliveTimeout: 5,
  })
})

test('sets come back in the order of the service, lists in their own', async () => {
  const stored = await storedOf(richConfiguration('r'))
  const [images] = stored?.CacheBehaviors?.Items ?? []
  expect({
    aliases: stored?.Aliases?.Items,
    countries: stored?.Restrictions?.GeoRestriction?.Items,
    methods: images?.AllowedMethods?.Items,
    cachedMethods: images?.AllowedMethods?.CachedMethods?.Items,
    headers: images?.ForwardedValues?.Headers?.Items,
    cookies: images?.ForwardedValues?.Cookies?.WhitelistedNames?.Items,
    queryStrings: images?.ForwardedValues?.QueryStringCacheKeys?.Items,
    statusCodes: stored?.OriginGroups?.Items?.[0]?.FailoverCriteria?.StatusCodes?.Items,
    members: stored?.OriginGroups?.Items?.[0]?.Members?.Items?.map(({ OriginId }) => OriginId),
    behaviors: stored?.CacheBehaviors?.Items?.map(({ PathPattern }) => PathPattern),
    origins: stored?.Origins?.Items?.map(({ Id }) => Id),
  }).toEqual({
    aliases: ['*.dev.example.com', 'www.example.com'],
    countries: ['DE', 'FR', 'NL'],
    methods: ['HEAD', 'GET', 'OPTIONS'],
    cachedMethods: ['HEAD', 'GET'],
    headers: ['Accept', 'Origin'],
    cookies: ['lang', 'session'],
    queryStrings: ['by', 'page'],
    statusCodes: [500, 503],
    members: ['api', 'site'],
    behaviors: ['*.jpg', '/a/*'],
    origins: ['site', 'api'],
  })
})

const ARN = 'arn:aws:acm:us-east-1:123456789012:certificate/0a1b'

test.each<readonly [string, GivenCertificate, GivenCertificate]>([
  [
    'of ACM is echoed',
    { ACMCertificateArn: ARN, SSLSupportMethod: 'sni-only', MinimumProtocolVersion: 'TLSv1.2_2021' },
    {
      CloudFrontDefaultCertificate: false,
      ACMCertificateArn: ARN,
      SSLSupportMethod: 'sni-only',
      MinimumProtocolVersion: 'TLSv1.2_2021',
      Certificate: ARN,
      CertificateSource: 'acm',
    },
  ],
  [
    'of IAM is echoed',
    { IAMCertificateId: 'ASCAEXAMPLE', SSLSupportMethod: 'vip' },
    {
      CloudFrontDefaultCertificate: false,
      IAMCertificateId: 'ASCAEXAMPLE',
      SSLSupportMethod: 'vip',
      MinimumProtocolVersion: 'TLSv1',
      Certificate: 'ASCAEXAMPLE',
      CertificateSource: 'iam',
    },
  ],
  [
    'given by the members of old is taken',
    { Certificate: ARN, CertificateSource: 'acm', SSLSupportMethod: 'sni-only' },
    {
      CloudFrontDefaultCertificate: false,
      ACMCertificateArn: ARN,
      SSLSupportMethod: 'sni-only',
      MinimumProtocolVersion: 'TLSv1',
      Certificate: ARN,
      CertificateSource: 'acm',
    },
  ],
  [
    'of IAM given by the members of old is taken',
    { Certificate: 'ASCAEXAMPLE', CertificateSource: 'iam', SSLSupportMethod: 'sni-only' },
    {
      CloudFrontDefaultCertificate: false,
      IAMCertificateId: 'ASCAEXAMPLE',
      SSLSupportMethod: 'sni-only',
      MinimumProtocolVersion: 'TLSv1',
      Certificate: 'ASCAEXAMPLE',
      CertificateSource: 'iam',
    },
  ],
  [
    'of CloudFront itself is what it is',
    { CloudFrontDefaultCertificate: true, MinimumProtocolVersion: 'TLSv1.2_2021', Certificate: 'x' },
    {
      CloudFrontDefaultCertificate: true,
      SSLSupportMethod: 'vip',
      MinimumProtocolVersion: 'TLSv1',
      CertificateSource: 'cloudfront',
    },
  ],
])('a certificate %s', async (_, ViewerCertificate, stored) => {
  expect((await storedOf({ ...leastConfiguration('r'), ViewerCertificate }))?.ViewerCertificate).toEqual(stored)
})
