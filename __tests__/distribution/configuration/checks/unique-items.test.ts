import { describe, expect, test } from '@jest/globals'
import type { ConfigStructure } from '../../../../src/cloudfront/config-value.ts'
import { linesOf, readText } from '../../../support/distribution/configuration/read-text.ts'
import {
  BEHAVIOR,
  behavior,
  certificate,
  check,
  counted,
  LEGACY,
  ORIGIN,
  SERVER,
} from '../../../support/distribution/configuration/check.ts'

const forwarded = (members: ConfigStructure): ConfigStructure => ({
  DefaultCacheBehavior: {
    ...LEGACY,
    ForwardedValues: { QueryString: true, Cookies: { Forward: 'none' }, ...members },
  },
})
const group = (members: ConfigStructure): ConfigStructure => ({
  Id: 'group',
  FailoverCriteria: { StatusCodes: counted(500) },
  Members: counted({ OriginId: 'site' }, { OriginId: 'api' }),
  ...members,
})
const headers = (...names: readonly string[]): ConfigStructure => ({
  Origins: counted(
    { ...ORIGIN, CustomHeaders: counted(...names.map((HeaderName) => ({ HeaderName, HeaderValue: 'v' }))) },
    SERVER,
  ),
})
const lambda = (EventType: string, version: number): ConfigStructure => ({
  LambdaFunctionARN: `arn:aws:lambda:us-east-1:123456789012:function:f:${version}`,
  EventType,
})

describe('an item whose key another item of its list has is an error', () => {
  test.each<[string, ConfigStructure]>([
    [
      'DefaultCacheBehavior.FunctionAssociations[1].EventType',
      behavior({
        FunctionAssociations: counted(
          { FunctionARN: 'arn:aws:cloudfront::123456789012:function/auth', EventType: 'viewer-request' },
          { FunctionARN: 'arn:aws:cloudfront::123456789012:function/rewrite', EventType: 'viewer-request' },
        ),
      }),
    ],
    [
      'DefaultCacheBehavior.LambdaFunctionAssociations[2].EventType',
      behavior({
        LambdaFunctionAssociations: counted(
          lambda('origin-request', 1),
          lambda('origin-response', 1),
          lambda('origin-request', 2),
        ),
      }),
    ],
    ['CustomErrorResponses[1].ErrorCode', { CustomErrorResponses: counted({ ErrorCode: 404 }, { ErrorCode: 404 }) }],
    ['Origins[0].CustomHeaders[1].HeaderName', headers('X-Key', 'x-key')],
    ['Origins[2].Id', { Origins: counted(ORIGIN, SERVER, { ...SERVER, Id: 'site' }) }],
    ['OriginGroups[1].Id', { OriginGroups: counted(group({}), group({})) }],
    [
      'OriginGroups[0].Members[1].OriginId',
      { OriginGroups: counted(group({ Members: counted({ OriginId: 'site' }, { OriginId: 'site' }) })) },
    ],
    [
      'OriginGroups[0].FailoverCriteria.StatusCodes[2]',
      { OriginGroups: counted(group({ FailoverCriteria: { StatusCodes: counted(500, 503, 500) } })) },
    ],
    ['Aliases[1]', { Aliases: counted('www.example.com', 'WWW.Example.com'), ...certificate({}) }],
    [
      'CacheBehaviors[1].PathPattern',
      { CacheBehaviors: counted({ ...BEHAVIOR, PathPattern: '/a/*' }, { ...BEHAVIOR, PathPattern: 'a/*' }) },
    ],
    ['DefaultCacheBehavior.AllowedMethods[2]', behavior({ AllowedMethods: counted('GET', 'HEAD', 'GET') })],
    [
      'DefaultCacheBehavior.AllowedMethods.CachedMethods[2]',
      behavior({
        AllowedMethods: { ...counted('GET', 'HEAD'), CachedMethods: counted('GET', 'HEAD', 'HEAD') },
      }),
    ],
    [
      'DefaultCacheBehavior.TrustedKeyGroups[1]',
      behavior({ TrustedKeyGroups: { Enabled: true, ...counted('k', 'k') } }),
    ],
    ['DefaultCacheBehavior.ForwardedValues.Headers[1]', forwarded({ Headers: counted('Origin', 'origin') })],
    [
      'DefaultCacheBehavior.ForwardedValues.QueryStringCacheKeys[1]',
      forwarded({ QueryStringCacheKeys: counted('page', 'page') }),
    ],
    [
      'DefaultCacheBehavior.ForwardedValues.Cookies.WhitelistedNames[1]',
      forwarded({ Cookies: { Forward: 'whitelist', WhitelistedNames: counted('sid', 'sid') } }),
    ],
    [
      'Restrictions.GeoRestriction[2]',
      { Restrictions: { GeoRestriction: { RestrictionType: 'whitelist', ...counted('GB', 'DE', 'GB') } } },
    ],
    [
      'Origins[1].CustomOriginConfig.OriginSslProtocols[1]',
      {
        Origins: counted(ORIGIN, {
          ...SERVER,
          CustomOriginConfig: { ...SERVER.CustomOriginConfig, OriginSslProtocols: counted('TLSv1.2', 'TLSv1.2') },
        }),
      },
    ],
    [
      'TenantConfig.ParameterDefinitions[1].Name',
      {
        TenantConfig: {
          ParameterDefinitions: [
            { Name: 'tenant', Definition: { StringSchema: { Required: true } } },
            { Name: 'tenant', Definition: { StringSchema: { Required: false } } },
          ],
        },
      },
    ],
  ])('%s', (path, config) => {
    const { errors } = check({ config })
    expect(errors).toHaveLength(1)
    expect(errors[0]).toMatch(
      /: .+ (is given more than once, also|means the same as .+) earlier in the file; .+ may be given once/,
    )
    expect(errors[0]?.startsWith(`${path}: `)).toBe(true)
  })
})

test('aliases that differ in case are one', () => {
  const config = { Aliases: counted('www.example.com', 'WWW.example.com'), ...certificate({}) }
  expect(check({ config }).errors).toEqual([
    'Aliases[1]: "WWW.example.com" means the same as "www.example.com" earlier in the file; each item may be given once, so remove or change one of them',
  ])
})

test('cookies and keys of query strings that differ in case are two', () => {
  const config = forwarded({
    Cookies: { Forward: 'whitelist', WhitelistedNames: counted('sid', 'SID') },
    QueryStringCacheKeys: counted('page', 'Page'),
  })
  expect(check({ config }).errors).toEqual([])
})

test('the error has the line of the second item and names that of the first', () => {
  const text = `
Comment: x
Enabled: true
Origins:
  - Id: a
    DomainName: a.example.com
    CustomOriginConfig: { HTTPPort: 80, HTTPSPort: 443, OriginProtocolPolicy: https-only }
DefaultCacheBehavior:
  TargetOriginId: a
  ViewerProtocolPolicy: redirect-to-https
  CachePolicyId: 658327ea-f89d-4fab-a63d-7e88639e58f6
  FunctionAssociations:
    - FunctionARN: arn:aws:cloudfront::123456789012:function/auth
      EventType: viewer-request
    - FunctionARN: arn:aws:cloudfront::123456789012:function/rewrite
      EventType: viewer-request
`
  const { errors, file } = readText('yaml', text)
  expect(file).toBeUndefined()
  expect(linesOf(errors)).toEqual([
    '16: DefaultCacheBehavior.FunctionAssociations[1].EventType: "viewer-request" is given more than once, also in line 14; each EventType may be given once, so remove or change one of them',
  ])
})
