import type { WrittenStructure } from './distribution-shape.ts'

/** The structures of a distribution's configuration, from the SDK's schemas. `npm run docs` writes this file. */
export const DISTRIBUTION_STRUCTURES: Readonly<Record<string, WrittenStructure>> = {
  DistributionConfig: {
    required: {
      CallerReference: 'text',
      Origins: { structure: 'Origins' },
      DefaultCacheBehavior: { structure: 'DefaultCacheBehavior' },
      Comment: 'text',
      Enabled: 'boolean',
    },
    optional: {
      Aliases: { structure: 'Aliases' },
      DefaultRootObject: 'text',
      OriginGroups: { structure: 'OriginGroups' },
      CacheBehaviors: { structure: 'CacheBehaviors' },
      CustomErrorResponses: { structure: 'CustomErrorResponses' },
      Logging: { structure: 'LoggingConfig' },
      PriceClass: { values: ['None', 'PriceClass_100', 'PriceClass_200', 'PriceClass_All'] },
      ViewerCertificate: { structure: 'ViewerCertificate' },
      Restrictions: { structure: 'Restrictions' },
      WebACLId: 'text',
      HttpVersion: { values: ['http1.1', 'http2', 'http2and3', 'http3'] },
      IsIPV6Enabled: 'boolean',
      ContinuousDeploymentPolicyId: 'text',
      Staging: 'boolean',
      AnycastIpListId: 'text',
      TenantConfig: { structure: 'TenantConfig' },
      ConnectionMode: { values: ['direct', 'tenant-only'] },
      ViewerMtlsConfig: { structure: 'ViewerMtlsConfig' },
      ConnectionFunctionAssociation: { structure: 'ConnectionFunctionAssociation' },
      CacheTagConfig: { structure: 'CacheTagConfig' },
    },
  },
  Origins: {
    required: { Quantity: 'integer', Items: { list: { structure: 'Origin' }, itemName: 'Origin' } },
    optional: {},
  },
  DefaultCacheBehavior: {
    required: {
      TargetOriginId: 'text',
      ViewerProtocolPolicy: { values: ['allow-all', 'https-only', 'redirect-to-https'] },
    },
    optional: {
      TrustedSigners: { structure: 'TrustedSigners' },
      TrustedKeyGroups: { structure: 'TrustedKeyGroups' },
      AllowedMethods: { structure: 'AllowedMethods' },
      SmoothStreaming: 'boolean',
      Compress: 'boolean',
      LambdaFunctionAssociations: { structure: 'LambdaFunctionAssociations' },
      FunctionAssociations: { structure: 'FunctionAssociations' },
      FieldLevelEncryptionId: 'text',
      RealtimeLogConfigArn: 'text',
      CachePolicyId: 'text',
      OriginRequestPolicyId: 'text',
      ResponseHeadersPolicyId: 'text',
      GrpcConfig: { structure: 'GrpcConfig' },
      ForwardedValues: { structure: 'ForwardedValues' },
      MinTTL: 'integer',
      DefaultTTL: 'integer',
      MaxTTL: 'integer',
    },
  },
  Aliases: { required: { Quantity: 'integer' }, optional: { Items: { list: 'text', itemName: 'CNAME' } } },
  OriginGroups: {
    required: { Quantity: 'integer' },
    optional: { Items: { list: { structure: 'OriginGroup' }, itemName: 'OriginGroup' } },
  },
  CacheBehaviors: {
    required: { Quantity: 'integer' },
    optional: { Items: { list: { structure: 'CacheBehavior' }, itemName: 'CacheBehavior' } },
  },
  CustomErrorResponses: {
    required: { Quantity: 'integer' },
    optional: { Items: { list: { structure: 'CustomErrorResponse' }, itemName: 'CustomErrorResponse' } },
  },
  LoggingConfig: {
    required: {},
    optional: { Enabled: 'boolean', IncludeCookies: 'boolean', Bucket: 'text', Prefix: 'text' },
  },
  ViewerCertificate: {
    required: {},
    optional: {
      CloudFrontDefaultCertificate: 'boolean',
      IAMCertificateId: 'text',
      ACMCertificateArn: 'text',
      SSLSupportMethod: { values: ['sni-only', 'static-ip', 'vip'] },
      MinimumProtocolVersion: {
        values: [
          'SSLv3',
          'TLSv1',
          'TLSv1.1_2016',
          'TLSv1_2016',
          'TLSv1.2_2018',
          'TLSv1.2_2019',
          'TLSv1.2_2021',
          'TLSv1.2_2025',
          'TLSv1.3_2025',
        ],
      },
      Certificate: 'text',
      CertificateSource: { values: ['acm', 'cloudfront', 'iam'] },
    },
  },
  Restrictions: { required: { GeoRestriction: { structure: 'GeoRestriction' } }, optional: {} },
  TenantConfig: {
    required: {},
    optional: { ParameterDefinitions: { list: { structure: 'ParameterDefinition' }, itemName: 'member' } },
  },
  ViewerMtlsConfig: {
    required: {},
    optional: {
      Mode: { values: ['optional', 'passthrough', 'required'] },
      TrustStoreConfig: { structure: 'TrustStoreConfig' },
    },
  },
  ConnectionFunctionAssociation: { required: { Id: 'text' }, optional: {} },
  CacheTagConfig: { required: { HeaderName: 'text' }, optional: {} },
  Origin: {
    required: { Id: 'text', DomainName: 'text' },
    optional: {
      OriginPath: 'text',
      CustomHeaders: { structure: 'CustomHeaders' },
      S3OriginConfig: { structure: 'S3OriginConfig' },
      CustomOriginConfig: { structure: 'CustomOriginConfig' },
      VpcOriginConfig: { structure: 'VpcOriginConfig' },
      ConnectionAttempts: 'integer',
      ConnectionTimeout: 'integer',
      ResponseCompletionTimeout: 'integer',
      OriginShield: { structure: 'OriginShield' },
      OriginAccessControlId: 'text',
    },
  },
  TrustedSigners: {
    required: { Enabled: 'boolean', Quantity: 'integer' },
    optional: { Items: { list: 'text', itemName: 'AwsAccountNumber' } },
  },
  TrustedKeyGroups: {
    required: { Enabled: 'boolean', Quantity: 'integer' },
    optional: { Items: { list: 'text', itemName: 'KeyGroup' } },
  },
  AllowedMethods: {
    required: {
      Quantity: 'integer',
      Items: { list: { values: ['DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT'] }, itemName: 'Method' },
    },
    optional: { CachedMethods: { structure: 'CachedMethods' } },
  },
  LambdaFunctionAssociations: {
    required: { Quantity: 'integer' },
    optional: { Items: { list: { structure: 'LambdaFunctionAssociation' }, itemName: 'LambdaFunctionAssociation' } },
  },
  FunctionAssociations: {
    required: { Quantity: 'integer' },
    optional: { Items: { list: { structure: 'FunctionAssociation' }, itemName: 'FunctionAssociation' } },
  },
  GrpcConfig: { required: { Enabled: 'boolean' }, optional: {} },
  ForwardedValues: {
    required: { QueryString: 'boolean', Cookies: { structure: 'CookiePreference' } },
    optional: { Headers: { structure: 'Headers' }, QueryStringCacheKeys: { structure: 'QueryStringCacheKeys' } },
  },
  OriginGroup: {
    required: {
      Id: 'text',
      FailoverCriteria: { structure: 'OriginGroupFailoverCriteria' },
      Members: { structure: 'OriginGroupMembers' },
    },
    optional: { SelectionCriteria: { values: ['default', 'media-quality-based'] } },
  },
  CacheBehavior: {
    required: {
      PathPattern: 'text',
      TargetOriginId: 'text',
      ViewerProtocolPolicy: { values: ['allow-all', 'https-only', 'redirect-to-https'] },
    },
    optional: {
      TrustedSigners: { structure: 'TrustedSigners' },
      TrustedKeyGroups: { structure: 'TrustedKeyGroups' },
      AllowedMethods: { structure: 'AllowedMethods' },
      SmoothStreaming: 'boolean',
      Compress: 'boolean',
      LambdaFunctionAssociations: { structure: 'LambdaFunctionAssociations' },
      FunctionAssociations: { structure: 'FunctionAssociations' },
      FieldLevelEncryptionId: 'text',
      RealtimeLogConfigArn: 'text',
      CachePolicyId: 'text',
      OriginRequestPolicyId: 'text',
      ResponseHeadersPolicyId: 'text',
      GrpcConfig: { structure: 'GrpcConfig' },
      ForwardedValues: { structure: 'ForwardedValues' },
      MinTTL: 'integer',
      DefaultTTL: 'integer',
      MaxTTL: 'integer',
    },
  },
  CustomErrorResponse: {
    required: { ErrorCode: 'integer' },
    optional: { ResponsePagePath: 'text', ResponseCode: 'text', ErrorCachingMinTTL: 'integer' },
  },
  GeoRestriction: {
    required: { RestrictionType: { values: ['blacklist', 'none', 'whitelist'] }, Quantity: 'integer' },
    optional: { Items: { list: 'text', itemName: 'Location' } },
  },
  ParameterDefinition: {
    required: { Name: 'text', Definition: { structure: 'ParameterDefinitionSchema' } },
    optional: {},
  },
  TrustStoreConfig: {
    required: { TrustStoreId: 'text' },
    optional: { AdvertiseTrustStoreCaNames: 'boolean', IgnoreCertificateExpiry: 'boolean' },
  },
  CustomHeaders: {
    required: { Quantity: 'integer' },
    optional: { Items: { list: { structure: 'OriginCustomHeader' }, itemName: 'OriginCustomHeader' } },
  },
  S3OriginConfig: { required: { OriginAccessIdentity: 'text' }, optional: { OriginReadTimeout: 'integer' } },
  CustomOriginConfig: {
    required: {
      HTTPPort: 'integer',
      HTTPSPort: 'integer',
      OriginProtocolPolicy: { values: ['http-only', 'https-only', 'match-viewer'] },
    },
    optional: {
      OriginSslProtocols: { structure: 'OriginSslProtocols' },
      OriginReadTimeout: 'integer',
      OriginKeepaliveTimeout: 'integer',
      IpAddressType: { values: ['dualstack', 'ipv4', 'ipv6'] },
      OriginMtlsConfig: { structure: 'OriginMtlsConfig' },
    },
  },
  VpcOriginConfig: {
    required: { VpcOriginId: 'text' },
    optional: { OwnerAccountId: 'text', OriginReadTimeout: 'integer', OriginKeepaliveTimeout: 'integer' },
  },
  OriginShield: { required: { Enabled: 'boolean' }, optional: { OriginShieldRegion: 'text' } },
  CachedMethods: {
    required: {
      Quantity: 'integer',
      Items: { list: { values: ['DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT'] }, itemName: 'Method' },
    },
    optional: {},
  },
  LambdaFunctionAssociation: {
    required: {
      LambdaFunctionARN: 'text',
      EventType: { values: ['origin-request', 'origin-response', 'viewer-request', 'viewer-response'] },
    },
    optional: { IncludeBody: 'boolean' },
  },
  FunctionAssociation: {
    required: {
      FunctionARN: 'text',
      EventType: { values: ['origin-request', 'origin-response', 'viewer-request', 'viewer-response'] },
    },
    optional: {},
  },
  CookiePreference: {
    required: { Forward: { values: ['all', 'none', 'whitelist'] } },
    optional: { WhitelistedNames: { structure: 'CookieNames' } },
  },
  Headers: { required: { Quantity: 'integer' }, optional: { Items: { list: 'text', itemName: 'Name' } } },
  QueryStringCacheKeys: { required: { Quantity: 'integer' }, optional: { Items: { list: 'text', itemName: 'Name' } } },
  OriginGroupFailoverCriteria: { required: { StatusCodes: { structure: 'StatusCodes' } }, optional: {} },
  OriginGroupMembers: {
    required: {
      Quantity: 'integer',
      Items: { list: { structure: 'OriginGroupMember' }, itemName: 'OriginGroupMember' },
    },
    optional: {},
  },
  ParameterDefinitionSchema: { required: {}, optional: { StringSchema: { structure: 'StringSchemaConfig' } } },
  OriginCustomHeader: { required: { HeaderName: 'text', HeaderValue: 'secret' }, optional: {} },
  OriginSslProtocols: {
    required: {
      Quantity: 'integer',
      Items: { list: { values: ['SSLv3', 'TLSv1', 'TLSv1.1', 'TLSv1.2'] }, itemName: 'SslProtocol' },
    },
    optional: {},
  },
  OriginMtlsConfig: { required: { ClientCertificateArn: 'text' }, optional: {} },
  CookieNames: { required: { Quantity: 'integer' }, optional: { Items: { list: 'text', itemName: 'Name' } } },
  StatusCodes: { required: { Quantity: 'integer', Items: { list: 'integer', itemName: 'StatusCode' } }, optional: {} },
  OriginGroupMember: { required: { OriginId: 'text' }, optional: {} },
  StringSchemaConfig: { required: { Required: 'boolean' }, optional: { Comment: 'text', DefaultValue: 'text' } },
}
