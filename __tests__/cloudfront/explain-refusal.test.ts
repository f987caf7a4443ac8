import { describe, expect, test } from '@jest/globals'
import type { CloudFrontError, ErrorKind } from '../../src/cloudfront/errors.ts'
import { explainRefusal } from '../../src/cloudfront/explain-refusal.ts'
import type { Refusal } from '../../src/cloudfront/advice/refusal.ts'

function refused(refusal: Partial<Refusal>): CloudFrontError {
  return explainRefusal({ operation: 'CreateInvalidation', code: 'Unknown', text: 'It failed.', ...refusal })
}

describe('each code has its kind and its advice', () => {
  test.each<[string, ErrorKind, string, Partial<Refusal>?]>([
    ['TooManyInvalidationsInProgress', 'quota', '`wait-timeout`'],
    ['Throttling', 'quota', 'faster than it may'],
    ['ThrottlingException', 'quota', 'faster than it may'],
    ['TooManyRequestsException', 'quota', 'faster than it may'],
    ['SlowDown', 'quota', 'faster than it may'],
    ['Unknown', 'quota', 'request id', { httpStatus: 429 }],
    ['BatchTooLarge', 'too-large', '`/*`'],
    ['Unknown', 'too-large', 'request id', { httpStatus: 413 }],
    [
      'InvalidArgument',
      'refused-path',
      '`*` only at its end',
      { text: 'contains one or more invalid invalidation paths.' },
    ],
    ['InvalidArgument', 'rejected', '`*` only at its end', { text: 'The parameter is too big.' }],
    [
      'InvalidArgument',
      'rejected',
      'run the job again',
      { text: 'Your request contains a caller reference that was used for a previous invalidation batch.' },
    ],
    ['InvalidationBatchAlreadyExists', 'rejected', 'run the job again'],
    ['InconsistentQuantities', 'rejected', 'report it'],
    ['MissingBody', 'rejected', 'proxy'],
    ['ECONNREFUSED', 'transient', 'could not be reached'],
    ['ENOTFOUND', 'transient', 'could not be reached'],
    ['EAI_AGAIN', 'transient', 'could not be reached'],
    ['EHOSTUNREACH', 'transient', 'could not be reached'],
    ['ENETUNREACH', 'transient', 'could not be reached'],
    ['ETIMEDOUT', 'transient', 'could not be reached'],
    ['TimeoutError', 'transient', 'could not be reached'],
    ['NetworkingError', 'transient', 'could not be reached'],
    ['ECONNRESET', 'transient', 'run the job again'],
    ['EPIPE', 'transient', 'run the job again'],
    ['RequestTimeout', 'transient', 'run the job again'],
    ['InternalError', 'transient', 'run the job again'],
    ['InternalFailure', 'transient', 'run the job again'],
    ['ServiceUnavailable', 'transient', 'run the job again'],
    ['Unknown', 'transient', 'run the job again', { httpStatus: 503 }],
    ['NoSuchDistribution', 'final', 'No distribution E1 exists', { distribution: { kind: 'distribution', id: 'E1' } }],
    ['NoSuchDistribution', 'final', 'No distribution of this ID exists'],
    ['NoSuchInvalidation', 'final', 'console'],
    ['EntityNotFound', 'final', 'list-distribution-tenants'],
    ['CredentialsProviderError', 'final', '`permissions: id-token: write`'],
    ['NoIdentityToken', 'final', '`permissions: id-token: write`'],
    ['InvalidIdentityToken', 'final', 'identity provider'],
    ['InvalidIdentityTokenException', 'final', 'identity provider'],
    ['ExpiredToken', 'final', '`role-duration-seconds`'],
    ['ExpiredTokenException', 'final', '`role-duration-seconds`'],
    ['InvalidClientTokenId', 'final', 'access key'],
    ['SignatureDoesNotMatch', 'final', 'blanks or line ends'],
    ['RequestTimeTooSkewed', 'final', 'NTP'],
    ['AccessDenied', 'final', '`cloudfront:CreateInvalidation` on `*`'],
    ['AccessDeniedException', 'final', '`cloudfront:CreateInvalidation` on `*`'],
    ['SomethingNew', 'final', 'request id'],
    ['constructor', 'final', 'request id'],
  ])('%s is %s: %s %j', (code, kind, advice, more = {}) => {
    const error = refused({ code, ...more })
    expect(error.kind).toBe(kind)
    expect(error.advice).toContain(advice)
    expect(error.advice).toMatch(/^[^\n]{40,}\.$/)
  })
})

describe('AccessDenied', () => {
  const user = 'User: arn:aws:sts::123456789012:assumed-role/deploy/ci is not authorized to perform:'
  const arn = 'arn:aws:cloudfront::123456789012:distribution/E1'

  test.each<[string, Partial<Refusal>, string]>([
    [
      'IAM names action and resource',
      { text: `${user} cloudfront:GetInvalidation on resource: ${arn} because no identity-based policy allows it` },
      `Allow the role \`cloudfront:GetInvalidation\` on \`${arn}\` in its IAM policy.`,
    ],
    [
      'IAM names the action alone',
      { text: `${user} cloudfront:ListDistributions`, operation: 'ListDistributions' },
      'Allow the role `cloudfront:ListDistributions` on `*` in its IAM policy.',
    ],
    [
      'nothing is named, for a distribution',
      { text: 'Access denied.', distribution: { kind: 'distribution', id: 'E1' } },
      'Allow the role `cloudfront:CreateInvalidation` on `arn:aws:cloudfront::ACCOUNT:distribution/E1` in its IAM policy.',
    ],
    [
      'nothing is named, for a tenant',
      {
        text: 'Access denied.',
        operation: 'GetInvalidationForDistributionTenant',
        distribution: { kind: 'tenant', id: 'dt_1' },
      },
      'Allow the role `cloudfront:GetInvalidationForDistributionTenant` on `arn:aws:cloudfront::ACCOUNT:distribution-tenant/dt_1` in its IAM policy.',
    ],
    [
      'a policy that denies',
      {
        text: `${user} cloudfront:CreateInvalidation on resource: ${arn} with an explicit deny in a service control policy`,
      },
      `A service control policy denies \`cloudfront:CreateInvalidation\` on \`${arn}\` explicitly. Ask the administrators of the AWS organization`,
    ],
    [
      'a policy that denies, of which the kind is not named',
      { text: `${user} cloudfront:CreateInvalidation on resource: ${arn} with an explicit deny` },
      `A policy denies \`cloudfront:CreateInvalidation\` on \`${arn}\` explicitly`,
    ],
    [
      'a creation, of which nothing is named',
      { text: 'Access denied.', operation: 'CreateDistributionWithTags' },
      'Allow the role `cloudfront:CreateDistribution` and `cloudfront:TagResource` on `arn:aws:cloudfront::ACCOUNT:distribution/*` in its IAM policy.',
    ],
    [
      'an update, which a condition of the policy may forbid',
      { text: `${user} cloudfront:UpdateDistribution on resource: ${arn}`, operation: 'UpdateDistribution' },
      `Allow the role \`cloudfront:UpdateDistribution\` on \`${arn}\` in its IAM policy. If the policy allows that already, look at its conditions: \`cloudfront-action:repository-id\` must be the ID of this repository`,
    ],
    [
      'a creation whose tags are refused',
      {
        text: `${user} cloudfront:TagResource on resource: arn:aws:cloudfront::123456789012:distribution/*`,
        operation: 'CreateDistributionWithTags',
      },
      'Allow the role `cloudfront:CreateDistribution` and `cloudfront:TagResource` on `arn:aws:cloudfront::123456789012:distribution/*` in its IAM policy.',
    ],
    [
      'a creation that needs another service',
      {
        text: `${user} wafv2:AssociateWebACL on resource: arn:aws:wafv2:us-east-1:123456789012:global/webacl/a/b`,
        operation: 'CreateDistributionWithTags',
      },
      'Allow the role `wafv2:AssociateWebACL` on `arn:aws:wafv2:us-east-1:123456789012:global/webacl/a/b` in its IAM policy.',
    ],
    ...[
      'UpdateDistribution',
      'DeleteDistribution',
      'GetDistribution',
      'ListTagsForResource',
      'TagResource',
      'UntagResource',
    ].map((operation): [string, Partial<Refusal>, string] => [
      operation,
      { text: 'Access denied.', operation, distribution: { kind: 'distribution', id: 'E1' } },
      `Allow the role \`cloudfront:${operation}\` on \`arn:aws:cloudfront::ACCOUNT:distribution/E1\` in its IAM policy.`,
    ]),
    [
      'a list, for which IAM knows no single resources',
      { text: 'Access denied.', operation: 'ListDistributions' },
      'Allow the role `cloudfront:ListDistributions` on `*` in its IAM policy.',
    ],
    [
      'the bucket for logs',
      {
        text: "You don't have permission to access the S3 bucket for CloudFront logs: b.s3.amazonaws.com If you're using IAM, you need s3:GetBucketAcl and s3:PutBucketAcl permissions to create a distribution.",
        operation: 'CreateDistributionWithTags',
      },
      'Allow the role `s3:GetBucketAcl` and `s3:PutBucketAcl` on the bucket of `Logging.Bucket`',
    ],
    [
      'an account that AWS has not verified',
      { text: 'Your account must be verified before you can add new CloudFront resources.' },
      'This is not about IAM permissions',
    ],
    [
      'a role that does not trust the job',
      { text: 'Not authorized to perform sts:AssumeRoleWithWebIdentity' },
      'its trust policy must allow `sts:AssumeRoleWithWebIdentity`',
    ],
    [
      'a role whose name looks like that',
      { text: `${user.replace('/deploy/', '/GitHubAssumeRole/')} cloudfront:CreateInvalidation on resource: ${arn}` },
      `Allow the role \`cloudfront:CreateInvalidation\` on \`${arn}\``,
    ],
  ])('%s', (_, refusal, advice) => {
    expect(refused({ code: 'AccessDenied', ...refusal }).advice).toContain(advice)
  })
})

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html */
describe('AccessDenied by a policy beside those of the role or user', () => {
  const action = 'cloudfront:CreateInvalidation'
  const resource = 'arn:aws:cloudfront::123456789012:distribution/E1'
  const adviceFor = (arn: string, reason: string) =>
    refused({
      code: 'AccessDenied',
      text: `User: ${arn} is not authorized to perform: ${action} on resource: ${resource} ${reason}`,
    }).advice
  const policies = [
    ['service control policy', 'administrators of the AWS organization'],
    ['resource control policy', 'administrators of the AWS organization'],
    ['permissions boundary', 'its permissions boundary'],
    ['session policy', '`inline-session-policy`'],
    ['VPC endpoint policy', "administrators of the runner's network"],
  ] as const
  const principals = [
    ['arn:aws:sts::123456789012:assumed-role/deploy/ci', 'role'],
    ['arn:aws-us-gov:iam::123456789012:user/path/ci', 'user'],
    ['arn:aws:sts::123456789012:federated-user/ci', 'user'],
    ['arn:aws:sts::123456789012:assumed-role/session-policy/user', 'role'],
  ] as const

  test.each(policies.flatMap((policy) => principals.map((principal) => [...policy, ...principal] as const)))(
    'a %s (%s) for %s, a %s',
    (policy, change, arn, principal) => {
      const implicit = adviceFor(arn, `because no ${policy} allows the ${action} action`)
      const explicit = adviceFor(
        arn,
        `with an explicit deny in a ${policy}: arn:aws:organizations::1:policy/o-1/${principal}/p-1`,
      )
      expect(implicit).toContain(`A ${policy} does not allow \`${action}\` on \`${resource}\`.`)
      expect(explicit).toContain(`A ${policy} denies \`${action}\` on \`${resource}\` explicitly.`)
      for (const advice of [implicit, explicit]) {
        expect(advice).toContain(change)
        expect(advice).toContain(`the ${principal}'s own policies cannot.`)
        expect(advice).not.toMatch(/\n|IAM policy/)
      }
    },
  )

  test.each(principals)('no policy of %s allows it: the %s gets it', (arn, principal) => {
    expect(adviceFor(arn, `because no identity-based policy allows the ${action} action`)).toBe(
      `Allow the ${principal} \`${action}\` on \`${resource}\` in its IAM policy.`,
    )
  })

  test('no policy of a resource allows it: the accounts differ', () => {
    const [arn] = principals[0]
    expect(adviceFor(arn, `because no resource-based policy allows the ${action} action`)).toContain(
      'use a role of the account that owns the distribution',
    )
  })

  test('the root user of an account is a user', () => {
    expect(adviceFor('arn:aws:iam::123456789012:root', 'with an explicit deny in a service control policy')).toContain(
      "the user's own policies cannot.",
    )
  })

  test('a role that cannot be assumed because of a service control policy', () => {
    const text =
      'User: arn:aws:iam::123456789012:user/ci is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::123456789012:role/deploy with an explicit deny in a service control policy'
    expect(refused({ code: 'AccessDenied', text }).advice).toContain('A service control policy denies `sts:AssumeRole`')
  })
})

describe('the message says what was tried and what came back', () => {
  test.each<[Partial<Refusal>, string]>([
    [{ code: 'ENOTFOUND', text: 'no host' }, 'CreateInvalidation failed: ENOTFOUND: no host (CloudFront)'],
    [
      {
        code: 'AccessDenied',
        text: 'No.',
        httpStatus: 403,
        requestId: 'abc-1',
        distribution: { kind: 'distribution', id: 'E1' },
      },
      'CreateInvalidation for distribution E1 failed: AccessDenied: No. (CloudFront, HTTP 403, request abc-1)',
    ],
    [
      { code: 'EntityNotFound', text: 'No.', httpStatus: 404, distribution: { kind: 'tenant', id: 'dt_1' } },
      'CreateInvalidation for tenant dt_1 failed: EntityNotFound: No. (CloudFront, HTTP 404)',
    ],
  ])('%j', (refusal, message) => {
    expect(refused(refusal).message).toBe(message)
  })

  test.each<[Partial<Refusal>, string]>([
    [
      { operation: 'CreateDistributionWithTags', code: 'InvalidOrigin', text: 'No bucket.', httpStatus: 400 },
      'CreateDistributionWithTags failed: InvalidOrigin: No bucket. (CloudFront, HTTP 400)',
    ],
    [
      {
        operation: 'DeleteDistribution',
        code: 'PreconditionFailed',
        text: 'The ETag is old.',
        httpStatus: 412,
        requestId: 'abc-1',
        distribution: { kind: 'distribution', id: 'E1' },
      },
      'DeleteDistribution for distribution E1 failed: PreconditionFailed: The ETag is old. (CloudFront, HTTP 412, request abc-1)',
    ],
  ])('of a distribution: %j', (refusal, message) => {
    expect(refused(refusal).message).toBe(message)
  })

  test('the cause is kept', () => {
    const cause = new Error('socket hang up')
    const refusal: Refusal = { operation: 'GetInvalidation', code: 'ECONNRESET', text: 'gone' }
    expect(explainRefusal(refusal, { cause })).toMatchObject({ cause, refusal, name: 'CloudFrontError' })
  })
})
