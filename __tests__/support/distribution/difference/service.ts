/**
 * How the service completes a configuration, as far as differences depend on it. From the example of
 * `create-distribution` in the reference of the AWS CLI, and from the API reference. Does not use the tables of `src/`.
 */
import { isStructure, type ConfigStructure, type ConfigValue } from '../../../../src/cloudfront/config-value.ts'

/** The order in which the service returns methods. */
const METHODS = ['HEAD', 'DELETE', 'POST', 'GET', 'OPTIONS', 'PUT', 'PATCH']
const READING = { Quantity: 2, Items: ['GET', 'HEAD'] }

/** The stored configuration after a creation or an update. */
export function hold(config: ConfigStructure, callerReference = 'reference'): ConfigStructure {
  const mtls = config['ViewerMtlsConfig']
  return {
    DefaultRootObject: '',
    Comment: '',
    PriceClass: 'PriceClass_All',
    WebACLId: '',
    HttpVersion: 'http2',
    IsIPV6Enabled: true,
    Staging: false,
    ContinuousDeploymentPolicyId: '',
    ConnectionMode: 'direct',
    ...config,
    ...(isStructure(mtls) ? { ViewerMtlsConfig: holdTrustStore(mtls) } : {}),
    CallerReference: callerReference,
    Aliases: asSet(config['Aliases']),
    Origins: each(config['Origins'], holdOrigin),
    OriginGroups: each(config['OriginGroups'], (group) => ({ SelectionCriteria: 'default', ...group })),
    DefaultCacheBehavior: holdBehavior(part(config, 'DefaultCacheBehavior')),
    CacheBehaviors: each(config['CacheBehaviors'], holdBehavior),
    CustomErrorResponses: each(config['CustomErrorResponses'], (response) => ({
      ResponsePagePath: '',
      ResponseCode: '',
      ErrorCachingMinTTL: 10,
      ...response,
    })),
    Logging: holdLogging(part(config, 'Logging')),
    ViewerCertificate: holdCertificate(part(config, 'ViewerCertificate')),
    Restrictions: { GeoRestriction: holdGeoRestriction(part(part(config, 'Restrictions'), 'GeoRestriction')) },
  }
}

function holdOrigin(origin: ConfigStructure): ConfigStructure {
  const { S3OriginConfig: s3, CustomOriginConfig: custom, VpcOriginConfig: vpc } = origin
  const { OriginShieldRegion: region, ...shield } = part(origin, 'OriginShield')
  return {
    OriginPath: '',
    ConnectionAttempts: 3,
    ConnectionTimeout: 10,
    OriginAccessControlId: '',
    ...origin,
    OriginShield:
      shield['Enabled'] === true && region !== undefined
        ? { ...shield, OriginShieldRegion: region }
        : { Enabled: false, ...shield },
    CustomHeaders: asSet(origin['CustomHeaders']),
    ...(isStructure(s3) ? { S3OriginConfig: { OriginReadTimeout: 30, ...s3 } } : {}),
    ...(isStructure(custom) ? { CustomOriginConfig: holdCustomOrigin(custom) } : {}),
    ...(isStructure(vpc) ? { VpcOriginConfig: { OriginReadTimeout: 30, OriginKeepaliveTimeout: 5, ...vpc } } : {}),
  }
}

function holdCustomOrigin(custom: ConfigStructure): ConfigStructure {
  return {
    OriginReadTimeout: 30,
    OriginKeepaliveTimeout: 5,
    IpAddressType: 'ipv4',
    OriginSslProtocols: { Quantity: 3, Items: ['TLSv1', 'TLSv1.1', 'TLSv1.2'] },
    ...custom,
  }
}

function holdBehavior(behavior: ConfigStructure): ConfigStructure {
  const allowed = part(behavior, 'AllowedMethods')
  const values = behavior['ForwardedValues']
  return {
    TrustedSigners: { Enabled: false, Quantity: 0 },
    TrustedKeyGroups: { Enabled: false, Quantity: 0 },
    SmoothStreaming: false,
    Compress: false,
    FieldLevelEncryptionId: '',
    GrpcConfig: { Enabled: false },
    ...behavior,
    FunctionAssociations: asSet(behavior['FunctionAssociations']),
    LambdaFunctionAssociations: each(behavior['LambdaFunctionAssociations'], (lambda) => ({
      IncludeBody: false,
      ...lambda,
    })),
    AllowedMethods: {
      ...inServiceOrder(allowed['Items'] === undefined ? READING : allowed),
      CachedMethods: inServiceOrder(allowed['CachedMethods'] ?? READING),
    },
    ...(isStructure(values) ? holdForwarding(behavior, values) : {}),
  }
}

function holdForwarding(behavior: ConfigStructure, values: ConfigStructure): ConfigStructure {
  const { WhitelistedNames: names, ...cookies } = part(values, 'Cookies')
  const isWhitelist = cookies['Forward'] === 'whitelist' && names !== undefined
  const { MinTTL: min = 0, MaxTTL: max } = behavior
  const standard = behavior['DefaultTTL'] ?? Math.min(Math.max(86_400, Number(min)), Number(max ?? Infinity))
  return {
    MinTTL: min,
    DefaultTTL: standard,
    MaxTTL: max ?? Math.max(31_536_000, Number(standard)),
    ForwardedValues: {
      ...values,
      Cookies: isWhitelist ? { ...cookies, WhitelistedNames: asSet(names) } : cookies,
      Headers: asSet(values['Headers']),
      QueryStringCacheKeys: asSet(values['QueryStringCacheKeys']),
    },
  }
}

function holdTrustStore(mtls: ConfigStructure): ConfigStructure {
  const store = mtls['TrustStoreConfig']
  if (!isStructure(store)) return mtls
  return { ...mtls, TrustStoreConfig: { AdvertiseTrustStoreCaNames: false, IgnoreCertificateExpiry: false, ...store } }
}

function holdLogging(logging: ConfigStructure): ConfigStructure {
  const isOff = logging['Enabled'] !== true
  return {
    IncludeCookies: false,
    Prefix: '',
    ...logging,
    Enabled: !isOff,
    ...(isOff ? { Bucket: '', Prefix: '' } : {}),
  }
}

function holdCertificate(certificate: ConfigStructure): ConfigStructure {
  const { ACMCertificateArn: acm, IAMCertificateId: iam } = certificate
  const id = acm ?? iam
  if (id === undefined) {
    return {
      CloudFrontDefaultCertificate: true,
      SSLSupportMethod: 'vip',
      MinimumProtocolVersion: 'TLSv1',
      CertificateSource: 'cloudfront',
    }
  }
  const source = acm === undefined ? 'iam' : 'acm'
  return {
    MinimumProtocolVersion: 'TLSv1.2_2021',
    ...certificate,
    CloudFrontDefaultCertificate: false,
    Certificate: id,
    CertificateSource: source,
  }
}

function holdGeoRestriction(geo: ConfigStructure): ConfigStructure {
  return geo['RestrictionType'] === undefined || geo['RestrictionType'] === 'none'
    ? { RestrictionType: 'none', Quantity: 0 }
    : { RestrictionType: geo['RestrictionType'], ...asSet(geo) }
}

export function part(structure: ConfigStructure, member: string): ConfigStructure {
  const value = structure[member]
  return isStructure(value) ? value : {}
}

export function itemsOf(list: ConfigValue | undefined): readonly ConfigValue[] {
  const items = isStructure(list) ? list['Items'] : undefined
  return Array.isArray(items) ? (items as readonly ConfigValue[]) : []
}

/** The service sorts sets, by a name or by the item. */
function asSet(list: ConfigValue | undefined): ConfigStructure {
  const items = [...itemsOf(list)].sort((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1))
  return items.length === 0 ? { Quantity: 0 } : { Quantity: items.length, Items: items }
}

function each(list: ConfigValue | undefined, change: (item: ConfigStructure) => ConfigStructure): ConfigStructure {
  const items = itemsOf(list).filter(isStructure).map(change)
  return items.length === 0 ? { Quantity: 0 } : { Quantity: items.length, Items: items }
}

function inServiceOrder(methods: ConfigValue): ConfigStructure {
  const given = new Set(itemsOf(methods))
  const items = METHODS.filter((method) => given.has(method))
  return { Quantity: items.length, Items: items }
}
