import { describe, expect, test } from '@jest/globals'

import type { ConfigStructure } from '../../../../src/cloudfront/config-value.ts'
import { linesOf, normaliseText } from '../../../support/distribution/configuration/read-text.ts'
import { MINIMAL, MINIMAL_CONFIG } from '../../../support/distribution/configuration/normalising/minimal.ts'

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

describe('intrinsic functions', () => {
  const variables = { Domain: 'www.example.com', TTL: '60' }
  const read = (comment: string, members = '') =>
    normaliseText(
      'yaml',
      `Parameters: { Stage: { Type: String, Default: test } }
Resources:
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Comment: ${comment}
        Enabled: true
        ${members}
        Origins: [{ Id: site, DomainName: example.com, S3OriginConfig: {} }]
        DefaultCacheBehavior: { TargetOriginId: site, ViewerProtocolPolicy: allow-all }
`,
      { variables },
    )

  test.each([
    ['!Ref Domain', 'www.example.com'],
    ['{ Ref: Domain }', 'www.example.com'],
    ['!Ref Stage', 'test'],
    ['!Ref AWS::Partition', 'aws'],
    ['!Sub "arn:${AWS::Partition}:s3:::${Stage}.${Domain}"', 'arn:aws:s3:::test.www.example.com'],
    ['{ "Fn::Sub": "${Domain} ${!Domain}" }', 'www.example.com ${Domain}'],
    ['!Ref AWS::NoValue', ''],
    ['"${Domain}"', 'www.example.com'],
  ])('%s is %j', (written, expected) => {
    const { config, errors } = read(written)
    expect(linesOf(errors)).toEqual([])
    expect(config?.['Comment']).toBe(expected)
  })

  test('what they give is text that may be meant as anything, and nothing is left out', () => {
    const { config, errors } = read(
      'a',
      'Aliases: [!Ref Domain, !Ref AWS::NoValue]\n        CustomErrorResponses: [{ ErrorCode: 404, ErrorCachingMinTTL: !Ref TTL }]',
    )
    expect(linesOf(errors)).toEqual([])
    expect(config).toMatchObject({
      Aliases: { Quantity: 1, Items: ['www.example.com'] },
      CustomErrorResponses: { Quantity: 1, Items: [{ ErrorCode: 404, ErrorCachingMinTTL: 60 }] },
    })
  })

  const ADVICE = 'write the value itself, or ${VARIABLE} and give the variable in the input `variables`'
  test.each([
    ['!GetAtt Bucket.DomainName', `!GetAtt is not evaluated here; ${ADVICE}`],
    ['{ "Fn::GetAtt": [Bucket, DomainName] }', `Fn::GetAtt is not evaluated here; ${ADVICE}`],
    ['!Join ["", [a, b]]', `!Join is not evaluated here; ${ADVICE}`],
    ['!If [IsProduction, a, b]', `!If is not evaluated here; ${ADVICE}`],
    ['!Ref Bucket', `!Ref names Bucket, which is unknown here; ${ADVICE}`],
    ['!Sub "${Bucket} ${Domain} ${Log.Arn}"', `!Sub names Bucket and Log.Arn, which is unknown here; ${ADVICE}`],
    ['!Sub ["${Name}", { Name: a }]', `!Sub is not evaluated here; ${ADVICE}`],
  ])('%s is refused where it stands', (written, message) => {
    expect(linesOf(read(written).errors)).toEqual([`7: Comment: ${message}`])
  })

  test('each is refused once, wherever it stands: for a list, a structure, an item, a tag', () => {
    const { errors } = read(
      'a',
      `Aliases: !Split [",", a]
        Logging: !If [a, b, c]
        CacheBehaviors: [!Ref Behavior]
        PriceClass: !FindInMap [a, b, c]`,
    )
    expect(linesOf(errors)).toEqual([
      `9: Aliases: !Split is not evaluated here; ${ADVICE}`,
      `10: Logging: !If is not evaluated here; ${ADVICE}`,
      `11: CacheBehaviors[0]: !Ref names Behavior, which is unknown here; ${ADVICE}`,
      `12: PriceClass: !FindInMap is not evaluated here; ${ADVICE}`,
    ])
  })

  test('a large one that aliases repeat is resolved once', () => {
    const aliases = Array.from({ length: 900 }, () => '*large').join(', ')
    const { config, errors } = read(`&large !Sub "${'${AWS::Partition}'.repeat(40_000)}"`, `Aliases: [${aliases}]`)
    expect(linesOf(errors)).toEqual([])
    expect(config?.['Comment']).toHaveLength(40_000 * 'aws'.length)
    expect(config?.['Aliases']).toMatchObject({ Quantity: 900 })
  })

  test('a mapping with more than the function in it is none', () => {
    const { errors } = read('a', 'Logging: { Ref: Domain, Bucket: b }')
    expect(linesOf(errors)).toEqual([expect.stringMatching(/^9: Logging\.Ref: unknown member here/)])
  })

  test('they are not evaluated elsewhere in a template, and known in a configuration of the API, too', () => {
    const { config, errors } = normaliseText(
      'yaml',
      `Enabled: true
Comment: !Ref Domain
Origins: [{ Id: site, DomainName: example.com }]
DefaultCacheBehavior: { TargetOriginId: site, ViewerProtocolPolicy: allow-all }
`,
      { variables },
    )
    expect(errors).toEqual([])
    expect(config?.['Comment']).toBe('www.example.com')
  })
})
