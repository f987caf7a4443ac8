/** Other settings that the service refuses. */
import {
  NOT_VALID,
  REPEATED,
  listOf,
  times,
  errorResponse,
  geo,
  type RefusedConfiguration,
} from './configuration-changes.ts'

const ACM = 'arn:aws:acm:us-east-1:123456789012:certificate/0a1b'

export const REFUSED_SETTINGS: readonly RefusedConfiguration[] = [
  ['a comment of 129 characters', () => ({ Comment: 'c'.repeat(129) }), 'InvalidArgument', 'Comment is too big'],
  [
    'a root object with a slash in front',
    () => ({ DefaultRootObject: '/index.html' }),
    'InvalidDefaultRootObject',
    'default root object',
  ],
  [
    'a root object of 256 characters',
    () => ({ DefaultRootObject: 'r'.repeat(256) }),
    'InvalidDefaultRootObject',
    'too big',
  ],
  [
    'a root object with a space',
    () => ({ DefaultRootObject: 'my index.html' }),
    'InvalidDefaultRootObject',
    'invalid character',
  ],
  [
    'a web ACL of a region',
    () => ({ WebACLId: 'arn:aws:wafv2:eu-west-1:123456789012:regional/webacl/a/1' }),
    'InvalidWebACLId',
    'web ACL',
  ],
  [
    'an alias that is no name',
    () => ({ Aliases: listOf(['www_example']) }),
    'InvalidArgument',
    `The parameter CNAME ${NOT_VALID}`,
  ],
  ['an alias with a wildcard inside', () => ({ Aliases: listOf(['www.*.example.com']) }), 'InvalidArgument', 'CNAME'],
  [
    'an alias that stands there twice',
    () => ({ Aliases: listOf(['a.example.com', 'A.example.com']) }),
    'InvalidArgument',
    'CNAME',
  ],
  [
    '101 aliases',
    () => ({ Aliases: listOf(times(101, (i) => `a${i}.example.com`)) }),
    'TooManyDistributionCNAMEs',
    'more CNAMEs',
  ],
  [
    'a certificate of another region',
    () => ({
      ViewerCertificate: { ACMCertificateArn: ACM.replace('us-east-1', 'eu-west-1'), SSLSupportMethod: 'sni-only' },
    }),
    'InvalidViewerCertificate',
    "isn't in us-east-1 region",
  ],
  [
    'two certificates',
    () => ({ ViewerCertificate: { ACMCertificateArn: ACM, IAMCertificateId: 'ASCAEXAMPLE', SSLSupportMethod: 'vip' } }),
    'InvalidViewerCertificate',
    'Exactly one of',
  ],
  [
    'a certificate beside that of CloudFront',
    () => ({
      ViewerCertificate: { ACMCertificateArn: ACM, CloudFrontDefaultCertificate: true, SSLSupportMethod: 'vip' },
    }),
    'InvalidViewerCertificate',
    'Exactly one of',
  ],
  [
    'a certificate without how it is served',
    () => ({ ViewerCertificate: { ACMCertificateArn: ACM } }),
    'InvalidArgument',
    'SSLSupportMethod is required',
  ],
  [
    'SSLv3 with SNI',
    () => ({
      ViewerCertificate: { ACMCertificateArn: ACM, SSLSupportMethod: 'sni-only', MinimumProtocolVersion: 'SSLv3' },
    }),
    'InvalidProtocolSettings',
    'SSLv3',
  ],
  [
    'logging without a bucket',
    () => ({ Logging: { Enabled: true, IncludeCookies: false, Bucket: '', Prefix: '' } }),
    'InvalidArgument',
    'The parameter Logging Bucket does not refer to a valid S3 bucket.',
  ],
  ...['https://logs.s3.amazonaws.com', 'my logs.s3.amazonaws.com', '.s3.amazonaws.com'].map(
    (Bucket): RefusedConfiguration => [
      `logging to ${Bucket}`,
      () => ({ Logging: { Enabled: true, IncludeCookies: false, Bucket, Prefix: '' } }),
      'InvalidArgument',
      'The parameter Logging Bucket does not refer to a valid S3 bucket.',
    ],
  ),
  ['no restriction with countries', geo('none', ['DE']), 'InvalidGeoRestrictionParameter', 'geo restriction'],
  ['a restriction without countries', geo('blacklist', []), 'InvalidGeoRestrictionParameter', 'geo restriction'],
  ['a country in small letters', geo('whitelist', ['de']), 'InvalidLocationCode', 'location code'],
  ['a country that stands there twice', geo('whitelist', ['DE', 'DE']), 'InvalidArgument', `Location ${REPEATED}`],
  ['an error code that is no error', errorResponse({ ErrorCode: 418 }), 'InvalidErrorCode', 'error code'],
  [
    'an error code that stands there twice',
    errorResponse({ ErrorCode: 404 }, { ErrorCode: 404 }),
    'InvalidArgument',
    `ErrorCode ${REPEATED}`,
  ],
  [
    'a page without a code',
    errorResponse({ ErrorCode: 404, ResponsePagePath: '/404.html' }),
    'InvalidResponseCode',
    'response code',
  ],
  [
    'a code that cannot be answered',
    errorResponse({ ErrorCode: 404, ResponseCode: '302', ResponsePagePath: '/404.html' }),
    'InvalidResponseCode',
    'response code',
  ],
  [
    'a page without a slash',
    errorResponse({ ErrorCode: 404, ResponseCode: '200', ResponsePagePath: '404.html' }),
    'InvalidRelativePath',
    'slash',
  ],
]
