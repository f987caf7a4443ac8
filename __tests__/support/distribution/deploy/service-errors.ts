/**
 * The errors that the service's model has for the calls of a deployment, except for NoSuchDistribution and
 * DistributionAlreadyExists. These mean that another writer was faster, and have their own tests.
 */

/** Of CreateDistributionWithTags and of UpdateDistribution. */
export const OF_CREATION_AND_UPDATE = [
  'AccessDenied',
  'CNAMEAlreadyExists',
  'ContinuousDeploymentPolicyInUse',
  'EntityNotFound',
  'IllegalFieldLevelEncryptionConfigAssociationWithCacheBehavior',
  'IllegalOriginAccessConfiguration',
  'InconsistentQuantities',
  'InvalidArgument',
  'InvalidDefaultRootObject',
  'InvalidDomainNameForOriginAccessControl',
  'InvalidErrorCode',
  'InvalidForwardCookies',
  'InvalidFunctionAssociation',
  'InvalidGeoRestrictionParameter',
  'InvalidHeadersForS3Origin',
  'InvalidLambdaFunctionAssociation',
  'InvalidLocationCode',
  'InvalidMinimumProtocolVersion',
  'InvalidOriginAccessControl',
  'InvalidOriginAccessIdentity',
  'InvalidOriginKeepaliveTimeout',
  'InvalidOriginReadTimeout',
  'InvalidQueryStringParameters',
  'InvalidRelativePath',
  'InvalidRequiredProtocol',
  'InvalidResponseCode',
  'InvalidTTLOrder',
  'InvalidViewerCertificate',
  'InvalidWebACLId',
  'MissingBody',
  'NoSuchCachePolicy',
  'NoSuchContinuousDeploymentPolicy',
  'NoSuchFieldLevelEncryptionConfig',
  'NoSuchOrigin',
  'NoSuchOriginRequestPolicy',
  'NoSuchRealtimeLogConfig',
  'NoSuchResponseHeadersPolicy',
  'RealtimeLogConfigOwnerMismatch',
  'TooManyCacheBehaviors',
  'TooManyCertificates',
  'TooManyCookieNamesInWhiteList',
  'TooManyDistributionCNAMEs',
  'TooManyDistributionsAssociatedToCachePolicy',
  'TooManyDistributionsAssociatedToFieldLevelEncryptionConfig',
  'TooManyDistributionsAssociatedToKeyGroup',
  'TooManyDistributionsAssociatedToOriginAccessControl',
  'TooManyDistributionsAssociatedToOriginRequestPolicy',
  'TooManyDistributionsAssociatedToResponseHeadersPolicy',
  'TooManyDistributionsWithFunctionAssociations',
  'TooManyDistributionsWithLambdaAssociations',
  'TooManyDistributionsWithSingleFunctionARN',
  'TooManyFunctionAssociations',
  'TooManyHeadersInForwardedValues',
  'TooManyKeyGroupsAssociatedToDistribution',
  'TooManyLambdaFunctionAssociations',
  'TooManyOriginCustomHeaders',
  'TooManyOriginGroupsPerDistribution',
  'TooManyOrigins',
  'TooManyQueryStringParameters',
  'TooManyTrustedSigners',
  'TrustedKeyGroupDoesNotExist',
  'TrustedSignerDoesNotExist',
] as const

/** Of CreateDistributionWithTags alone. */
export const OF_CREATION = [
  'InvalidOrigin',
  'InvalidProtocolSettings',
  'InvalidTagging',
  'TooManyDistributions',
] as const

/** Of UpdateDistribution alone. */
export const OF_UPDATE = [
  'IllegalUpdate',
  'InvalidIfMatchVersion',
  'PreconditionFailed',
  'StagingDistributionInUse',
] as const

/** Of DeleteDistribution. */
export const OF_DELETION = [
  'AccessDenied',
  'DistributionNotDisabled',
  'InvalidIfMatchVersion',
  'PreconditionFailed',
  'ResourceInUse',
] as const
