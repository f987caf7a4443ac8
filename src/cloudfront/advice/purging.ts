import type { AdviceTable } from './refusal.ts'

/** Also for InvalidArgument, which the service may return instead: aws/aws-cdk#3878. */
export const REUSED_REFERENCE =
  'Another purge used the same CallerReference for other paths: run the job again, each run has references of its own.'

export const PURGING_ADVICE: AdviceTable = {
  BatchTooLarge: 'One path alone is too large a batch for CloudFront: purge a wildcard such as `/*` instead.',
  InvalidationBatchAlreadyExists: REUSED_REFERENCE,
  NoSuchInvalidation:
    "This distribution does not have the invalidation any more: look at the distribution's invalidations in the console.",
  TooManyInvalidationsInProgress:
    'A distribution can have at most 3,000 paths and 15 wildcards in progress, from all users together: raise `wait-timeout`, or purge fewer paths, such as a single `/*`.',
}
