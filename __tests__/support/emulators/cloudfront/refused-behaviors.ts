/** Cache behaviors that the service refuses. */
import {
  NOT_VALID,
  REPEATED,
  listOf,
  times,
  byDefault,
  images,
  forwarding,
  type RefusedConfiguration,
} from './configuration-changes.ts'
import { CACHING_OPTIMIZED, type GivenBehavior } from './configurations.ts'

const WITH_POLICY = 'cannot be used when a cache policy is associated to the cache behavior.'

export const REFUSED_BEHAVIORS: readonly RefusedConfiguration[] = [
  [
    'a target that is no origin',
    byDefault({ TargetOriginId: 'Site' }),
    'NoSuchOrigin',
    'One or more of your origins or origin groups do not exist.',
  ],
  [
    '76 behaviors',
    ({ CacheBehaviors }) => ({
      CacheBehaviors: listOf(
        times(76, (i) => ({ ...CacheBehaviors?.Items?.[0], PathPattern: `/${i}` }) as GivenBehavior),
      ),
    }),
    'TooManyCacheBehaviors',
    'more cache behaviors',
  ],
  [
    'a pattern with a space',
    images({ PathPattern: '/a b' }),
    'InvalidArgument',
    'PathPattern contains invalid characters',
  ],
  ['a pattern that stands there twice', images({ PathPattern: 'a/*' }), 'InvalidArgument', `PathPattern ${REPEATED}`],
  [
    'methods that are no set of the service',
    images({ AllowedMethods: { ...listOf(['GET', 'HEAD', 'POST']), CachedMethods: listOf(['GET', 'HEAD']) } }),
    'InvalidArgument',
    `AllowedMethods ${NOT_VALID}`,
  ],
  [
    'a method that is cached and not allowed',
    images({ AllowedMethods: { ...listOf(['GET', 'HEAD']), CachedMethods: listOf(['GET', 'HEAD', 'OPTIONS']) } }),
    'InvalidArgument',
    `CachedMethods ${NOT_VALID}`,
  ],
  [
    'forwarded values beside a policy',
    images({ CachePolicyId: CACHING_OPTIMIZED }),
    'InvalidArgument',
    `The parameter ForwardedValues ${WITH_POLICY}`,
  ],
  ['a time beside a policy', byDefault({ MinTTL: 0 }), 'InvalidArgument', `The parameter MinTTL ${WITH_POLICY}`],
  [
    'neither forwarded values nor a policy',
    byDefault({ CachePolicyId: undefined }),
    'InvalidArgument',
    'The parameter ForwardedValues is required.',
  ],
  [
    'forwarded values without MinTTL',
    images({ MinTTL: undefined }),
    'InvalidArgument',
    'The parameter MinTTL is required.',
  ],
  [
    'MinTTL above DefaultTTL',
    images({ MinTTL: 86_401, DefaultTTL: 86_400, MaxTTL: 31_536_000 }),
    'InvalidTTLOrder',
    'MinTTL must be less',
  ],
  [
    'DefaultTTL above MaxTTL',
    images({ MinTTL: 0, DefaultTTL: 2, MaxTTL: 1 }),
    'InvalidTTLOrder',
    'MinTTL must be less',
  ],
  [
    'some cookies, none of them named',
    forwarding({ Cookies: { Forward: 'whitelist' } }),
    'InvalidForwardCookies',
    'cookie',
  ],
  [
    'all cookies, some of them named',
    forwarding({ Cookies: { Forward: 'all', WhitelistedNames: listOf(['a']) } }),
    'InvalidForwardCookies',
    'cookie',
  ],
  [
    '11 cookies',
    forwarding({ Cookies: { Forward: 'whitelist', WhitelistedNames: listOf(times(11, (i) => `c${i}`)) } }),
    'TooManyCookieNamesInWhiteList',
    'cookie names',
  ],
  [
    '11 headers',
    forwarding({ Headers: listOf(times(11, (i) => `X-${i}`)) }),
    'TooManyHeadersInForwardedValues',
    'too many headers',
  ],
  [
    'the header Host for S3',
    images({
      TargetOriginId: 'site',
      ForwardedValues: {
        QueryString: false,
        Cookies: { Forward: 'none' },
        Headers: listOf(['Host']),
        QueryStringCacheKeys: { Quantity: 0 },
      },
    }),
    'InvalidHeadersForS3Origin',
    'Amazon S3 origin',
  ],
  [
    '11 query strings',
    forwarding({ QueryStringCacheKeys: listOf(times(11, (i) => `q${i}`)) }),
    'TooManyQueryStringParameters',
    'query string',
  ],
  [
    'query strings that are not forwarded',
    forwarding({ QueryString: false }),
    'InvalidQueryStringParameters',
    'query string',
  ],
  [
    'a cookie that stands there twice',
    forwarding({ Cookies: { Forward: 'whitelist', WhitelistedNames: listOf(['a', 'a']) } }),
    'InvalidArgument',
    `WhitelistedNames ${REPEATED}`,
  ],
  [
    'a header that stands there twice',
    forwarding({ Headers: listOf(['Origin', 'origin']) }),
    'InvalidArgument',
    `Headers ${REPEATED}`,
  ],
  [
    'a query string that stands there twice',
    forwarding({ QueryStringCacheKeys: listOf(['page', 'page']) }),
    'InvalidArgument',
    `QueryStringCacheKeys ${REPEATED}`,
  ],
  [
    'a key group that stands there twice',
    byDefault({ TrustedKeyGroups: { Enabled: true, ...listOf(['k', 'k']) } }),
    'InvalidArgument',
    `TrustedKeyGroups ${REPEATED}`,
  ],
  [
    'a signer that stands there twice',
    byDefault({ TrustedSigners: { Enabled: true, ...listOf(['self', 'self']) } }),
    'InvalidArgument',
    `TrustedSigners ${REPEATED}`,
  ],
  [
    'a Lambda function without its version',
    byDefault({
      LambdaFunctionAssociations: listOf([
        { LambdaFunctionARN: 'arn:aws:lambda:us-east-1:123456789012:function:f:$LATEST', EventType: 'origin-request' },
      ]),
    }),
    'InvalidLambdaFunctionAssociation',
    'must reference a specific function version',
  ],
  [
    'two Lambda functions for one event',
    byDefault({
      LambdaFunctionAssociations: listOf(
        times(2, (i) => ({
          LambdaFunctionARN: `arn:aws:lambda:us-east-1:123456789012:function:f:${i + 1}`,
          EventType: 'origin-request',
        })),
      ),
    }),
    'InvalidLambdaFunctionAssociation',
    'Lambda@Edge',
  ],
  [
    'a function at the origin',
    byDefault({
      FunctionAssociations: listOf([
        { FunctionARN: 'arn:aws:cloudfront::123456789012:function/f', EventType: 'origin-request' },
      ]),
    }),
    'InvalidFunctionAssociation',
    'function association',
  ],
  [
    'two functions for one event',
    byDefault({
      FunctionAssociations: listOf(
        times(2, (i) => ({
          FunctionARN: `arn:aws:cloudfront::123456789012:function/f${i}`,
          EventType: 'viewer-request',
        })),
      ),
    }),
    'InvalidFunctionAssociation',
    'function association',
  ],
  [
    'functions of both kinds for viewers',
    byDefault({
      FunctionAssociations: listOf([
        { FunctionARN: 'arn:aws:cloudfront::123456789012:function/f', EventType: 'viewer-request' },
      ]),
      LambdaFunctionAssociations: listOf([
        { LambdaFunctionARN: 'arn:aws:lambda:us-east-1:123456789012:function:f:1', EventType: 'viewer-response' },
      ]),
    }),
    'InvalidFunctionAssociation',
    'function association',
  ],
]
