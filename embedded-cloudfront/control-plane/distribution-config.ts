/** The configuration of a distribution that was put in by the server's own API, with the service's defaults filled in. */

import type { DistributionConfig } from '@aws-sdk/client-cloudfront'
import type { Validated } from '../protocol/operation.ts'

/**
 * What a caller may say about a distribution's configuration; `cacheTags` is whether it has a `CacheTagConfig`, whose header is
 * `Cache-Tag`; an empty `defaultRootObject` is none, and `index.html` is one by default.
 */
export type DistributionSettings = {
  readonly aliases?: readonly string[]
  readonly cacheTags?: boolean
  readonly comment?: string
  readonly defaultRootObject?: string
  readonly enabled?: boolean
  readonly originDomainName?: string
  readonly originPath?: string
}

/** The id of the managed cache policy "CachingOptimized", the same in every account. */
const CACHING_OPTIMIZED = '658327ea-f89d-4fab-a63d-7e88639e58f6'
const NONE = { Quantity: 0 }

/** A configuration that has every member which `GetDistributionConfig` and `ListDistributions` must give. */
export function makeDistributionConfig(
  callerReference: string,
  settings: DistributionSettings,
): Validated<DistributionConfig> {
  const { aliases = [], cacheTags = false, comment = '', enabled = true } = settings
  const { defaultRootObject = 'index.html', originPath = '' } = settings
  const { originDomainName = 'example-bucket.s3.us-east-1.amazonaws.com' } = settings
  return {
    CallerReference: callerReference,
    Aliases: aliases.length === 0 ? NONE : listOf(aliases),
    DefaultRootObject: defaultRootObject,
    Origins: listOf([
      {
        Id: originDomainName,
        DomainName: originDomainName,
        OriginPath: originPath,
        CustomHeaders: NONE,
        S3OriginConfig: { OriginAccessIdentity: '' },
        ConnectionAttempts: 3,
        ConnectionTimeout: 10,
        OriginShield: { Enabled: false },
        OriginAccessControlId: '',
      },
    ]),
    OriginGroups: NONE,
    DefaultCacheBehavior: {
      TargetOriginId: originDomainName,
      TrustedSigners: { Enabled: false, ...NONE },
      TrustedKeyGroups: { Enabled: false, ...NONE },
      ViewerProtocolPolicy: 'redirect-to-https',
      AllowedMethods: { ...listOf(['HEAD', 'GET'] as const), CachedMethods: listOf(['HEAD', 'GET'] as const) },
      SmoothStreaming: false,
      Compress: true,
      LambdaFunctionAssociations: NONE,
      FunctionAssociations: NONE,
      FieldLevelEncryptionId: '',
      CachePolicyId: CACHING_OPTIMIZED,
      GrpcConfig: { Enabled: false },
    },
    CacheBehaviors: NONE,
    CustomErrorResponses: NONE,
    Comment: comment,
    Logging: { Enabled: false, IncludeCookies: false, Bucket: '', Prefix: '' },
    PriceClass: 'PriceClass_All',
    Enabled: enabled,
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
    ...(cacheTags ? { CacheTagConfig: { HeaderName: 'Cache-Tag' } } : {}),
  }
}

function listOf<Item>(items: readonly Item[]): { readonly Quantity: number; readonly Items: readonly Item[] } {
  return { Quantity: items.length, Items: items }
}
