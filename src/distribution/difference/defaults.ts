/**
 * What CloudFront has where a configuration says nothing. Sources, where a line names no other: the API reference
 * (https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_DistributionConfig.html and the pages that it leads to), and what
 * `create-distribution` answers in the AWS CLI's reference to a request that gives next to nothing.
 */
import type { Shape } from '../../cloudfront/config-shape.ts'
import { type ConfigStructure, type ConfigValue, isEmpty } from '../../cloudfront/config-value.ts'

export type Default = {
  /** Undefined if there is nothing. */
  readonly value: ConfigValue | undefined
  /** What CloudFront may have instead, by its age or where no source settles it: it stays as it is. */
  readonly alike: readonly ConfigValue[]
  /** Whether an update that goes back to the default says so; otherwise it leaves the member out. */
  readonly isSent: boolean
}

/** `unsettled`: no source says what it is, or there is none, since a file always gives it. Whatever CloudFront has stays. */
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

/** By the API's names of the structure and of its member. */
const DEFAULTS: Readonly<Record<string, Rules>> = {
  DistributionConfig: {
    Origins: 'unsettled',
    DefaultCacheBehavior: 'unsettled',
    Enabled: 'unsettled',
    Comment: sent(''),
    DefaultRootObject: sent(''),
    // A distribution with tenants has no price class, or one of this name.
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
    // Documented only in an old edition of CloudFormation's guide, as SSLv3 and TLSv1; what came later is known from answers alone.
    OriginSslProtocols: sent(list('TLSv1', 'TLSv1.1', 'TLSv1.2'), list('SSLv3', 'TLSv1'), list('TLSv1.2')),
    OriginReadTimeout: sent(30),
    OriginKeepaliveTimeout: sent(5),
    IpAddressType: sent('ipv4'),
  },
  // No source says whether an answer names the owner of a VPC origin that is the caller itself.
  VpcOriginConfig: { OwnerAccountId: 'unsettled', OriginReadTimeout: sent(30), OriginKeepaliveTimeout: sent(5) },
  OriginGroup: { SelectionCriteria: sent('default') },
  CustomErrorResponse: {
    ResponsePagePath: sent(''),
    ResponseCode: sent(''),
    // The Developer Guide has 10 seconds; older editions have five minutes, which older distributions may have kept.
    ErrorCachingMinTTL: sent(10, 300),
  },
  LoggingConfig: {
    // Whether a bucket alone turns the logs on is not documented.
    Enabled: (logging) => (isEmpty(logging['Bucket']) ? sent(false) : sent(false, true)),
    Bucket: sent(''),
    Prefix: sent(''),
  },
  ViewerCertificate: {
    CloudFrontDefaultCertificate: none(),
    SSLSupportMethod: 'unsettled',
    // The reference demands one; the CLI's example leaves it out with `sni-only` and gets TLSv1.2_2021, older ones got TLSv1.
    MinimumProtocolVersion: ({ CloudFrontDefaultCertificate: isDefault, SSLSupportMethod: method }) => {
      if (isDefault === true) return none()
      return method === 'vip' ? sent('TLSv1', 'TLSv1.2_2021') : sent('TLSv1.2_2021', 'TLSv1')
    },
  },
  GeoRestriction: { RestrictionType: sent('none') },
  ViewerMtlsConfig: { Mode: 'unsettled' },
}

/**
 * The default of a member of a structure that the API calls `owner`; undefined where no source settles it. Some depend on the other
 * members that the file gives in the same structure. Without a line of its own a text is empty, a boolean false, a list has no items and a
 * structure has its members' defaults.
 */
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
      return shape.values === undefined ? { value: '', alike: [], isSent: false } : undefined
    case 'integer':
      return undefined
    case 'boolean':
      return sent(false)
    case 'list':
    case 'structure':
      return sent(undefined)
  }
}

function sent(value: ConfigValue | undefined, ...alike: readonly ConfigValue[]): Default {
  return { value, alike, isSent: true }
}

function none(...alike: readonly ConfigValue[]): Default {
  return { value: undefined, alike, isSent: false }
}

function list(...items: readonly string[]): ConfigStructure {
  return { Quantity: items.length, Items: items }
}

function hasPolicy(behavior: ConfigStructure): boolean {
  return !isEmpty(behavior['CachePolicyId'])
}

/** A day, or MinTTL if that is longer, as the Developer Guide says; never more than a given MaxTTL, which the API would refuse. */
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
