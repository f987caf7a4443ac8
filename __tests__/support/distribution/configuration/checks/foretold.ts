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
    certificate({ SSLSupportMethod: '' }),
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
    'the cache policy holds the TTLs',
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
    'an alias that repeats another in other letters',
    { Aliases: counted('www.example.com', 'WWW.example.com'), ...certificate({}) },
    'Aliases[1]',
    '"WWW.example.com" means the same as "www.example.com" earlier in the file',
    { Aliases: counted('www.example.com', 'example.com'), ...certificate({}) },
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
]
