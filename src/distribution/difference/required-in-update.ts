/**
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/distribution-overview-required-fields.html,
 * aws-controllers-k8s/community#2335 and aws/aws-sdk-kotlin#1608.
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
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/distribution-config-options.html#unsupported-saas
 */
const NOT_FOR_TENANTS: ReadonlySet<string> = new Set(['SmoothStreaming', 'MinTTL', 'DefaultTTL', 'MaxTTL'])

export function isRequiredInUpdate(owner: string, member: string, isMultiTenant: boolean): boolean {
  if (isMultiTenant && NOT_FOR_TENANTS.has(member)) return false
  return REQUIRED[owner]?.includes(member) === true
}
