/** What a file alone shows that the service refuses. */
import type { ConfigStructure } from '../../../../../src/cloudfront/config-value.ts'
import { BEHAVIOR, counted, ORIGIN, SERVER } from './check.ts'

const CERTIFICATE = {
  ACMCertificateArn: 'arn:aws:acm:us-east-1:123456789012:certificate/1',
  SSLSupportMethod: 'sni-only',
  MinimumProtocolVersion: 'TLSv1.2_2021',
} satisfies ConfigStructure

/** A behavior with what goes by a cache policy, so that nothing else is to be said of it. */
const behavior = (members: ConfigStructure): ConfigStructure => ({ DefaultCacheBehavior: { ...BEHAVIOR, ...members } })
const certificate = (members: ConfigStructure): ConfigStructure => ({
  ViewerCertificate: { ...CERTIFICATE, ...members },
})
const origin = (members: ConfigStructure): ConfigStructure => ({ Origins: counted({ ...ORIGIN, ...members }, SERVER) })
const server = (members: ConfigStructure): ConfigStructure => ({ Origins: counted(ORIGIN, { ...SERVER, ...members }) })
const lambda = (arn: string) =>
  behavior({ LambdaFunctionAssociations: counted({ LambdaFunctionARN: arn, EventType: 'origin-request' }) })
const lambdaAt = (event: string) => ({
  LambdaFunctionAssociations: counted({
    LambdaFunctionARN: 'arn:aws:lambda:us-east-1:123456789012:function:f:1',
    EventType: event,
  }),
})
const viewerFunction = (arn: string, event: string) =>
  behavior({ FunctionAssociations: counted({ FunctionARN: arn, EventType: event }) })
const FUNCTION = {
  FunctionAssociations: counted({
    FunctionARN: 'arn:aws:cloudfront::123456789012:function/f',
    EventType: 'viewer-request',
  }),
}
const page = (members: ConfigStructure): ConfigStructure => ({ CustomErrorResponses: counted(members) })
const geo = (country: string): ConfigStructure => ({
  Restrictions: { GeoRestriction: { RestrictionType: 'whitelist', ...counted('US', country) } },
})

/** What breaks a rule, where, what is said of it, and what comes next to it and is right. */
export const FORETOLD: readonly (readonly [string, ConfigStructure, string, string, ConfigStructure])[] = [
  [
    'an alias that is a URL',
    { Aliases: counted('a.example.com', 'https://b.example.com'), ...certificate({}) },
    'Aliases[1]',
    '"https://b.example.com" is not a domain name',
    { Aliases: counted('a.example.com', '*.example.com'), ...certificate({}) },
  ],
  [
    'a certificate of another region',
    certificate({ ACMCertificateArn: 'arn:aws:acm:eu-west-1:123456789012:certificate/1' }),
    'ViewerCertificate.ACMCertificateArn',
    'the certificate is in eu-west-1',
    certificate({}),
  ],
  [
    'a certificate without a method',
    { ViewerCertificate: { ACMCertificateArn: CERTIFICATE.ACMCertificateArn } },
    'ViewerCertificate.SSLSupportMethod',
    'write sni-only',
    { ViewerCertificate: { CloudFrontDefaultCertificate: true } },
  ],
  [
    'an origin path that ends with a slash',
    origin({ OriginPath: 'production/' }),
    'Origins[0].OriginPath',
    'write "/production"',
    origin({ OriginPath: '/production' }),
  ],
  [
    'an origin path that is a slash',
    origin({ OriginPath: '/' }),
    'Origins[0].OriginPath',
    'write ""',
    origin({ OriginPath: '' }),
  ],
  [
    'a TTL beside a cache policy',
    behavior({ MinTTL: 0 }),
    'DefaultCacheBehavior.MinTTL',
    'because the cache policy has the TTLs',
    behavior({}),
  ],
  [
    'a web ACL of a region',
    { WebACLId: 'arn:aws:wafv2:eu-west-1:123456789012:regional/webacl/a/1' },
    'WebACLId',
    'global scope',
    { WebACLId: '473e64fd-f30b-4765-81a0-62ad96dd167a' },
  ],
  ['no country', geo('UK '), 'Restrictions.GeoRestriction[1]', '"UK " is not a country code', geo('GB')],
  ['a country by its other code', geo('UK'), 'Restrictions.GeoRestriction[1]', 'such as GB', geo('XK')],
  ['a country in small letters', geo('de'), 'Restrictions.GeoRestriction[1]', 'such as DE', geo('DE')],
  ['a code that no country has', geo('ZZ'), 'Restrictions.GeoRestriction[1]', '"ZZ" is not a country code', geo('ZA')],
  [
    'a Lambda function without a version',
    lambda('arn:aws:lambda:us-east-1:123456789012:function:f:$LATEST'),
    'DefaultCacheBehavior.LambdaFunctionAssociations[0].LambdaFunctionARN',
    'with the number of the version',
    lambda('arn:aws:lambda:us-east-1:123456789012:function:f:12'),
  ],
  [
    'a Lambda function of another region',
    lambda('arn:aws:lambda:eu-west-1:123456789012:function:f:1'),
    'DefaultCacheBehavior.LambdaFunctionAssociations[0].LambdaFunctionARN',
    'the function is in eu-west-1',
    lambda('arn:aws:lambda:us-east-1:123456789012:function:f:1'),
  ],
  [
    'an error that has no page',
    page({ ErrorCode: 418 }),
    'CustomErrorResponses[0].ErrorCode',
    'CloudFront has no custom page for 418',
    page({ ErrorCode: 416 }),
  ],
  [
    'a page without a slash',
    page({ ErrorCode: 404, ResponsePagePath: '404.html', ResponseCode: '404' }),
    'CustomErrorResponses[0].ResponsePagePath',
    'write "/404.html"',
    page({ ErrorCode: 404, ResponsePagePath: '/404.html', ResponseCode: '404' }),
  ],
  [
    'a placeholder as alias',
    { Aliases: counted('<your-domain>'), ...certificate({}) },
    'Aliases[0]',
    '"<your-domain>" is not a domain name',
    { Aliases: counted('_dev.example.com'), ...certificate({}) },
  ],
  [
    'a placeholder as account of a certificate',
    certificate({ ACMCertificateArn: 'arn:aws:acm:us-east-1:ACCOUNT:certificate/ID' }),
    'ViewerCertificate.ACMCertificateArn',
    'is not the ARN of a certificate',
    certificate({}),
  ],
  [
    'a certificate by its ID alone',
    certificate({ ACMCertificateArn: 'abc' }),
    'ViewerCertificate.ACMCertificateArn',
    '"abc" is not the ARN of a certificate',
    certificate({}),
  ],
  [
    'a placeholder as host name',
    server({ DomainName: 'YOUR_ALB_DNS' }),
    'Origins[1].DomainName',
    '"YOUR_ALB_DNS" is not a domain name, or still a placeholder',
    server({ DomainName: 'my-alb.eu-west-1.elb.amazonaws.com' }),
  ],
  [
    'a placeholder in angle brackets',
    server({ DomainName: '<alb>' }),
    'Origins[1].DomainName',
    '"<alb>" is not a domain name',
    server({ DomainName: '{{tenant}}.example.com' }),
  ],
  [
    'a placeholder within a host name',
    origin({ DomainName: 'YOUR_BUCKET.s3.amazonaws.com' }),
    'Origins[0].DomainName',
    'still a placeholder',
    origin({ DomainName: 'my_bucket.s3.amazonaws.com' }),
  ],
  [
    'a host name with a port',
    server({ DomainName: 'api.example.com:8080' }),
    'Origins[1].DomainName',
    'is not a domain name',
    server({ DomainName: 'api.example.com' }),
  ],
  [
    'a web ACL by its name',
    { WebACLId: 'my-acl' },
    'WebACLId',
    '"my-acl" is not a web ACL',
    { WebACLId: 'arn:aws:wafv2:us-east-1:123456789012:global/webacl/a/473e64fd-f30b-4765-81a0-62ad96dd167a' },
  ],
  [
    'a Lambda function by an alias',
    lambda('arn:aws:lambda:us-east-1:123456789012:function:f:live'),
    'DefaultCacheBehavior.LambdaFunctionAssociations[0].LambdaFunctionARN',
    'a published version',
    behavior({}),
  ],
  [
    'a Lambda function by a placeholder',
    lambda('arn:aws:lambda:us-east-1:ACCOUNT:function:f:1'),
    'DefaultCacheBehavior.LambdaFunctionAssociations[0].LambdaFunctionARN',
    'a published version',
    behavior({}),
  ],
  [
    'gRPC without POST',
    behavior({ GrpcConfig: { Enabled: true }, AllowedMethods: counted('GET', 'HEAD') }),
    'DefaultCacheBehavior.GrpcConfig',
    'gRPC needs the method POST',
    behavior({
      GrpcConfig: { Enabled: true },
      AllowedMethods: counted('GET', 'HEAD', 'OPTIONS', 'PUT', 'PATCH', 'POST', 'DELETE'),
    }),
  ],
  [
    'gRPC with the default methods',
    behavior({ GrpcConfig: { Enabled: true } }),
    'DefaultCacheBehavior.GrpcConfig',
    'gRPC needs the method POST',
    behavior({ GrpcConfig: { Enabled: false } }),
  ],
  [
    'viewer mTLS without a trust store',
    { ViewerMtlsConfig: { Mode: 'required' } },
    'ViewerMtlsConfig',
    'the trust store is missing',
    { ViewerMtlsConfig: { Mode: 'required', TrustStoreConfig: { TrustStoreId: 'ts_1' } } },
  ],
  [
    'an expression of the workflow',
    { Comment: 'Site at ${{ github.sha }}' },
    'Comment',
    'GitHub does not evaluate `${{ … }}` in this file',
    { Comment: 'Site at $${NAME}' },
  ],
  [
    'an alias of a copied example',
    { Aliases: counted('www.your-domain.com'), ...certificate({}) },
    'Aliases[0]',
    '"www.your-domain.com" is still a placeholder',
    { Aliases: counted('your-choice.example.com'), ...certificate({}) },
  ],
  [
    'a bucket of a copied example',
    origin({ DomainName: 'your-bucket-name.s3.amazonaws.com' }),
    'Origins[0].DomainName',
    'still a placeholder',
    origin({ DomainName: 'yourself.s3.amazonaws.com' }),
  ],
  [
    'a placeholder that shouts',
    server({ DomainName: 'REPLACE_ME.execute-api.us-east-1.amazonaws.com' }),
    'Origins[1].DomainName',
    'still a placeholder',
    server({ DomainName: 'todo.example.com' }),
  ],
  [
    'an IP address as origin',
    server({ DomainName: '203.0.113.7' }),
    'Origins[1].DomainName',
    'is an IP address',
    server({ DomainName: 'ec2-203-0-113-7.compute-1.amazonaws.com' }),
  ],
  [
    'a server as bucket',
    origin({ DomainName: 'www.example.com' }),
    'Origins[0].DomainName',
    'is not the host name of a bucket',
    origin({ DomainName: 'a.dualstack.s3.dualstack.eu-west-1.amazonaws.com' }),
  ],
  [
    'a port that CloudFront does not connect to',
    server({ CustomOriginConfig: { ...SERVER.CustomOriginConfig, HTTPPort: 81 } }),
    'Origins[1].CustomOriginConfig.HTTPPort',
    'write 80, 443, or 1024 to 65535',
    server({ CustomOriginConfig: { ...SERVER.CustomOriginConfig, HTTPPort: 3000 } }),
  ],
  [
    'an origin path with a blank',
    origin({ OriginPath: '/my site' }),
    'Origins[0].OriginPath',
    'write "/my%20site"',
    origin({ OriginPath: '/my%20site' }),
  ],
  [
    'an access identity by its ID alone',
    origin({ S3OriginConfig: { OriginAccessIdentity: 'E127EXAMPLE51Z' } }),
    'Origins[0].S3OriginConfig.OriginAccessIdentity',
    'write origin-access-identity/cloudfront/E127EXAMPLE51Z',
    origin({ S3OriginConfig: { OriginAccessIdentity: 'origin-access-identity/cloudfront/E127EXAMPLE51Z' } }),
  ],
  [
    'two certificates',
    certificate({ IAMCertificateId: 'ASCAEXAMPLE' }),
    'ViewerCertificate',
    'it has ACMCertificateArn and IAMCertificateId; keep one of them',
    { ViewerCertificate: { IAMCertificateId: 'ASCAEXAMPLE', SSLSupportMethod: 'sni-only' } },
  ],
  [
    'a certificate beside the default one',
    certificate({ CloudFrontDefaultCertificate: true }),
    'ViewerCertificate',
    'keep one of them',
    certificate({ CloudFrontDefaultCertificate: false }),
  ],
  [
    'a certificate of GovCloud',
    certificate({ ACMCertificateArn: 'arn:aws-us-gov:acm:us-gov-west-1:123456789012:certificate/1' }),
    'ViewerCertificate.ACMCertificateArn',
    'the certificate is in us-gov-west-1',
    certificate({ ACMCertificateArn: 'arn:aws-cn:acm:cn-northwest-1:123456789012:certificate/1' }),
  ],
  [
    'a placeholder as ID of a certificate',
    certificate({
      ACMCertificateArn: 'arn:aws:acm:us-east-1:123456789012:certificate/xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx',
    }),
    'ViewerCertificate.ACMCertificateArn',
    'is not the ARN of a certificate',
    certificate({}),
  ],
  [
    'SSLv3 with SNI',
    certificate({ MinimumProtocolVersion: 'SSLv3' }),
    'ViewerCertificate.MinimumProtocolVersion',
    'SSLv3 does not go with sni-only',
    certificate({}),
  ],
  [
    'a web ACL without its ID',
    { WebACLId: 'arn:aws:wafv2:us-east-1:123456789012:global/webacl/a' },
    'WebACLId',
    'global/webacl/NAME/ID',
    { WebACLId: 'arn:aws-cn:wafv2:cn-north-1:123456789012:global/webacl/a/1' },
  ],
  [
    'version 0 of a Lambda function',
    lambda('arn:aws:lambda:us-east-1:123456789012:function:f:0'),
    'DefaultCacheBehavior.LambdaFunctionAssociations[0].LambdaFunctionARN',
    'a published version',
    lambda('arn:aws:lambda:us-east-1:123456789012:function:f:10'),
  ],
  [
    'a function by its name',
    viewerFunction('rewrite', 'viewer-request'),
    'DefaultCacheBehavior.FunctionAssociations[0].FunctionARN',
    'write arn:aws:cloudfront::ACCOUNT:function/NAME',
    viewerFunction('arn:aws:cloudfront::123456789012:function/rewrite', 'viewer-request'),
  ],
  [
    'a Lambda function as CloudFront function',
    viewerFunction('arn:aws:lambda:us-east-1:123456789012:function:f:1', 'viewer-request'),
    'DefaultCacheBehavior.FunctionAssociations[0].FunctionARN',
    'write it in LambdaFunctionAssociations',
    viewerFunction('arn:aws:cloudfront::123456789012:function/f', 'viewer-response'),
  ],
  [
    'a function at the origin',
    viewerFunction('arn:aws:cloudfront::123456789012:function/f', 'origin-request'),
    'DefaultCacheBehavior.FunctionAssociations[0].EventType',
    'write viewer-request',
    viewerFunction('arn:aws:cloudfront::123456789012:function/f', 'viewer-request'),
  ],
  [
    'both kinds of functions at the viewer',
    behavior({ ...FUNCTION, ...lambdaAt('viewer-response') }),
    'DefaultCacheBehavior.LambdaFunctionAssociations[0]',
    'move one of them',
    behavior({ ...FUNCTION, ...lambdaAt('origin-response') }),
  ],
  [
    'a status that no page has',
    page({ ErrorCode: 404, ResponsePagePath: '/404.html', ResponseCode: '301' }),
    'CustomErrorResponses[0].ResponseCode',
    'viewers cannot get "301"',
    page({ ErrorCode: 404, ResponsePagePath: '/404.html', ResponseCode: '200' }),
  ],
  [
    'a page by its URL',
    page({ ErrorCode: 404, ResponsePagePath: 'https://www.example.com/404.html', ResponseCode: '404' }),
    'CustomErrorResponses[0].ResponsePagePath',
    'write the path alone, such as "/404.html"',
    page({ ErrorCode: 404, ResponsePagePath: '/404.html', ResponseCode: '404' }),
  ],
  [
    'a page with a blank',
    page({ ErrorCode: 404, ResponsePagePath: '/not found.html', ResponseCode: '404' }),
    'CustomErrorResponses[0].ResponsePagePath',
    'write "/not%20found.html"',
    page({ ErrorCode: 404, ResponsePagePath: '/not%20found.html', ResponseCode: '404' }),
  ],
  [
    'a root object with a blank',
    { DefaultRootObject: 'my index.html' },
    'DefaultRootObject',
    '"my index.html" is not the name of an object',
    { DefaultRootObject: 'en/index.html' },
  ],
  [
    'a regular expression as path pattern',
    { CacheBehaviors: counted({ ...BEHAVIOR, PathPattern: '/(a|b)/*' }) },
    'CacheBehaviors[0].PathPattern',
    '"/(a|b)/*" is not a path pattern',
    { CacheBehaviors: counted({ ...BEHAVIOR, PathPattern: '/a?/*.jpg' }) },
  ],
  [
    'a managed policy by its name',
    behavior({ CachePolicyId: 'Managed-CachingOptimized' }),
    'DefaultCacheBehavior.CachePolicyId',
    'is not the ID of a policy',
    behavior({ ResponseHeadersPolicyId: '67f7725c-6f97-4210-82d7-5512b31e9d03' }),
  ],
  [
    'forwarded values beside a policy',
    behavior({ MinTTL: 0, ForwardedValues: { QueryString: false, Cookies: { Forward: 'none' } } }),
    'DefaultCacheBehavior.ForwardedValues',
    'remove one of the two',
    behavior({}),
  ],
  [
    'logs without a bucket',
    { Logging: { Enabled: true, IncludeCookies: false, Bucket: '', Prefix: '' } },
    'Logging.Bucket',
    'logging is enabled without a bucket',
    { Logging: { Enabled: false, IncludeCookies: false, Bucket: '', Prefix: '' } },
  ],
  [
    'a bucket for logs by its name alone',
    { Logging: { Enabled: true, IncludeCookies: false, Bucket: 'logs', Prefix: '' } },
    'Logging.Bucket',
    'write "logs.s3.amazonaws.com"',
    { Logging: { Enabled: true, IncludeCookies: false, Bucket: 'logs.s3.eu-west-1.amazonaws.com', Prefix: '' } },
  ],
  [
    'a long comment',
    { Comment: 'é'.repeat(129) },
    'Comment',
    'it has 129 characters; write at most 128',
    { Comment: '🚀'.repeat(128) },
  ],
]
