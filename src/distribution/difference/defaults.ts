/**
 * Sources: https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_DistributionConfig.html and the example of
 * `create-distribution` in the AWS CLI's reference, if a line names no other.
 */
import type { Shape } from '../../cloudfront/config-shape.ts'
import { type ConfigStructure, type ConfigValue, isEmpty } from '../../cloudfront/config-value.ts'

export type Default = {
  /** Undefined if the member is absent by default. */
  readonly value: ConfigValue | undefined
  /** Other values that may be the default. If CloudFront has one of them, it stays. */
  readonly others: readonly ConfigValue[]
  /** Whether an update sends it instead of leaving the member out. */
  readonly isSent: boolean
}

/** `unsettled`: the default is unknown, so CloudFront's value stays. */
type Rule = Default | 'unsettled' | ((structure: ConfigStructure) => Default)
type Rules = Readonly<Record<string, Rule>>

const DAY = 86_400
const YEAR = 31_536_000

const METHODS = { Quantity: 2, Items: ['GET', 'HEAD'] }

const BEHAVIOR: Rules = {
  AllowedMethods: sent({ ...METHODS, CachedMethods: METHODS }),
  FieldLevelEncryptionId: sent(''),
  MinTTL: (behavior) => (hasPolicy(behavior) ? none(0) : sent(0)),
  DefaultTTL: (behavior) => (hasPolicy(behavior) ? none(0, DAY) : sent(defaultTtl(behavior))),
  MaxTTL: (behavior) => (hasPolicy(behavior) ? none(0, YEAR) : sent(maxTtl(behavior))),
}

const DEFAULTS: Readonly<Record<string, Rules>> = {
  DistributionConfig: {
    Origins: 'unsettled',
    DefaultCacheBehavior: 'unsettled',
    Enabled: 'unsettled',
    Comment: sent(''),
    DefaultRootObject: sent(''),
    PriceClass: ({ ConnectionMode: mode }) =>
      mode === 'tenant-only' ? sent('PriceClass_All', 'None') : sent('PriceClass_All'),
    ViewerCertificate: sent({ CloudFrontDefaultCertificate: true }),
    WebACLId: sent(''),
    HttpVersion: sent('http2'),
    // Since 2016: https://aws.amazon.com/about-aws/whats-new/2016/10/ipv6-support-for-cloudfront-waf-and-s3-transfer-acceleration/
    IsIPV6Enabled: sent(true),
    ContinuousDeploymentPolicyId: sent(''),
    ConnectionMode: sent('direct'),
  },
  CacheBehavior: BEHAVIOR,
  DefaultCacheBehavior: BEHAVIOR,
  AllowedMethods: { CachedMethods: sent(METHODS) },
  CookiePreference: { Forward: sent('none') },
  Origin: {
    OriginPath: sent(''),
    OriginAccessControlId: sent(''),
    ConnectionAttempts: sent(3),
    ConnectionTimeout: sent(10),
    // "If you don't set a value for ResponseCompletionTimeout, CloudFront doesn't enforce a maximum value."
    ResponseCompletionTimeout: none(0),
  },
  S3OriginConfig: { OriginAccessIdentity: sent(''), OriginReadTimeout: sent(30) },
  CustomOriginConfig: {
    HTTPPort: 'unsettled',
    HTTPSPort: 'unsettled',
    OriginProtocolPolicy: 'unsettled',
    // Only an old edition of CloudFormation's guide names a default: SSLv3 and TLSv1. CloudFront answers the others.
    OriginSslProtocols: sent(list('TLSv1', 'TLSv1.1', 'TLSv1.2'), list('SSLv3', 'TLSv1'), list('TLSv1.2')),
    OriginReadTimeout: sent(30),
    OriginKeepaliveTimeout: sent(5),
    IpAddressType: sent('ipv4'),
  },
  // Undocumented if the caller is the owner.
  VpcOriginConfig: { OwnerAccountId: 'unsettled', OriginReadTimeout: sent(30), OriginKeepaliveTimeout: sent(5) },
  OriginGroup: { SelectionCriteria: sent('default') },
  CustomErrorResponse: {
    ResponsePagePath: sent(''),
    ResponseCode: sent(''),
    // Older editions of the Developer Guide say five minutes.
    ErrorCachingMinTTL: sent(10, 300),
  },
  LoggingConfig: {
    // A bucket without `Enabled` is undocumented.
    Enabled: (logging) => (isEmpty(logging['Bucket']) ? sent(false) : sent(false, true)),
    Bucket: sent(''),
    Prefix: sent(''),
  },
  ViewerCertificate: {
    CloudFrontDefaultCertificate: none(),
    SSLSupportMethod: 'unsettled',
    // The reference requires it. In the CLI's example, it is absent with `sni-only`, and CloudFront answers
    // TLSv1.2_2021; in older examples, TLSv1.
    MinimumProtocolVersion: ({ CloudFrontDefaultCertificate: isDefault, SSLSupportMethod: method }) => {
      if (isDefault === true) return none()
      return method === 'vip' ? sent('TLSv1', 'TLSv1.2_2021') : sent('TLSv1.2_2021', 'TLSv1')
    },
  },
  GeoRestriction: { RestrictionType: sent('none') },
  ViewerMtlsConfig: { Mode: 'unsettled' },
}

/** Members without a rule are empty (texts, lists) or false. A default may depend on the other members. */
export function findDefault(
  owner: string,
  member: string,
  shape: Shape,
  structure: ConfigStructure,
): Default | undefined {
  const rule = DEFAULTS[owner]?.[member]
  if (rule === 'unsettled') return undefined
  if (rule !== undefined) return typeof rule === 'function' ? rule(structure) : rule
  switch (shape.kind) {
    case 'text':
      return shape.values === undefined ? { value: '', others: [], isSent: false } : undefined
    case 'integer':
      return undefined
    case 'boolean':
      return sent(false)
    case 'list':
    case 'structure':
      return sent(undefined)
  }
}

function sent(value: ConfigValue | undefined, ...others: readonly ConfigValue[]): Default {
  return { value, others, isSent: true }
}

function none(...others: readonly ConfigValue[]): Default {
  return { value: undefined, others, isSent: false }
}

function list(...items: readonly string[]): ConfigStructure {
  return { Quantity: items.length, Items: items }
}

function hasPolicy(behavior: ConfigStructure): boolean {
  return !isEmpty(behavior['CachePolicyId'])
}

/** A day, or MinTTL if it is longer, but at most the given MaxTTL. */
function defaultTtl({ MinTTL: min, MaxTTL: max }: ConfigStructure): number {
  return Math.min(Math.max(DAY, seconds(min)), max === undefined ? Infinity : seconds(max))
}

/** A year, or the longest of the others. */
function maxTtl({ MinTTL: min, DefaultTTL: standard }: ConfigStructure): number {
  return Math.max(YEAR, seconds(min), seconds(standard))
}

function seconds(value: ConfigValue | undefined): number {
  return typeof value === 'number' ? value : 0
}
