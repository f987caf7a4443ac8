export const CONFIG_FILE = '.github/cloudfront-distribution.yml'

/** The text of a distribution file. `aliases` is a list of YAML. */
export const configuration = (comment: string, aliases = '[www.example.com]') => `Comment: ${comment}
Enabled: true
Aliases: ${aliases}
Origins:
  - Id: site
    DomainName: my-site.s3.eu-central-1.amazonaws.com
    OriginAccessControlId: E327GJI25M56DG
    S3OriginConfig: { OriginAccessIdentity: '' }
DefaultCacheBehavior:
  TargetOriginId: site
  ViewerProtocolPolicy: redirect-to-https
  CachePolicyId: 658327ea-f89d-4fab-a63d-7e88639e58f6
`
