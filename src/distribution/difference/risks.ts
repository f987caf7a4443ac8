import type { ConfigValue } from '../../cloudfront/config-value.ts'

export type Event = {
  readonly action: 'added' | 'removed' | 'changed' | 'moved'
  readonly item: string
  readonly before: ConfigValue | undefined
  readonly after: ConfigValue | undefined
}

export type Risk = string | ((event: Event) => string | undefined)
export type Risks = Readonly<Record<string, Risk>>

const CACHE = 'Objects are cached by other rules: viewers may see them staler, or the origin may be asked more often.'

const BEHAVIOR_RISKS: Risks = {
  AllowedMethods: ({ action }) =>
    action === 'added'
      ? 'Requests with this method reach the origin.'
      : 'Requests with some methods are refused, or treated differently.',
  CachePolicyId: CACHE,
  DefaultTTL: CACHE,
  FieldLevelEncryptionId: 'The origin gets fields of forms encrypted differently.',
  ForwardedValues: CACHE,
  FunctionAssociations: ({ action }) =>
    action === 'removed' ? 'No function runs at this event any more.' : 'A function runs at this event.',
  GrpcConfig: ({ after }) => (after === true ? undefined : 'gRPC requests are refused.'),
  LambdaFunctionAssociations: ({ action }) =>
    action === 'removed' ? 'No function runs at this event any more.' : 'A function runs at this event.',
  MaxTTL: CACHE,
  MinTTL: CACHE,
  OriginRequestPolicyId: 'The origin gets other headers, cookies and query strings, and may answer differently.',
  ResponseHeadersPolicyId: 'Viewers get other response headers, such as those for CORS and security.',
  SmoothStreaming: ({ after }) =>
    after === true ? undefined : 'Media in the Smooth Streaming format no longer plays.',
  TargetOriginId: 'Requests go to another origin.',
  TrustedKeyGroups: describeSigners,
  TrustedSigners: describeSigners,
  ViewerProtocolPolicy: ({ after }) => describeProtocol(after),
}

function describeSigners({
  action,
  after,
}: {
  readonly action: string
  readonly after: ConfigValue | undefined
}): string {
  return action === 'removed' || after === false
    ? 'Requests signed with these keys are refused or, if no keys are left, requests need no signature any more.'
    : 'Requests need a signature with one of the keys.'
}

function describeProtocol(after: ConfigValue | undefined): string | undefined {
  if (after === 'allow-all') return 'Viewers may use HTTP without encryption.'
  return after === 'https-only' ? 'Requests over HTTP are refused.' : undefined
}

const CERTIFICATE = 'Viewers get another certificate; requests for domain names that it does not cover fail.'
const OTHER_HEADERS = 'The origin gets other headers with every request, and may answer differently.'
const OTHER_HOST = 'Everything that is not cached comes from another host.'
const REFUSED_BY_ORIGIN = 'The origin refuses requests of CloudFront unless its policy allows the new identity.'

/** The risk of shorter times and fewer attempts. */
const slow: Risk = ({ before, after }) =>
  typeof before === 'number' && typeof after === 'number' && after < before
    ? 'Requests that the origin answers more slowly than that fail.'
    : undefined
const harmless: Risk = () => undefined

/** By structure and member. A risk also applies to what is inside, except for members of list items. */
const RISKS: Readonly<Record<string, Risks>> = {
  DistributionConfig: {
    Aliases: ({ action, item }) =>
      action === 'added'
        ? `Requests for ${item} are answered by this distribution as soon as DNS leads them to CloudFront.`
        : `Requests for ${item} that still reach CloudFront are refused.`,
    AnycastIpListId: 'The distribution answers at other IP addresses.',
    CacheBehaviors: ({ action }) =>
      action === 'moved'
        ? 'Requests that match several path patterns may be answered by another behavior.'
        : 'Requests for these paths are answered by another behavior than before.',
    CacheTagConfig: ({ action }) =>
      action === 'added' ? undefined : 'Invalidations by tag no longer find what was cached before.',
    ConnectionFunctionAssociation: 'Connections are accepted or refused by another function.',
    ConnectionMode: 'Viewers reach the distribution in another way.',
    ContinuousDeploymentPolicyId: 'Another part of the requests than before is sent to a staging distribution.',
    CustomErrorResponses: ({ action, item }) =>
      action === 'removed'
        ? `Viewers get the origin's own answer with status ${item}.`
        : `Viewers get another answer where the origin answers ${item}.`,
    DefaultRootObject: 'Viewers who ask for / get another object, or none.',
    Enabled: ({ after }) =>
      after === true ? 'The distribution begins to answer viewers.' : 'Viewers get no answer any more.',
    IsIPV6Enabled: ({ after }) =>
      after === false ? 'Viewers who have only IPv6 cannot reach the distribution.' : undefined,
    OriginGroups: 'Requests fail over to another origin, or to none.',
    Origins: ({ action }) =>
      action === 'removed' ? 'Objects that only this origin has are gone once they leave the cache.' : undefined,
    PriceClass: 'Viewers in some parts of the world are served from farther away, or at a higher price.',
    Restrictions: 'Viewers in some countries get access or lose it.',
    Staging: 'The distribution begins or ceases to be a staging distribution, which only chosen requests reach.',
    TenantConfig: "Tenants' parameters are read in another way.",
    ViewerCertificate: CERTIFICATE,
    ViewerMtlsConfig: 'Viewers must present other certificates than before, or none.',
    WebACLId: ({ action }) =>
      action === 'removed'
        ? 'AWS WAF no longer filters requests.'
        : 'Requests are filtered by this web ACL of AWS WAF, which may block some.',
  },
  ViewerCertificate: {
    ACMCertificateArn: CERTIFICATE,
    CloudFrontDefaultCertificate: CERTIFICATE,
    IAMCertificateId: CERTIFICATE,
    MinimumProtocolVersion: 'Viewers with older TLS versions lose access, or weaker TLS versions are accepted.',
    SSLSupportMethod: ({ after }) =>
      after === 'sni-only'
        ? 'Viewers without Server Name Indication cannot connect.'
        : 'The distribution gets its own IP addresses, which are charged for by the month.',
  },
  Origin: {
    ConnectionAttempts: slow,
    ConnectionTimeout: slow,
    CustomHeaders: OTHER_HEADERS,
    CustomOriginConfig: 'The origin is asked in another way, and may not answer.',
    DomainName: OTHER_HOST,
    OriginAccessControlId: REFUSED_BY_ORIGIN,
    OriginPath: 'Everything that is not cached comes from another directory.',
    ResponseCompletionTimeout: slow,
    S3OriginConfig: REFUSED_BY_ORIGIN,
    VpcOriginConfig: 'The origin is asked in another way, and may not answer.',
  },
  OriginCustomHeader: { HeaderValue: OTHER_HEADERS },
  S3OriginConfig: { OriginAccessIdentity: REFUSED_BY_ORIGIN, OriginReadTimeout: slow },
  CustomOriginConfig: {
    HTTPPort: 'The origin is asked at another port.',
    HTTPSPort: 'The origin is asked at another port.',
    IpAddressType: 'The origin is asked at other IP addresses.',
    OriginKeepaliveTimeout: harmless,
    OriginMtlsConfig: 'The origin is shown another certificate, and may refuse it.',
    OriginProtocolPolicy: 'The origin is asked over another protocol, and may not answer.',
    OriginReadTimeout: slow,
    OriginSslProtocols: 'An origin without any of these TLS versions cannot be reached.',
  },
  VpcOriginConfig: {
    OriginKeepaliveTimeout: harmless,
    OriginReadTimeout: slow,
    OwnerAccountId: OTHER_HOST,
    VpcOriginId: OTHER_HOST,
  },
  OriginGroup: {
    FailoverCriteria: 'Requests fail over to the second origin in other cases.',
    Members: 'Requests go to another origin first, or fail over to another.',
    SelectionCriteria: 'Requests go to another origin of the group.',
  },
  CustomErrorResponse: {
    ErrorCachingMinTTL: 'Viewers see this error for a longer or a shorter time after it has passed.',
    ResponseCode: 'Viewers get another status for this error.',
    ResponsePagePath: 'Viewers get another page for this error.',
  },
  DefaultCacheBehavior: BEHAVIOR_RISKS,
  CacheBehavior: BEHAVIOR_RISKS,
  AllowedMethods: { CachedMethods: 'Answers to requests with this method are cached, or no longer.' },
  LambdaFunctionAssociation: { LambdaFunctionARN: 'Other code runs at this event.' },
  FunctionAssociation: { FunctionARN: 'Other code runs at this event.' },
}

export function findRisk(owner: string, member: string): Risk | undefined {
  return RISKS[owner]?.[member]
}

export function describeRisk(risk: Risk | undefined, event: Event): string | undefined {
  return typeof risk === 'function' ? risk(event) : risk
}
