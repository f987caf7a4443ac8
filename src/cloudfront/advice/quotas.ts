import type { AdviceTable } from './refusal.ts'

const MORE = 'ask for more at https://console.aws.amazon.com/servicequotas/home/services/cloudfront/quotas'
const REMOVE = 'remove previews of closed pull requests with `command: destroy`'

export const QUOTA_ADVICE: AdviceTable = {
  TooManyCacheBehaviors: `A distribution has at most 75 behaviors: join path patterns by wildcards, or ${MORE}.`,
  TooManyCertificates:
    'An account has at most 2 certificates with addresses of their own: write `SSLSupportMethod: sni-only` instead of `vip`, which is also free.',
  TooManyCookieNamesInWhiteList: `\`Cookies.WhitelistedNames\` has at most 10 names a behavior: forward all cookies, use a cache policy, or ${MORE}.`,
  TooManyDistributionCNAMEs: `A distribution has at most 100 aliases: use one such as \`*.example.com\`, or ${MORE}.`,
  TooManyDistributions: `An account has at most 500 distributions: ${REMOVE}, or ${MORE}.`,
  TooManyDistributionsAssociatedToCachePolicy: `At most 100 distributions share a cache policy of your own: use a managed cache policy in the configuration of previews, or ${REMOVE}.`,
  TooManyDistributionsAssociatedToFieldLevelEncryptionConfig: `At most 20 distributions share a field-level encryption configuration: ${REMOVE}, or create a second configuration for previews.`,
  TooManyDistributionsAssociatedToKeyGroup: `At most 100 distributions share a key group: ${REMOVE}, name a second key group in \`TrustedKeyGroups\` of previews, or ${MORE}.`,
  TooManyDistributionsAssociatedToOriginAccessControl:
    'At most 100 distributions share an origin access control, the limit that previews meet first: remove those of closed pull requests with `command: destroy`, or spread them over several origin access controls.',
  TooManyDistributionsAssociatedToOriginRequestPolicy: `At most 100 distributions share an origin request policy of your own: use a managed one in the configuration of previews, or ${REMOVE}.`,
  TooManyDistributionsAssociatedToResponseHeadersPolicy: `At most 100 distributions share a response headers policy of your own: use a managed one in the configuration of previews, ${REMOVE}, or ${MORE}.`,
  TooManyDistributionsWithFunctionAssociations: `At most 100 distributions share a CloudFront function: ${REMOVE}, or publish the function a second time under another name.`,
  TooManyDistributionsWithLambdaAssociations: `At most 500 distributions of an account have Lambda@Edge functions: ${REMOVE}, replace \`LambdaFunctionAssociations\` of previews by CloudFront functions that do the same, or ${MORE}.`,
  TooManyDistributionsWithSingleFunctionARN: `At most 500 distributions share a Lambda@Edge function: ${REMOVE}, or publish the function a second time under another name.`,
  TooManyFunctionAssociations: `The distribution has more \`FunctionAssociations\` than it may: remove some from its behaviors, or ${MORE}.`,
  TooManyHeadersInForwardedValues: `\`ForwardedValues.Headers\` has at most 10 names a behavior: send more to the origin by an origin request policy, or ${MORE}.`,
  TooManyKeyGroupsAssociatedToDistribution: `A behavior has at most 4 key groups: put several public keys into one group, or ${MORE}.`,
  TooManyLambdaFunctionAssociations: `A distribution has at most 100 Lambda@Edge functions: remove some of \`LambdaFunctionAssociations\`, or ${MORE}.`,
  TooManyOriginCustomHeaders: `An origin has at most 30 \`CustomHeaders\`: remove some, or ${MORE}.`,
  TooManyOriginGroupsPerDistribution: `A distribution has at most 10 origin groups: remove some, or ${MORE}.`,
  TooManyOrigins: `A distribution has at most 100 origins: remove those that no behavior and no origin group names, or ${MORE}.`,
  TooManyQueryStringParameters: `\`QueryStringCacheKeys\` has at most 10 names a behavior: use a cache policy, or ${MORE}.`,
  TooManyTrustedSigners:
    'The configuration has more `TrustedSigners` than a distribution may: sign by key groups instead and name them in `TrustedKeyGroups`.',
}
