import { describe, expect, test } from '@jest/globals'
import type { ConfigStructure } from '../../../src/cloudfront/config-value.ts'
import { releaseConfiguration } from '../../../src/distribution/destroy/released-config.ts'

const BEHAVIOR: ConfigStructure = {
  TargetOriginId: 'site',
  ViewerProtocolPolicy: 'https-only',
  FunctionAssociations: {
    Quantity: 1,
    Items: [{ EventType: 'viewer-request', FunctionARN: 'arn:aws:cloudfront::123456789012:function/route' }],
  },
  LambdaFunctionAssociations: {
    Quantity: 1,
    Items: [{ EventType: 'origin-request', LambdaFunctionARN: 'arn:aws:lambda:us-east-1:123456789012:function:f:1' }],
  },
}

const HOLDING: ConfigStructure = {
  CallerReference: 'r',
  Comment: 'A preview',
  Enabled: true,
  Aliases: { Quantity: 1, Items: ['pr-12.example.com'] },
  Origins: { Quantity: 1, Items: [{ Id: 'site', DomainName: 'site.example.com' }] },
  DefaultCacheBehavior: BEHAVIOR,
  CacheBehaviors: { Quantity: 1, Items: [{ ...BEHAVIOR, PathPattern: '/api/*' }] },
  ViewerCertificate: {
    ACMCertificateArn: 'arn:aws:acm:us-east-1:123456789012:certificate/1',
    Certificate: 'arn:aws:acm:us-east-1:123456789012:certificate/1',
    CertificateSource: 'acm',
    MinimumProtocolVersion: 'TLSv1.2_2021',
    SSLSupportMethod: 'sni-only',
  },
  WebACLId: 'arn:aws:wafv2:us-east-1:123456789012:global/webacl/a/1',
  ViewerMtlsConfig: { Mode: 'required', TrustStoreConfig: { TrustStoreId: 't' } },
  ConnectionFunctionAssociation: { Id: 'f' },
}

describe('a released configuration', () => {
  test('serves nobody and holds nothing that another distribution may need', () => {
    expect(releaseConfiguration(HOLDING, { keepWebAcl: false })).toEqual({
      CallerReference: 'r',
      Comment: 'A preview',
      Enabled: false,
      Aliases: { Quantity: 0 },
      Origins: HOLDING['Origins'],
      DefaultCacheBehavior: {
        TargetOriginId: 'site',
        ViewerProtocolPolicy: 'https-only',
        FunctionAssociations: { Quantity: 0 },
        LambdaFunctionAssociations: { Quantity: 0 },
      },
      CacheBehaviors: {
        Quantity: 1,
        Items: [
          {
            PathPattern: '/api/*',
            TargetOriginId: 'site',
            ViewerProtocolPolicy: 'https-only',
            FunctionAssociations: { Quantity: 0 },
            LambdaFunctionAssociations: { Quantity: 0 },
          },
        ],
      },
      ViewerCertificate: { CloudFrontDefaultCertificate: true },
      WebACLId: '',
    })
  })

  test('can keep its web ACL', () => {
    const kept = releaseConfiguration(HOLDING, { keepWebAcl: true })
    expect(kept).toEqual({
      ...releaseConfiguration(HOLDING, { keepWebAcl: false }),
      WebACLId: HOLDING['WebACLId'],
    })
  })

  test('has no member that the distribution had not', () => {
    const bare = { CallerReference: 'r', Enabled: true, DefaultCacheBehavior: { TargetOriginId: 'site' } }
    expect(releaseConfiguration(bare, { keepWebAcl: false })).toEqual({ ...bare, Enabled: false })
    const none = { ...bare, CacheBehaviors: { Quantity: 0 }, Aliases: { Quantity: 0 } }
    expect(releaseConfiguration(none, { keepWebAcl: false })).toEqual({ ...none, Enabled: false })
  })

  test('leaves the one that it was made of alone', () => {
    const before = structuredClone(HOLDING)
    releaseConfiguration(HOLDING, { keepWebAcl: false })
    expect(HOLDING).toEqual(before)
  })
})
