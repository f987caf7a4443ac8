/** Configurations as files give them, and small changes to them. */
import {
  isStructure,
  type ConfigPath,
  type ConfigStructure,
  type ConfigValue,
} from '../../../../src/cloudfront/config-value.ts'

/** A list as the API counts it. */
export function list(...items: readonly ConfigValue[]): ConfigStructure {
  return items.length === 0 ? { Quantity: 0 } : { Quantity: items.length, Items: items }
}

export const S3_ORIGIN: ConfigStructure = {
  Id: 'site',
  DomainName: 'site.s3.eu-west-1.amazonaws.com',
  S3OriginConfig: { OriginAccessIdentity: '' },
}

export const CUSTOM_ORIGIN: ConfigStructure = {
  Id: 'api',
  DomainName: 'api.example.com',
  CustomOriginConfig: { HTTPPort: 80, HTTPSPort: 443, OriginProtocolPolicy: 'https-only' },
}

export const POLICY = '658327ea-f89d-4fab-a63d-7e88639e58f6'

export const BEHAVIOR: ConfigStructure = {
  TargetOriginId: 'site',
  ViewerProtocolPolicy: 'redirect-to-https',
  CachePolicyId: POLICY,
}

/** A behavior with settings of its own in place of a cache policy. */
export const FORWARDING: ConfigStructure = {
  TargetOriginId: 'site',
  ViewerProtocolPolicy: 'redirect-to-https',
  ForwardedValues: { QueryString: false, Cookies: { Forward: 'none' } },
  MinTTL: 0,
}

/** The smallest file. */
export const LEAST: ConfigStructure = {
  Comment: '',
  Enabled: true,
  Origins: list(S3_ORIGIN),
  DefaultCacheBehavior: BEHAVIOR,
}

/** A large file: a list of each kind, with more than one item. */
export const FULL: ConfigStructure = change(
  {
    ...LEAST,
    Aliases: list('example.com', 'www.example.com'),
    Origins: list(
      {
        ...S3_ORIGIN,
        CustomHeaders: list({ HeaderName: 'X-One', HeaderValue: '1' }, { HeaderName: 'X-Two', HeaderValue: '2' }),
      },
      CUSTOM_ORIGIN,
    ),
    OriginGroups: list({
      Id: 'group',
      FailoverCriteria: { StatusCodes: list(500, 502) },
      Members: list({ OriginId: 'site' }, { OriginId: 'api' }),
    }),
    DefaultCacheBehavior: {
      ...FORWARDING,
      AllowedMethods: { ...list('GET', 'HEAD', 'OPTIONS'), CachedMethods: list('GET', 'HEAD', 'OPTIONS') },
      ForwardedValues: {
        QueryString: true,
        Cookies: { Forward: 'whitelist', WhitelistedNames: list('a', 'b') },
        Headers: list('Origin', 'Accept'),
        QueryStringCacheKeys: list('q', 'page'),
      },
      TrustedSigners: { Enabled: true, ...list('self', '111122223333') },
      TrustedKeyGroups: { Enabled: true, ...list('group-1', 'group-2') },
      FunctionAssociations: list(
        { FunctionARN: 'arn:1', EventType: 'viewer-request' },
        { FunctionARN: 'arn:2', EventType: 'viewer-response' },
      ),
      LambdaFunctionAssociations: list(
        { LambdaFunctionARN: 'arn:3', EventType: 'origin-request', IncludeBody: true },
        { LambdaFunctionARN: 'arn:4', EventType: 'origin-response' },
      ),
    },
    CacheBehaviors: list(
      { ...BEHAVIOR, PathPattern: '/a/*' },
      { ...BEHAVIOR, PathPattern: '/b/*' },
      { ...BEHAVIOR, PathPattern: '/c/*' },
    ),
    CustomErrorResponses: list(
      { ErrorCode: 404, ResponsePagePath: '/404.html', ResponseCode: '404' },
      { ErrorCode: 403, ResponsePagePath: '/403.html', ResponseCode: '403' },
    ),
    Logging: { Enabled: true, IncludeCookies: true, Bucket: 'logs.s3.amazonaws.com', Prefix: 'site/' },
    ViewerCertificate: { ACMCertificateArn: 'arn:acm', SSLSupportMethod: 'sni-only' },
    Restrictions: { GeoRestriction: { RestrictionType: 'whitelist', ...list('DE', 'AT') } },
    TenantConfig: {
      ParameterDefinitions: [
        { Name: 'one', Definition: { StringSchema: { Required: true } } },
        { Name: 'two', Definition: { StringSchema: { Required: false } } },
      ],
    },
  },
  ['Origins', 'Items', 1, 'CustomOriginConfig', 'OriginSslProtocols'],
  list('TLSv1.2', 'TLSv1.1'),
)

/** A configuration with another value at a path; undefined removes it. Updates the Quantity of lists. */
export function change(config: ConfigStructure, path: ConfigPath, value: ConfigValue | undefined): ConfigStructure {
  const changed = changeValue(config, path, value)
  if (!isStructure(changed)) throw new Error('a configuration is a structure')
  return changed
}

function changeValue(
  at: ConfigValue | undefined,
  [part, ...rest]: ConfigPath,
  value: ConfigValue | undefined,
): ConfigValue | undefined {
  if (part === undefined) return value
  if (typeof part === 'number') {
    const items = Array.isArray(at) ? (at as readonly ConfigValue[]) : []
    const changed = [...items.slice(0, part), changeValue(items[part], rest, value), ...items.slice(part + 1)]
    return changed.filter((item) => item !== undefined)
  }
  const members = new Map(Object.entries(isStructure(at) ? at : {}))
  const changed = changeValue(members.get(part), rest, value)
  if (changed === undefined) members.delete(part)
  else members.set(part, changed)
  const items = members.get('Items')
  if (Array.isArray(items)) members.set('Quantity', items.length)
  return Object.fromEntries(members)
}
