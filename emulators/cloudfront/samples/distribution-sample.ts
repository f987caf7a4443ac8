/** The sample request of POST Distribution (2012-07-01), in each format that the action reads. */
import { readFileSync } from 'node:fs'

export const SAMPLE_XML = readFileSync(new URL('./post-distribution-request.xml', import.meta.url), 'utf8')

export const SAMPLE_CONFIG = {
  Aliases: { Quantity: 1, Items: ['www.example.com'] },
  DefaultRootObject: 'index.html',
  Origins: {
    Quantity: 2,
    Items: [
      {
        Id: 'example-Amazon S3-origin',
        DomainName: 'myawsbucket.s3.amazonaws.com',
        S3OriginConfig: { OriginAccessIdentity: 'origin-access-identity/cloudfront/E74FTE3AEXAMPLE' },
      },
      {
        Id: 'example-custom-origin',
        DomainName: 'example.com',
        CustomOriginConfig: { HTTPPort: 80, HTTPSPort: 443, OriginProtocolPolicy: 'match-viewer' },
      },
    ],
  },
  DefaultCacheBehavior: {
    TargetOriginId: 'example-Amazon S3-origin',
    ForwardedValues: {
      QueryString: true,
      Cookies: { Forward: 'whitelist', WhitelistedNames: { Quantity: 1, Items: ['example-cookie'] } },
    },
    TrustedSigners: { Enabled: true, Quantity: 3, Items: ['self', '111122223333', '444455556666'] },
    ViewerProtocolPolicy: 'https-only',
    MinTTL: 0,
  },
  CacheBehaviors: {
    Quantity: 1,
    Items: [
      {
        PathPattern: '*.jpg',
        TargetOriginId: 'example-custom-origin',
        ForwardedValues: { QueryString: false, Cookies: { Forward: 'all' } },
        TrustedSigners: { Enabled: true, Quantity: 2, Items: ['self', '111122223333'] },
        ViewerProtocolPolicy: 'allow-all',
        MinTTL: 86400,
      },
    ],
  },
  Comment: 'example comment',
  Logging: {
    Enabled: true,
    IncludeCookies: true,
    Bucket: 'myawslogbucket.s3.amazonaws.com',
    Prefix: 'example.com.',
  },
  PriceClass: 'PriceClass_All',
  Enabled: true,
}

export const SAMPLE_REFERENCE = 'example.com2012-04-11-5:09pm'

/** With plain lists. */
export const SAMPLE_LISTS = {
  ...SAMPLE_CONFIG,
  CallerReference: SAMPLE_REFERENCE,
  Aliases: ['www.example.com'],
  Origins: SAMPLE_CONFIG.Origins.Items,
  DefaultCacheBehavior: {
    ...SAMPLE_CONFIG.DefaultCacheBehavior,
    ForwardedValues: { QueryString: true, Cookies: { Forward: 'whitelist', WhitelistedNames: ['example-cookie'] } },
    TrustedSigners: ['self', 111122223333, '444455556666'],
  },
  CacheBehaviors: SAMPLE_CONFIG.CacheBehaviors.Items.map((behavior) => ({
    ...behavior,
    TrustedSigners: ['self', '111122223333'],
  })),
}

export const SAMPLE_YAML = `# The same, in YAML.
CallerReference: example.com2012-04-11-5:09pm
Aliases: [www.example.com]
DefaultRootObject: index.html
Origins:
  - Id: example-Amazon S3-origin
    DomainName: myawsbucket.s3.amazonaws.com
    S3OriginConfig:
      OriginAccessIdentity: origin-access-identity/cloudfront/E74FTE3AEXAMPLE
  - Id: example-custom-origin
    DomainName: example.com
    CustomOriginConfig:
      HTTPPort: 80
      HTTPSPort: 443
      OriginProtocolPolicy: match-viewer
DefaultCacheBehavior:
  TargetOriginId: example-Amazon S3-origin
  ForwardedValues:
    QueryString: true
    Cookies:
      Forward: whitelist
      WhitelistedNames: { Items: [example-cookie] }
  TrustedSigners:
    Enabled: true
    Quantity: 3
    Items: [self, 111122223333, 444455556666]
  ViewerProtocolPolicy: https-only
  MinTTL: 0
CacheBehaviors:
  Quantity: 1
  Items:
    - PathPattern: '*.jpg'
      TargetOriginId: example-custom-origin
      ForwardedValues:
        QueryString: false
        Cookies: { Forward: all }
      TrustedSigners: [self, 111122223333]
      ViewerProtocolPolicy: allow-all
      MinTTL: 86400
Comment: example comment
Logging:
  Enabled: true
  IncludeCookies: true
  Bucket: myawslogbucket.s3.amazonaws.com
  Prefix: example.com.
PriceClass: PriceClass_All
Enabled: true
`

/** CloudFormation has no CallerReference. */
export const SAMPLE_TEMPLATE = {
  AWSTemplateFormatVersion: '2010-09-09',
  Parameters: { Domain: { Type: 'String', Default: 'www.example.com' }, LogBucket: { Type: 'String' } },
  Resources: {
    LogBucket: { Type: 'AWS::S3::Bucket', Properties: { BucketName: { 'Fn::GetAtt': ['Other', 'Name'] } } },
    Site: {
      Type: 'AWS::CloudFront::Distribution',
      DependsOn: 'LogBucket',
      Properties: {
        DistributionConfig: {
          Aliases: [{ Ref: 'Domain' }],
          DefaultRootObject: 'index.html',
          Origins: [
            {
              Id: 'example-Amazon S3-origin',
              DomainName: 'myawsbucket.s3.amazonaws.com',
              S3OriginConfig: { OriginAccessIdentity: 'origin-access-identity/cloudfront/E74FTE3AEXAMPLE' },
            },
            {
              Id: 'example-custom-origin',
              DomainName: 'example.com',
              CustomOriginConfig: { HTTPPort: '80', OriginProtocolPolicy: 'match-viewer' },
            },
          ],
          DefaultCacheBehavior: {
            TargetOriginId: 'example-Amazon S3-origin',
            ForwardedValues: {
              QueryString: 'true',
              Cookies: { Forward: 'whitelist', WhitelistedNames: ['example-cookie'] },
            },
            TrustedSigners: ['self', '111122223333', '444455556666'],
            ViewerProtocolPolicy: 'https-only',
            MinTTL: 0,
          },
          CacheBehaviors: [
            {
              PathPattern: '*.jpg',
              TargetOriginId: 'example-custom-origin',
              ForwardedValues: { QueryString: false, Cookies: { Forward: 'all' } },
              TrustedSigners: ['self', '111122223333', { Ref: 'AWS::NoValue' }],
              ViewerProtocolPolicy: 'allow-all',
              MinTTL: '86400',
            },
          ],
          Comment: 'example comment',
          Logging: { IncludeCookies: true, Bucket: { Ref: 'LogBucket' }, Prefix: 'example.com.' },
          PriceClass: 'PriceClass_All',
          Enabled: 'true',
        },
      },
    },
  },
  Outputs: { Name: { Value: { 'Fn::GetAtt': ['Site', 'DomainName'] } } },
}

export const SAMPLE_TEMPLATE_YAML = `Parameters:
  Domain: { Type: String, Default: www.example.com }
  LogBucket: { Type: String }
Resources:
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Aliases: [!Ref Domain]
        DefaultRootObject: index.html
        Origins:
          - Id: example-Amazon S3-origin
            DomainName: myawsbucket.s3.amazonaws.com
            S3OriginConfig:
              OriginAccessIdentity: !Sub origin-access-identity/cloudfront/\${Identity}
          - Id: example-custom-origin
            DomainName: example.com
            CustomOriginConfig: { OriginProtocolPolicy: match-viewer }
        DefaultCacheBehavior:
          TargetOriginId: example-Amazon S3-origin
          ForwardedValues:
            QueryString: true
            Cookies: { Forward: whitelist, WhitelistedNames: [example-cookie] }
          TrustedSigners: [self, 111122223333, 444455556666]
          ViewerProtocolPolicy: https-only
          DefaultTTL: !Ref AWS::NoValue
          MinTTL: 0
        CacheBehaviors:
          - PathPattern: '*.jpg'
            TargetOriginId: example-custom-origin
            ForwardedValues: { QueryString: false, Cookies: { Forward: all } }
            TrustedSigners: [self, 111122223333]
            ViewerProtocolPolicy: allow-all
            MinTTL: 86400
        Comment: example comment
        Logging: { IncludeCookies: true, Bucket: !Ref LogBucket, Prefix: example.com. }
        PriceClass: PriceClass_All
        Enabled: true
Outputs:
  Name: { Value: !GetAtt Site.DomainName }
`
export const SAMPLE_VARIABLES = { LogBucket: 'myawslogbucket.s3.amazonaws.com', Identity: 'E74FTE3AEXAMPLE' }
