/** Members that CloudFront demands in an update and not in a creation. What it filled in itself has them all, what is new has not. */

/**
 * By the API's name of the structure. Of behaviors from
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/distribution-overview-required-fields.html, the rest as users of the
 * API were told by it (aws-controllers-k8s/community#2335, aws/aws-sdk-kotlin#1608).
 */
const BEHAVIOR = [
  'AllowedMethods',
  'Compress',
  'DefaultTTL',
  'FieldLevelEncryptionId',
  'LambdaFunctionAssociations',
  'MaxTTL',
  'MinTTL',
  'SmoothStreaming',
]
const REQUIRED: Readonly<Record<string, readonly string[]>> = {
  AllowedMethods: ['CachedMethods'],
  CacheBehavior: BEHAVIOR,
  CustomOriginConfig: ['OriginKeepaliveTimeout', 'OriginReadTimeout', 'OriginSslProtocols'],
  DefaultCacheBehavior: BEHAVIOR,
  ForwardedValues: ['Headers', 'QueryStringCacheKeys'],
  LoggingConfig: ['IncludeCookies'],
  Origin: ['CustomHeaders', 'OriginPath'],
}

/**
 * Members that distributions with tenants must not have.
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/distribution-config-options.html#unsupported-saas
 */
const NOT_FOR_TENANTS: ReadonlySet<string> = new Set(['SmoothStreaming', 'MinTTL', 'DefaultTTL', 'MaxTTL'])

/** `owner` is the API's name of the structure that has the member. */
export function isRequiredInUpdate(owner: string, member: string, isMultiTenant: boolean): boolean {
  if (isMultiTenant && NOT_FOR_TENANTS.has(member)) return false
  return REQUIRED[owner]?.includes(member) === true
}
