import type { AdviceTable } from './refusal.ts'

export const ORIGIN_ADVICE: AdviceTable = {
  IllegalOriginAccessConfiguration:
    'An origin has both an `OriginAccessControlId` and an origin access identity: allow the distribution in the bucket policy, then keep only the `OriginAccessControlId` and write `OriginAccessIdentity: ""`.',
  InvalidDomainNameForOriginAccessControl:
    'The origin access control has another type than its origin: for S3, the origin must be `BUCKET.s3.REGION.amazonaws.com`, not a website endpoint; compare the type with `aws cloudfront get-origin-access-control`.',
  InvalidHeadersForS3Origin:
    'An S3 origin takes few headers in `ForwardedValues.Headers`, and neither `*` nor `Host`: use the managed origin request policy CORS-S3Origin by its ID, 88a5eaf4-2fd4-4709-b370-b4c650ea3fcf, together with a cache policy.',
  InvalidOrigin:
    'An origin does not fit its kind: describe a bucket by `S3OriginConfig` and `BUCKET.s3.REGION.amazonaws.com`, a website endpoint and any other server by `CustomOriginConfig`, and never one origin by both.',
  InvalidOriginAccessControl:
    'The `OriginAccessControlId` of an origin does not exist in this account: compare it with `aws cloudfront list-origin-access-controls`.',
  InvalidOriginAccessIdentity:
    'The `OriginAccessIdentity` of an origin does not exist: write `origin-access-identity/cloudfront/ID` with an ID that `aws cloudfront list-cloud-front-origin-access-identities` shows.',
  InvalidOriginKeepaliveTimeout:
    'Write 1 to 120 seconds as the `OriginKeepaliveTimeout`; more is for accounts whose quota was raised in Service Quotas.',
  InvalidOriginReadTimeout:
    'Write 1 to 120 seconds as the `OriginReadTimeout`; more is for accounts whose quota was raised in Service Quotas.',
  NoSuchOrigin:
    'A `TargetOriginId` or a member of an origin group does not name an origin: write the `Id` of one of `Origins`, in the same upper and lower case.',
}
