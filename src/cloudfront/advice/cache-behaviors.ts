import type { AdviceTable } from './refusal.ts'

export const BEHAVIOR_ADVICE: AdviceTable = {
  IllegalFieldLevelEncryptionConfigAssociationWithCacheBehavior:
    'Field-level encryption needs a behavior that allows all methods, over HTTPS from the viewer to the origin: change that behavior, or remove its `FieldLevelEncryptionId`.',
  InvalidForwardCookies:
    'List cookies in `Cookies.WhitelistedNames` if `Cookies.Forward` is `whitelist`, and remove the list if it is `all` or `none`.',
  InvalidFunctionAssociation:
    'Check each of `FunctionAssociations`: the function is of this account and published to LIVE, the event is viewer-request or viewer-response, and no Lambda@Edge function has the same side.',
  InvalidLambdaFunctionAssociation:
    'Check each of `LambdaFunctionAssociations`: the ARN is in us-east-1 and ends in a version number, not in `$LATEST` or an alias, and its role trusts `edgelambda.amazonaws.com`.',
  InvalidQueryStringParameters:
    'Write `QueryString: true` beside `QueryStringCacheKeys`, and give the names of the parameters alone, without values and special characters.',
  InvalidTTLOrder:
    'Write TTLs with `MinTTL` ≤ `DefaultTTL` ≤ `MaxTTL`; those that are left out count as 0, 86400 and 31536000 seconds.',
  NoSuchCachePolicy:
    'A `CachePolicyId` does not exist in this account: compare it with `aws cloudfront list-cache-policies`, or use the managed policy CachingOptimized by its ID, 658327ea-f89d-4fab-a63d-7e88639e58f6.',
  NoSuchFieldLevelEncryptionConfig:
    'A `FieldLevelEncryptionId` does not exist in this account: compare it with `aws cloudfront list-field-level-encryption-configs`.',
  NoSuchOriginRequestPolicy:
    'An `OriginRequestPolicyId` does not exist in this account: compare it with `aws cloudfront list-origin-request-policies`.',
  NoSuchRealtimeLogConfig:
    'A `RealtimeLogConfigArn` names nothing that exists: compare it with `aws cloudfront list-realtime-log-configs`.',
  NoSuchResponseHeadersPolicy:
    'A `ResponseHeadersPolicyId` does not exist in this account: compare it with `aws cloudfront list-response-headers-policies`.',
  RealtimeLogConfigOwnerMismatch:
    'A `RealtimeLogConfigArn` is of another AWS account: create a real-time log configuration in this one, or remove the member.',
  TrustedKeyGroupDoesNotExist:
    'One of `TrustedKeyGroups` does not exist in this account: compare the IDs with `aws cloudfront list-key-groups`.',
  TrustedSignerDoesNotExist:
    'One of `TrustedSigners` is not an AWS account or does not have a CloudFront key pair: sign by a key group instead and name it in `TrustedKeyGroups`.',
}
