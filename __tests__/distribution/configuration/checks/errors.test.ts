import { describe, expect, test } from '@jest/globals'
import type { ConfigStructure } from '../../../../src/cloudfront/config-value.ts'
import {
  BEHAVIOR,
  behavior,
  check,
  counted,
  LEGACY,
  ORIGIN,
  origin,
  SERVER,
} from '../../../support/distribution/configuration/check.ts'

const GROUP = { Id: 'group', FailoverCriteria: { StatusCodes: counted(500) } } satisfies ConfigStructure
const MEMBERS = counted({ OriginId: 'site' }, { OriginId: 'api' })
const S3_WITH_IDENTITY = { S3OriginConfig: { OriginAccessIdentity: 'origin-access-identity/cloudfront/E1' } }

const legacy = (members: ConfigStructure): ConfigStructure => ({ DefaultCacheBehavior: { ...LEGACY, ...members } })
const cookies = (members: ConfigStructure) => legacy({ ForwardedValues: { QueryString: false, Cookies: members } })
const methods = (allowed: readonly string[], cached?: readonly string[]) =>
  behavior({
    AllowedMethods: { ...counted(...allowed), ...(cached && { CachedMethods: counted(...cached) }) },
  })
const group = (members: ConfigStructure): ConfigStructure => ({
  OriginGroups: counted({ ...GROUP, Members: members }),
})
const patterns = (...all: readonly string[]): ConfigStructure => ({
  CacheBehaviors: counted(...all.map((PathPattern) => ({ ...BEHAVIOR, PathPattern }))),
})
const geo = (members: ConfigStructure): ConfigStructure => ({ Restrictions: { GeoRestriction: members } })
const page = (members: ConfigStructure): ConfigStructure => ({
  CustomErrorResponses: counted({ ErrorCode: 404, ...members }),
})

const KINDLESS = { Id: 'site', DomainName: 'site.s3.amazonaws.com' }

/** For each rule what breaks it, what is said of it, and what comes next to it and is right. */
describe('what the service is certain to refuse is an error', () => {
  test.each<[string, ConfigStructure, string, ConfigStructure]>([
    [
      'a target that does not exist',
      behavior({ TargetOriginId: 'Site' }),
      'DefaultCacheBehavior.TargetOriginId: "Site" is neither an origin nor an origin group; write one of "site", "api"',
      behavior({ TargetOriginId: 'api' }),
    ],
    [
      'a target of another behavior that does not exist',
      {
        CacheBehaviors: counted(
          { ...BEHAVIOR, PathPattern: '/a' },
          { ...BEHAVIOR, PathPattern: '/b', TargetOriginId: '' },
        ),
      },
      'CacheBehaviors[1].TargetOriginId: "" is neither an origin nor an origin group; write one of "site", "api"',
      { ...group(MEMBERS), ...behavior({ TargetOriginId: 'group' }) },
    ],
    [
      'a member of a group that is no origin',
      group(counted({ OriginId: 'site' }, { OriginId: 'group' })),
      'OriginGroups[0].Members[1].OriginId: "group" is not the ID of an origin; write one of "site", "api"',
      group(MEMBERS),
    ],
    [
      'a group of one',
      group(counted({ OriginId: 'site' })),
      'OriginGroups[0].Members: a group does not have 1 members; write 2, the primary origin first',
      group(MEMBERS),
    ],
    [
      'two origins of one name',
      { Origins: counted(ORIGIN, SERVER, { ...SERVER, Id: 'site' }) },
      'Origins[2].Id: "site" is given more than once, also earlier in the file; each Id may be given once, so remove or change one of them',
      { Origins: counted(ORIGIN, SERVER, { ...SERVER, Id: 'Site' }) },
    ],
    [
      'an origin and a group of one name',
      { OriginGroups: counted({ ...GROUP, Id: 'api', Members: MEMBERS }) },
      'OriginGroups[0].Id: "api" is the ID of an origin, too; write another ID',
      group(MEMBERS),
    ],
    [
      'an origin of no kind',
      { Origins: counted(KINDLESS) },
      'Origins[0]: it does not say what kind of origin it is; add S3OriginConfig for a bucket, CustomOriginConfig for any other server, VpcOriginConfig for one in a VPC',
      { Origins: counted({ ...KINDLESS, S3OriginConfig: { OriginAccessIdentity: '' } }) },
    ],
    [
      'an origin of two kinds',
      origin({ CustomOriginConfig: SERVER.CustomOriginConfig }),
      'Origins[0]: it has both S3OriginConfig and CustomOriginConfig; keep the one that fits its DomainName',
      { Origins: counted({ ...KINDLESS, CustomOriginConfig: SERVER.CustomOriginConfig }) },
    ],
    [
      'a website endpoint as S3 origin',
      origin({ DomainName: 'b.s3-website-us-east-1.amazonaws.com' }),
      'Origins[0].DomainName: a website endpoint cannot be an S3 origin; write CustomOriginConfig with OriginProtocolPolicy http-only, or the bucket itself, BUCKET.s3.REGION.amazonaws.com',
      origin({ DomainName: 's3-website.s3.us-east-1.amazonaws.com' }),
    ],
    [
      'a newer website endpoint as S3 origin',
      origin({ DomainName: 'b.s3-website.eu-central-1.amazonaws.com' }),
      'Origins[0].DomainName: a website endpoint cannot be an S3 origin; write CustomOriginConfig with OriginProtocolPolicy http-only, or the bucket itself, BUCKET.s3.REGION.amazonaws.com',
      { Origins: counted(ORIGIN, { ...SERVER, DomainName: 'b.s3-website.eu-central-1.amazonaws.com' }) },
    ],
    [
      'a URL as domain name',
      { Origins: counted(ORIGIN, { ...SERVER, DomainName: 'https://api.example.com/v1' }) },
      'Origins[1].DomainName: "https://api.example.com/v1" is a URL; write the domain name alone, and a path as OriginPath',
      { Origins: counted(ORIGIN, { ...SERVER, DomainName: '{{tenant}}.example.com' }) },
    ],
    [
      'access control and access identity',
      origin({ ...S3_WITH_IDENTITY, OriginAccessControlId: 'E1' }),
      'Origins[0].S3OriginConfig.OriginAccessIdentity: an origin has an origin access control or an origin access identity, not both; write "" here',
      origin({ ...S3_WITH_IDENTITY, OriginAccessControlId: '' }),
    ],
    [
      'no way to cache',
      { DefaultCacheBehavior: { TargetOriginId: 'site', ViewerProtocolPolicy: 'allow-all', CachePolicyId: '' } },
      'DefaultCacheBehavior: it does not say how to cache; write a CachePolicyId, such as 658327ea-f89d-4fab-a63d-7e88639e58f6 for the managed policy CachingOptimized',
      legacy({}),
    ],
    [
      'two ways to cache',
      behavior({ ForwardedValues: { QueryString: false, Cookies: { Forward: 'none' } } }),
      'DefaultCacheBehavior.ForwardedValues: it cannot be combined with a CachePolicyId; remove one of the two',
      behavior({}),
    ],
    [
      'no cookies to whitelist',
      cookies({ Forward: 'whitelist', WhitelistedNames: counted() }),
      'DefaultCacheBehavior.ForwardedValues.Cookies: Forward is whitelist, but WhitelistedNames has no names; list them, or write all or none',
      cookies({ Forward: 'whitelist', WhitelistedNames: counted('a') }),
    ],
    [
      'cookies beside all of them',
      cookies({ Forward: 'all', WhitelistedNames: counted('a') }),
      'DefaultCacheBehavior.ForwardedValues.Cookies: WhitelistedNames has names, but Forward is all; write whitelist, or remove the names',
      cookies({ Forward: 'all', WhitelistedNames: counted() }),
    ],
    [
      'TTLs in the wrong order',
      legacy({ MinTTL: 10, DefaultTTL: 5, MaxTTL: 5 }),
      'DefaultCacheBehavior.MinTTL: 10 is more than the 5 of DefaultTTL; write MinTTL ≤ DefaultTTL ≤ MaxTTL',
      legacy({ MinTTL: 5, DefaultTTL: 5, MaxTTL: 5 }),
    ],
    [
      'TTLs in the wrong order, one left out',
      legacy({ MinTTL: 100, MaxTTL: 50 }),
      'DefaultCacheBehavior.MinTTL: 100 is more than the 50 of MaxTTL; write MinTTL ≤ DefaultTTL ≤ MaxTTL',
      legacy({ MinTTL: 100, MaxTTL: 86_400 }),
    ],
    [
      'a set of methods that is none',
      methods(['GET', 'HEAD', 'POST']),
      'DefaultCacheBehavior.AllowedMethods: GET HEAD POST cannot be allowed together; write GET HEAD, or GET HEAD OPTIONS, or GET HEAD OPTIONS PUT PATCH POST DELETE',
      methods(['DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT']),
    ],
    [
      'a set of cached methods that is none',
      methods(['GET', 'HEAD'], ['GET']),
      'DefaultCacheBehavior.AllowedMethods.CachedMethods: GET cannot be cached together; write GET HEAD, or GET HEAD OPTIONS',
      methods(['GET', 'HEAD'], ['HEAD', 'GET']),
    ],
    [
      'a cached method that is not allowed',
      methods(['GET', 'HEAD'], ['GET', 'HEAD', 'OPTIONS']),
      'DefaultCacheBehavior.AllowedMethods.CachedMethods: OPTIONS is cached but not allowed; add it to the allowed methods, or remove it here',
      methods(['GET', 'HEAD', 'OPTIONS'], ['GET', 'HEAD', 'OPTIONS']),
    ],
    [
      'a path pattern twice',
      patterns('/a/*', '/b/*', '/a/*'),
      'CacheBehaviors[2].PathPattern: "/a/*" is given more than once, also earlier in the file; each PathPattern may be given once, so remove or change one of them',
      patterns('/a/*', '/A/*', '/a*'),
    ],
    [
      'a root object with a slash',
      { DefaultRootObject: '/en/index.html' },
      'DefaultRootObject: it must not start with a slash; write "en/index.html"',
      { DefaultRootObject: 'en/index.html' },
    ],
    [
      'a long comment',
      { Comment: 'é'.repeat(129) },
      'Comment: it has 129 characters; write at most 128',
      { Comment: '🚀'.repeat(128) },
    ],
    [
      'a restriction to no country',
      geo({ RestrictionType: 'whitelist', Quantity: 0 }),
      'Restrictions.GeoRestriction: RestrictionType is whitelist, but no country is listed; list some, or write none',
      geo({ RestrictionType: 'blacklist', ...counted('GB') }),
    ],
    [
      'countries without a restriction',
      geo({ RestrictionType: 'none', ...counted('GB') }),
      'Restrictions.GeoRestriction: countries are listed, but RestrictionType is none; write whitelist or blacklist, or remove them',
      geo({ RestrictionType: 'none', Quantity: 0 }),
    ],
    [
      'an error page without a code',
      page({ ResponsePagePath: '/404.html' }),
      'CustomErrorResponses[0]: it has a ResponsePagePath without a ResponseCode; write one, such as "200"',
      page({ ResponsePagePath: '/404.html', ResponseCode: '404' }),
    ],
    [
      'an error code without a page',
      page({ ResponseCode: '200', ResponsePagePath: '' }),
      'CustomErrorResponses[0]: it has a ResponseCode without a ResponsePagePath; write the path of the page, such as /index.html',
      page({ ErrorCachingMinTTL: 10 }),
    ],
  ])('%s', (_, wrong, message, right) => {
    expect(check({ config: wrong }).errors).toEqual([message])
    expect(check({ config: right }).errors).toEqual([])
  })
})

test('long lists of IDs are cut', () => {
  const Origins = counted(...Array.from({ length: 12 }, (_, index) => ({ ...SERVER, Id: `o${index}` })))
  const config = { Origins, ...behavior({ TargetOriginId: 'x'.repeat(200) }) }
  const [message] = check({ config }).errors
  expect(message).toMatch(/"x{80}…" is neither an origin nor an origin group; write one of "o0", .*"o9", …$/)
})

describe('tags', () => {
  test.each<[string, Readonly<Record<string, string>>, string]>([
    ['no key', { '': 'a' }, 'Tags: "" cannot be a key; write 1 to 128 letters, digits, blanks and _.:/=+-@'],
    [
      'characters that no key has',
      { 'a#b': 'a' },
      'Tags: "a#b" cannot be a key; write 1 to 128 letters, digits, blanks and _.:/=+-@',
    ],
    [
      'characters that no value has',
      { branch: 'feature/#12' },
      'Tags: the value of "branch", "feature/#12", is not allowed; write at most 256 letters, digits, blanks and _.:/=+-@',
    ],
    [
      'a long value',
      { a: 'x'.repeat(257) },
      `Tags: the value of "a", "${'x'.repeat(80)}…", is not allowed; write at most 256 letters, digits, blanks and _.:/=+-@`,
    ],
    ["AWS's own keys", { 'aws:a': 'b' }, 'Tags: "aws:a" cannot be a key, because AWS reserves aws:; write another key'],
  ])('%s', (_, tags, message) => {
    expect(check({ tags })).toEqual({ errors: [message], advice: [] })
  })

  test('what a tag may be', () => {
    const tags = { ['x'.repeat(128)]: 'x'.repeat(256), 'Kürzel: a/b=c+d-e@f_g.h': '', awsome: 'yes' }
    expect(check({ tags })).toEqual({ errors: [], advice: [] })
  })
})
