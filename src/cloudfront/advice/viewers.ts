import type { AdviceTable } from './refusal.ts'

export const VIEWER_ADVICE: AdviceTable = {
  InvalidDefaultRootObject:
    'Write the `DefaultRootObject` as a name without a slash before it, such as `index.html`, of at most 255 characters.',
  InvalidErrorCode:
    'Write one of 400, 403, 404, 405, 414, 416, 500, 501, 502, 503 and 504 as the `ErrorCode` of a custom error response.',
  InvalidGeoRestrictionParameter:
    'List countries beside `RestrictionType: whitelist` or `blacklist`, and none beside `RestrictionType: none`.',
  InvalidLocationCode:
    'Write the countries of `GeoRestriction` by their codes of ISO 3166-1, two capital letters each, such as `GB`.',
  InvalidMinimumProtocolVersion:
    'Write a `MinimumProtocolVersion` that goes with the `SSLSupportMethod`; with `sni-only` that is `TLSv1.2_2021` or newer, unless very old viewers matter.',
  InvalidProtocolSettings:
    '`SSLSupportMethod: sni-only` does not go with SSLv3: write `MinimumProtocolVersion: TLSv1.2_2021` or a newer one.',
  InvalidRelativePath:
    'Correct the `OriginPath`, `ResponsePagePath` or `PathPattern`: it is encoded as in a URL and has at most 255 characters, the first two start with `/`, and an `OriginPath` does not end with one.',
  InvalidRequiredProtocol:
    'Remove `RequiredProtocols` from the configuration; what viewers may use is the `ViewerProtocolPolicy` of each behavior.',
  InvalidResponseCode:
    'Give a custom error response both a `ResponsePagePath` and a `ResponseCode`, a status in quotes such as `"200"`, or neither.',
  InvalidViewerCertificate:
    'Aliases need a certificate that covers each of them, issued by a trusted authority: put the ARN of one that ACM has issued in us-east-1 into `ACMCertificateArn`; if it was issued just now, run the job again in a minute.',
  InvalidWebACLId:
    'Write the ARN of a web ACL with global scope, `arn:aws:wafv2:us-east-1:ACCOUNT:global/webacl/NAME/ID`, as the `WebACLId`; only an ACL of WAF Classic goes by its bare ID.',
}
