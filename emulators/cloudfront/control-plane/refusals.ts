import { DistributionAlreadyExists$, InvalidArgument$, PreconditionFailed$ } from '@aws-sdk/client-cloudfront'
import { errorNamed, ServiceError } from '../protocol/service-error.ts'

const TEXTS = {
  CNAMEAlreadyExists: 'One or more of the CNAMEs you provided are already associated with a different resource.',
  DistributionNotDisabled: 'The distribution you are trying to delete has not been disabled.',
  IllegalOriginAccessConfiguration:
    'An origin cannot contain both an origin access control (OAC) and an origin access identity (OAI).',
  IllegalUpdate: 'You cannot update Origin or CallerReference.',
  InvalidDefaultRootObject: 'The default root object file name is too big or contains an invalid character.',
  InvalidDomainNameForOriginAccessControl:
    'An origin access control is associated with an origin whose domain name is not supported.',
  InvalidErrorCode: 'An invalid error code was specified.',
  InvalidForwardCookies:
    "Your request contains forward cookies option which doesn't match with the expectation for the whitelisted list of cookie names. Either list of cookie names has been specified when not allowed or list of cookie names is missing when expected.",
  InvalidFunctionAssociation: 'A CloudFront function association is invalid.',
  InvalidGeoRestrictionParameter: 'The specified geo restriction parameter is not valid.',
  InvalidHeadersForS3Origin: 'The headers specified are not valid for an Amazon S3 origin.',
  InvalidIfMatchVersion: 'The If-Match version is missing or not valid for the resource.',
  InvalidLambdaFunctionAssociation: 'The specified Lambda@Edge function association is invalid.',
  InvalidLocationCode: 'The location code specified is not valid.',
  InvalidOrigin: 'The specified origin server does not exist or is not valid.',
  InvalidOriginAccessIdentity: "The origin access identity is not valid or doesn't exist.",
  InvalidOriginKeepaliveTimeout: 'The keep alive timeout specified for the origin is not valid.',
  InvalidOriginReadTimeout: 'The read timeout specified for the origin is not valid.',
  InvalidProtocolSettings:
    'You cannot specify SSLv3 as the minimum protocol version if you only want to support only clients that support Server Name Indication (SNI).',
  InvalidQueryStringParameters: 'The query string parameters specified are not valid.',
  InvalidRelativePath: 'The relative path is too big, is not URL-encoded, or does not begin with a slash (/).',
  InvalidResponseCode: 'A response code is not valid.',
  InvalidTTLOrder: 'MinTTL must be less equal to DefaultTTL must be less equal to MaxTTL',
  InvalidTagging: 'The tagging specified is not valid.',
  InvalidViewerCertificate:
    "The specified SSL certificate doesn't exist, isn't in us-east-1 region, isn't valid, or doesn't include a valid certificate chain.",
  InvalidWebACLId: 'The specified web ACL does not exist or is not valid.',
  NoSuchCachePolicy: 'The cache policy does not exist.',
  NoSuchDistribution: 'The specified distribution does not exist.',
  NoSuchOrigin: 'One or more of your origins or origin groups do not exist.',
  NoSuchOriginRequestPolicy: 'The origin request policy does not exist.',
  NoSuchResponseHeadersPolicy: 'The response headers policy does not exist.',
  PreconditionFailed:
    "The request failed because it didn't meet the preconditions in one or more request-header fields.",
  ResourceInUse: 'Cannot delete this resource because it is in use.',
  TooManyCacheBehaviors: 'You cannot create more cache behaviors for the distribution.',
  TooManyCookieNamesInWhiteList:
    'Your request contains more cookie names in the whitelist than are allowed per cache behavior.',
  TooManyDistributionCNAMEs: 'Your request contains more CNAMEs than are allowed per distribution.',
  TooManyDistributions:
    'Processing your request would cause you to exceed the maximum number of distributions allowed.',
  TooManyHeadersInForwardedValues: 'Your request contains too many headers in forwarded values.',
  TooManyOriginCustomHeaders: 'Your request contains too many origin custom headers.',
  TooManyOriginGroupsPerDistribution:
    'Processing your request would cause you to exceed the maximum number of origin groups allowed.',
  TooManyOrigins: 'You cannot create more origins for the distribution.',
  TooManyQueryStringParameters: 'Your request contains too many query string parameters.',
} as const satisfies Readonly<Record<string, string>>

/** `words` are the action's and follow the service's. */
export function refusal(code: keyof typeof TEXTS, words = ''): ServiceError {
  return errorNamed(code, [TEXTS[code], words].filter((text) => text !== '').join(' '))
}

export function invalidArgument(text: string, words = ''): ServiceError {
  return new ServiceError(InvalidArgument$, [text, words].filter((each) => each !== '').join(' '))
}

/** Throws for an unknown name. */
export function anyRefusal(code: string, message = textOf(code)): ServiceError {
  return errorNamed(code, message)
}

export function callerReferenceUsed(id: string): ServiceError {
  return new ServiceError(
    DistributionAlreadyExists$,
    `The caller reference that you are using to create a distribution is associated with another distribution. Already exists: ${id}`,
  )
}

/** ekristen/aws-nuke#1024 */
export function pricingPlanHolds(): ServiceError {
  return new ServiceError(
    PreconditionFailed$,
    "You can't delete this distribution while it's subscribed to a pricing plan. Cancel the pricing plan, then you can delete the distribution.",
  )
}

function textOf(code: string): string {
  return new Map<string, string>(Object.entries(TEXTS)).get(code) ?? `The request was refused: ${code}.`
}
