import { isAboutPurging, isHeldByPricingPlan, type Refusal, type AdviceTable } from './refusal.ts'
import { REUSED_REFERENCE } from './purging.ts'

export const REQUEST_ADVICE: AdviceTable = {
  EntityNotFound: (refusal) =>
    isAboutPurging(refusal) || refusal.distribution?.kind === 'tenant'
      ? 'The account of these credentials has no tenant with this ID: compare it with `aws cloudfront list-distribution-tenants`.'
      : 'Something that the configuration refers to does not exist in the account of these credentials: check the IDs of `AnycastIpListId`, `VpcOriginId`, `ViewerMtlsConfig` and `ConnectionFunctionAssociation`.',
  InconsistentQuantities: (refusal) =>
    isAboutPurging(refusal)
      ? 'The number of paths and `Quantity` disagree, which this action computes itself: please report it with this message.'
      : 'A `Quantity` and the number of its items disagree, which this action computes itself: please report it with this message and the configuration.',
  InvalidArgument: adviseInvalidArgument,
  MissingBody: (refusal) =>
    `The request arrived without its ${isAboutPurging(refusal) ? 'paths' : 'configuration'}: look for a proxy between the runner and CloudFront that drops bodies.`,
  NoSuchDistribution: (refusal) => {
    const id = refusal.distribution?.id ?? 'of this ID'
    return isAboutPurging(refusal)
      ? `No distribution ${id} exists in the account of these credentials: compare \`distribution:\` and the account with \`aws cloudfront list-distributions\` and \`aws sts get-caller-identity\`.`
      : `Distribution ${id} was deleted by somebody else while this job worked on it: run the job again, \`deploy\` creates it anew.`
  },
  NoSuchResource: ({ distribution }) =>
    `The tags of ${distribution === undefined ? 'a distribution' : `distribution ${distribution.id}`} cannot be reached because it does not exist any more: run the job again.`,
}

function adviseInvalidArgument(refusal: Refusal): string {
  const { text, operation } = refusal
  if (isAboutPurging(refusal)) {
    return /caller reference/i.test(text)
      ? REUSED_REFERENCE
      : 'Compare the text above with `paths:` and the targets of your rules: a path starts with `/`, has `*` only at its end and at most 4,000 characters.'
  }
  if (isHeldByPricingPlan(refusal))
    return 'A distribution with a flat-rate pricing plan keeps the web ACL that came with the plan: write its ARN into `WebACLId`, or leave it as it is with `ignore: WebACLId`.'
  if (/does not enable ACL access/i.test(text))
    return 'The bucket of `Logging.Bucket` has its ACLs switched off: set its Object Ownership to "Bucket owner preferred", or remove `Logging` and log by CloudFront\'s standard logging v2.'
  if (/cannot be used when a cache policy/i.test(text))
    return 'A behavior with a `CachePolicyId` takes none of `ForwardedValues`, `MinTTL`, `DefaultTTL` and `MaxTTL`: remove them from the configuration, the cache policy holds them.'
  if (/valid S3 bucket/i.test(text))
    return "`S3OriginConfig` wants a bucket's own name, `BUCKET.s3.REGION.amazonaws.com`: correct the `DomainName`, or describe any other origin by `CustomOriginConfig`."
  if (/^(?:Tag|Untag|ListTagsFor)Resource$/.test(operation))
    return 'Compare the text above with the tags of the configuration: a key has 1 to 128 characters, a value at most 256, of letters, digits, blanks and `_.:/=+-@`.'
  return 'Find the member that the text above names in the configuration file, and correct it: https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_DistributionConfig.html says what it takes.'
}
