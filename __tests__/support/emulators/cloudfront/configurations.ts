import type {
  CacheBehavior,
  CertificateSource,
  DistributionConfig,
  ForwardedValues,
  Origin,
  ViewerCertificate,
} from '@aws-sdk/client-cloudfront'

/** Members that are deprecated in the SDK, but common. */
type Forwarding = {
  ForwardedValues?: ForwardedValues | undefined
  MinTTL?: number | undefined
  DefaultTTL?: number | undefined
  MaxTTL?: number | undefined
}
type CertificateEchoes = { Certificate?: string | undefined; CertificateSource?: CertificateSource | undefined }

export type GivenBehavior = Omit<CacheBehavior, keyof Forwarding> & Forwarding
export type GivenCertificate = Omit<ViewerCertificate, keyof CertificateEchoes> & CertificateEchoes

/** The SDK's configuration, with these members. */
export type GivenConfiguration = Omit<DistributionConfig, 'CacheBehaviors' | 'ViewerCertificate'> & {
  CacheBehaviors?: { Quantity: number | undefined; Items?: GivenBehavior[] | undefined } | undefined
  ViewerCertificate?: GivenCertificate | undefined
}

/** The managed cache policy "CachingOptimized". */
export const CACHING_OPTIMIZED = '658327ea-f89d-4fab-a63d-7e88639e58f6'

/** The smallest accepted configuration: one S3 origin, one behavior, and the required members. */
export function leastConfiguration(callerReference: string): DistributionConfig {
  return {
    CallerReference: callerReference,
    Origins: {
      Quantity: 1,
      Items: [
        { Id: 'site', DomainName: 'site.s3.eu-west-1.amazonaws.com', S3OriginConfig: { OriginAccessIdentity: '' } },
      ],
    },
    DefaultCacheBehavior: {
      TargetOriginId: 'site',
      ViewerProtocolPolicy: 'redirect-to-https',
      CachePolicyId: CACHING_OPTIMIZED,
    },
    Comment: '',
    Enabled: true,
  }
}

/** A configuration with all kinds of structures, and only the members that a creation requires. */
export function richConfiguration(callerReference: string): GivenConfiguration {
  const { Origins, ...least } = leastConfiguration(callerReference)
  const api: Origin = {
    Id: 'api',
    DomainName: 'api.example.com',
    CustomHeaders: { Quantity: 1, Items: [{ HeaderName: 'X-Key', HeaderValue: 'secret' }] },
    CustomOriginConfig: { HTTPPort: 80, HTTPSPort: 8443, OriginProtocolPolicy: 'https-only' },
  }
  const images: GivenBehavior = {
    PathPattern: '*.jpg',
    TargetOriginId: 'both',
    ViewerProtocolPolicy: 'allow-all',
    TrustedSigners: { Enabled: true, Quantity: 2, Items: ['self', '111122223333'] },
    AllowedMethods: {
      Quantity: 3,
      Items: ['OPTIONS', 'GET', 'HEAD'],
      CachedMethods: { Quantity: 2, Items: ['GET', 'HEAD'] },
    },
    ForwardedValues: {
      QueryString: true,
      Cookies: { Forward: 'whitelist', WhitelistedNames: { Quantity: 2, Items: ['session', 'lang'] } },
      Headers: { Quantity: 2, Items: ['Origin', 'Accept'] },
      QueryStringCacheKeys: { Quantity: 2, Items: ['page', 'by'] },
    },
    MinTTL: 60,
  }
  return {
    ...least,
    Aliases: { Quantity: 2, Items: ['www.example.com', '*.dev.example.com'] },
    DefaultRootObject: 'index.html',
    Origins: { Quantity: 2, Items: [...(Origins?.Items ?? []), api] },
    OriginGroups: {
      Quantity: 1,
      Items: [
        {
          Id: 'both',
          FailoverCriteria: { StatusCodes: { Quantity: 2, Items: [503, 500] } },
          Members: { Quantity: 2, Items: [{ OriginId: 'api' }, { OriginId: 'site' }] },
        },
      ],
    },
    CacheBehaviors: { Quantity: 2, Items: [images, { ...images, PathPattern: '/a/*', TargetOriginId: 'api' }] },
    CustomErrorResponses: {
      Quantity: 2,
      Items: [{ ErrorCode: 404, ResponsePagePath: '/404.html', ResponseCode: '404' }, { ErrorCode: 503 }],
    },
    Logging: { Enabled: true, IncludeCookies: false, Bucket: 'logs.s3.amazonaws.com', Prefix: 'www/' },
    ViewerCertificate: {
      ACMCertificateArn: 'arn:aws:acm:us-east-1:123456789012:certificate/0a1b',
      SSLSupportMethod: 'sni-only',
      MinimumProtocolVersion: 'TLSv1.2_2021',
    },
    Restrictions: { GeoRestriction: { RestrictionType: 'whitelist', Quantity: 3, Items: ['NL', 'DE', 'FR'] } },
  }
}
