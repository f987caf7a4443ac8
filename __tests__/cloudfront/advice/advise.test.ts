import { describe, expect, test } from '@jest/globals'
import { ACCESS_ADVICE } from '../../../src/cloudfront/advice/access.ts'
import { AVAILABILITY_ADVICE } from '../../../src/cloudfront/advice/availability.ts'
import { BEHAVIOR_ADVICE } from '../../../src/cloudfront/advice/cache-behaviors.ts'
import { DISTRIBUTION_ADVICE } from '../../../src/cloudfront/advice/lifecycle.ts'
import { ORIGIN_ADVICE } from '../../../src/cloudfront/advice/origins.ts'
import { PURGING_ADVICE } from '../../../src/cloudfront/advice/purging.ts'
import { QUOTA_ADVICE } from '../../../src/cloudfront/advice/quotas.ts'
import { REQUEST_ADVICE } from '../../../src/cloudfront/advice/requests.ts'
import { VIEWER_ADVICE } from '../../../src/cloudfront/advice/viewers.ts'
import { ADVISED_CODES } from '../../../src/cloudfront/advice/advise.ts'
import type { CloudFrontError, ErrorKind } from '../../../src/cloudfront/errors.ts'
import { explainRefusal } from '../../../src/cloudfront/explain-refusal.ts'
import type { Refusal } from '../../../src/cloudfront/advice/refusal.ts'

const CREATE = 'CreateDistributionWithTags'
const UPDATE = 'UpdateDistribution'
const DELETE = 'DeleteDistribution'
const PURGE = 'CreateInvalidation'

/** All that the service's model lets the calls of this action return: code, status, a call that returns it, its kind, what the advice names. */
const ERRORS: readonly (readonly [string, number, string, ErrorKind, string])[] = [
  ['AccessDenied', 403, UPDATE, 'final', '`cloudfront:UpdateDistribution`'],
  ['BatchTooLarge', 413, PURGE, 'too-large', '`/*`'],
  ['CNAMEAlreadyExists', 409, CREATE, 'rejected', 'aws cloudfront list-domain-conflicts'],
  ['ContinuousDeploymentPolicyInUse', 409, UPDATE, 'rejected', '`ContinuousDeploymentPolicyId`'],
  ['DistributionAlreadyExists', 409, CREATE, 'rejected', '`CallerReference`'],
  ['DistributionNotDisabled', 409, DELETE, 'stale', 'run the job again'],
  ['EntityLimitExceeded', 400, CREATE, 'rejected', 'Service Quotas'],
  ['EntityNotFound', 404, CREATE, 'final', '`AnycastIpListId`'],
  [
    'IllegalFieldLevelEncryptionConfigAssociationWithCacheBehavior',
    400,
    CREATE,
    'rejected',
    '`FieldLevelEncryptionId`',
  ],
  ['IllegalOriginAccessConfiguration', 400, CREATE, 'rejected', '`OriginAccessIdentity: ""`'],
  ['IllegalUpdate', 400, UPDATE, 'rejected', '`ConnectionMode`'],
  ['InconsistentQuantities', 400, CREATE, 'rejected', 'report it'],
  ['InvalidArgument', 400, CREATE, 'rejected', 'API_DistributionConfig.html'],
  ['InvalidDefaultRootObject', 400, CREATE, 'rejected', '`index.html`'],
  ['InvalidDomainNameForOriginAccessControl', 400, CREATE, 'rejected', 'aws cloudfront get-origin-access-control'],
  ['InvalidErrorCode', 400, CREATE, 'rejected', '`ErrorCode`'],
  ['InvalidForwardCookies', 400, CREATE, 'rejected', '`Cookies.WhitelistedNames`'],
  ['InvalidFunctionAssociation', 400, CREATE, 'rejected', 'LIVE'],
  ['InvalidGeoRestrictionParameter', 400, CREATE, 'rejected', '`RestrictionType: none`'],
  ['InvalidHeadersForS3Origin', 400, CREATE, 'rejected', '88a5eaf4-2fd4-4709-b370-b4c650ea3fcf'],
  ['InvalidIfMatchVersion', 400, UPDATE, 'stale', 'run the job again'],
  ['InvalidLambdaFunctionAssociation', 400, CREATE, 'rejected', 'us-east-1'],
  ['InvalidLocationCode', 400, CREATE, 'rejected', 'ISO 3166-1'],
  ['InvalidMinimumProtocolVersion', 400, CREATE, 'rejected', '`TLSv1.2_2021`'],
  ['InvalidOrigin', 400, CREATE, 'rejected', '`CustomOriginConfig`'],
  ['InvalidOriginAccessControl', 400, CREATE, 'rejected', 'aws cloudfront list-origin-access-controls'],
  ['InvalidOriginAccessIdentity', 400, CREATE, 'rejected', '`origin-access-identity/cloudfront/ID`'],
  ['InvalidOriginKeepaliveTimeout', 400, CREATE, 'rejected', '`OriginKeepaliveTimeout`'],
  ['InvalidOriginReadTimeout', 400, CREATE, 'rejected', '`OriginReadTimeout`'],
  ['InvalidProtocolSettings', 400, CREATE, 'rejected', '`MinimumProtocolVersion: TLSv1.2_2021`'],
  ['InvalidQueryStringParameters', 400, CREATE, 'rejected', '`QueryString: true`'],
  ['InvalidRelativePath', 400, CREATE, 'rejected', '`OriginPath`'],
  ['InvalidRequiredProtocol', 400, CREATE, 'rejected', '`RequiredProtocols`'],
  ['InvalidResponseCode', 400, CREATE, 'rejected', '`ResponsePagePath`'],
  ['InvalidTTLOrder', 400, CREATE, 'rejected', '`MinTTL` ≤ `DefaultTTL` ≤ `MaxTTL`'],
  ['InvalidTagging', 400, CREATE, 'rejected', '`${BRANCH_SLUG}`'],
  ['InvalidViewerCertificate', 400, CREATE, 'rejected', '`ACMCertificateArn`'],
  ['InvalidWebACLId', 400, CREATE, 'rejected', 'arn:aws:wafv2:us-east-1:'],
  ['MissingBody', 400, CREATE, 'rejected', 'proxy'],
  ['NoSuchCachePolicy', 404, CREATE, 'rejected', '658327ea-f89d-4fab-a63d-7e88639e58f6'],
  ['NoSuchContinuousDeploymentPolicy', 404, CREATE, 'rejected', 'list-continuous-deployment-policies'],
  ['NoSuchDistribution', 404, UPDATE, 'final', 'run the job again'],
  ['NoSuchFieldLevelEncryptionConfig', 404, CREATE, 'rejected', 'list-field-level-encryption-configs'],
  ['NoSuchOrigin', 404, CREATE, 'rejected', '`TargetOriginId`'],
  ['NoSuchOriginRequestPolicy', 404, CREATE, 'rejected', 'list-origin-request-policies'],
  ['NoSuchRealtimeLogConfig', 404, CREATE, 'rejected', 'list-realtime-log-configs'],
  ['NoSuchResponseHeadersPolicy', 404, CREATE, 'rejected', 'list-response-headers-policies'],
  ['PreconditionFailed', 412, UPDATE, 'stale', 'Terraform'],
  ['RealtimeLogConfigOwnerMismatch', 401, CREATE, 'rejected', '`RealtimeLogConfigArn`'],
  ['ResourceInUse', 409, DELETE, 'rejected', 'run the job again'],
  ['StagingDistributionInUse', 409, UPDATE, 'rejected', 'staging distribution'],
  ['TooManyCacheBehaviors', 400, CREATE, 'rejected', '75'],
  ['TooManyCertificates', 400, CREATE, 'rejected', '`SSLSupportMethod: sni-only`'],
  ['TooManyCookieNamesInWhiteList', 400, CREATE, 'rejected', '10 names'],
  ['TooManyDistributionCNAMEs', 400, CREATE, 'rejected', '100 aliases'],
  ['TooManyDistributions', 400, CREATE, 'rejected', '`command: destroy`'],
  ['TooManyDistributionsAssociatedToCachePolicy', 400, CREATE, 'rejected', 'managed cache policy'],
  ['TooManyDistributionsAssociatedToFieldLevelEncryptionConfig', 400, CREATE, 'rejected', '20 distributions'],
  ['TooManyDistributionsAssociatedToKeyGroup', 400, CREATE, 'rejected', '`TrustedKeyGroups`'],
  ['TooManyDistributionsAssociatedToOriginAccessControl', 400, CREATE, 'rejected', 'several origin access controls'],
  ['TooManyDistributionsAssociatedToOriginRequestPolicy', 400, CREATE, 'rejected', 'origin request policy'],
  ['TooManyDistributionsAssociatedToResponseHeadersPolicy', 400, CREATE, 'rejected', 'response headers policy'],
  ['TooManyDistributionsWithFunctionAssociations', 400, CREATE, 'rejected', 'CloudFront function'],
  ['TooManyDistributionsWithLambdaAssociations', 400, CREATE, 'rejected', '`LambdaFunctionAssociations`'],
  ['TooManyDistributionsWithSingleFunctionARN', 400, CREATE, 'rejected', 'Lambda@Edge'],
  ['TooManyFunctionAssociations', 400, CREATE, 'rejected', '`FunctionAssociations`'],
  ['TooManyHeadersInForwardedValues', 400, CREATE, 'rejected', '`ForwardedValues.Headers`'],
  ['TooManyInvalidationsInProgress', 400, PURGE, 'quota', '`wait-timeout`'],
  ['TooManyKeyGroupsAssociatedToDistribution', 400, CREATE, 'rejected', '4 key groups'],
  ['TooManyLambdaFunctionAssociations', 400, CREATE, 'rejected', '100 Lambda@Edge functions'],
  ['TooManyOriginCustomHeaders', 400, CREATE, 'rejected', '30 `CustomHeaders`'],
  ['TooManyOriginGroupsPerDistribution', 400, CREATE, 'rejected', '10 origin groups'],
  ['TooManyOrigins', 400, CREATE, 'rejected', '100 origins'],
  ['TooManyQueryStringParameters', 400, CREATE, 'rejected', '`QueryStringCacheKeys`'],
  ['TooManyTrustedSigners', 400, CREATE, 'rejected', '`TrustedKeyGroups`'],
  ['TrustedKeyGroupDoesNotExist', 400, CREATE, 'rejected', 'list-key-groups'],
  ['TrustedSignerDoesNotExist', 400, CREATE, 'rejected', '`TrustedKeyGroups`'],
]

/** An advice tells the reader to do something. */
const NEXT_STEP =
  /\b(?:add|allow|ask|change|check|compare|correct|delete|describe|destroy|find|give|join|keep|list|look|make|name|purge|put|raise|release|remove|report|run|set|sign|spread|use|write)\b/i

function refused(refusal: Partial<Refusal>): CloudFrontError {
  return explainRefusal({ operation: CREATE, code: 'Unknown', text: 'It failed.', ...refusal })
}

const GENERIC = refused({ code: 'SomethingNew' }).advice

describe('every error of the model has its kind and an advice of its own', () => {
  test('all of them are here', () => {
    expect(new Set(ERRORS.map(([code]) => code)).size).toBe(77)
  })

  test.each(ERRORS)('%s (%d) of %s is %s: %s', (code, httpStatus, operation, kind, named) => {
    const error = refused({ code, httpStatus, operation })
    expect(error.kind).toBe(kind)
    expect(error.advice).toContain(named)
    expect(error.advice).not.toBe(GENERIC)
    expect(error.advice).toMatch(/^[A-Z`][^\n]{39,}\.$/)
    expect(error.advice).toMatch(NEXT_STEP)
  })

  test('no two of them advise the same', () => {
    const advice = ERRORS.map(([code, httpStatus, operation]) => refused({ code, httpStatus, operation }).advice)
    expect(advice.filter((line, index) => advice.indexOf(line) !== index)).toEqual([])
  })

  test('waiting helps with none but quotas of purges', () => {
    const passing = ERRORS.filter(([code, httpStatus, operation]) => refused({ code, httpStatus, operation }).passes)
    expect(passing.map(([code]) => code)).toEqual(['TooManyInvalidationsInProgress'])
  })
})

test('no code stands in two tables', () => {
  const tables = [
    ACCESS_ADVICE,
    AVAILABILITY_ADVICE,
    BEHAVIOR_ADVICE,
    DISTRIBUTION_ADVICE,
    ORIGIN_ADVICE,
    PURGING_ADVICE,
    QUOTA_ADVICE,
    REQUEST_ADVICE,
    VIEWER_ADVICE,
  ]
  expect(tables.flatMap((table) => Object.keys(table)).sort()).toEqual([...ADVISED_CODES].sort())
})

describe('a code means another thing for another call', () => {
  const distribution = { kind: 'distribution', id: 'E1' } as const

  test.each<[string, string, Partial<Refusal>, string]>([
    ['InvalidArgument', PURGE, {}, '`paths:`'],
    ['InvalidArgument', PURGE, { text: 'The caller reference was used before.' }, 'references of its own'],
    ['InvalidArgument', UPDATE, {}, 'API_DistributionConfig.html'],
    ['InvalidArgument', 'TagResource', {}, 'tags of the configuration'],
    [
      'InvalidArgument',
      UPDATE,
      {
        text: "You can't remove or replace the web ACL for your distribution. Distributions with a pricing plan subscription must have a web ACL resource.",
      },
      '`WebACLId`',
    ],
    [
      'InvalidArgument',
      CREATE,
      { text: 'The S3 bucket that you specified for CloudFront logs does not enable ACL access: b.s3.amazonaws.com' },
      'Object Ownership',
    ],
    [
      'InvalidArgument',
      CREATE,
      { text: 'The parameter MinTTL cannot be used when a cache policy is associated to the cache behavior.' },
      'remove them',
    ],
    [
      'InvalidArgument',
      CREATE,
      { text: 'The parameter Origin DomainName does not refer to a valid S3 bucket.' },
      '`BUCKET.s3.REGION.amazonaws.com`',
    ],
    ['InconsistentQuantities', PURGE, {}, 'number of paths'],
    ['MissingBody', PURGE, {}, 'without its paths'],
    ['MissingBody', UPDATE, {}, 'without its configuration'],
    ['NoSuchDistribution', PURGE, { distribution }, '`distribution:`'],
    ['NoSuchDistribution', DELETE, { distribution }, 'Distribution E1 was deleted'],
    ['NoSuchResource', 'TagResource', { distribution }, 'distribution E1'],
    ['NoSuchResource', 'ListTagsForResource', {}, 'a distribution'],
    ['EntityNotFound', 'CreateInvalidationForDistributionTenant', {}, 'list-distribution-tenants'],
    [
      'EntityNotFound',
      'GetDistributionTenant',
      { distribution: { kind: 'tenant', id: 'dt_1' } },
      'list-distribution-tenants',
    ],
  ])('%s of %s %j: %s', (code, operation, more, named) => {
    expect(refused({ code, operation, ...more }).advice).toContain(named)
  })
})

describe('no advice takes down what may serve viewers', () => {
  const refused = (code: string, text = '', operation = UPDATE) =>
    explainRefusal({ operation, code, text, httpStatus: 400, distribution: { kind: 'distribution', id: 'E1' } }).advice

  test.each([
    'Continuous deployment policy is attached to the distribution.',
    'You cannot update a staging distribution that a continuous deployment uses.',
    'The ContinuousDeploymentPolicyId cannot be changed here.',
  ])('an update that a continuous deployment forbids: %s', (text) => {
    expect(refused('IllegalUpdate', text)).toContain('`ignore: ContinuousDeploymentPolicyId`')
  })

  test('an update that cannot be made in place leads to a second distribution', () => {
    expect(refused('IllegalUpdate', 'You cannot update Origin or CallerReference.')).toMatch(
      /old value back.*another `name`.*update-domain-association/,
    )
  })

  test.each(ADVISED_CODES)('%s', (code) => {
    for (const text of ['', 'Continuous deployment', 'pricing plan', 'staging'])
      for (const operation of [CREATE, UPDATE, DELETE, PURGE]) {
        const advice = refused(code, text, operation) ?? ''
        expect(advice).not.toMatch(/\b(?:destroy|delete) (?:it|them|the distribution|this distribution|some)\b/i)
        expect(advice).not.toMatch(/release (?:it|them) there/)
        // Only advice for a deletion may name steps that take down a site.
        if (advice.includes('cancel the plan'))
          expect([operation, advice]).toEqual([DELETE, expect.stringContaining('if nobody needs it')])
        if (/disabled? (?:it|its)/.test(advice)) expect(advice).toContain('those who test it')
        // Old previews are this repository's own, and are destroyed by their names.
        if (advice.includes('destroy')) expect(advice).toContain('previews')
      }
  })
})

describe('a distribution on a pricing plan', () => {
  const text =
    "You can't delete this distribution while it's subscribed to a pricing plan. Cancel the pricing plan first."

  test('is left in place, and reading it again does not help', () => {
    const error = refused({ code: 'PreconditionFailed', operation: DELETE, httpStatus: 412, text })
    expect(error.kind).toBe('rejected')
    expect(error.advice).toContain('is left in place')
    expect(error.advice).toContain('cancel the plan')
  })
})
