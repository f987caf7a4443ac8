/** What the service refuses of origins and origin groups. */
import type { Origin } from '@aws-sdk/client-cloudfront'
import { REPEATED, listOf, times, s3, custom, origins, type RefusedConfiguration } from './configuration-changes.ts'

export const REFUSED_ORIGINS: readonly RefusedConfiguration[] = [
  ['no origin', () => ({ Origins: listOf<Origin>([]) }), 'InvalidArgument', 'The parameter Origins is required.'],
  [
    '101 origins',
    ({ Origins }) => ({ Origins: listOf(times(101, (i) => ({ ...Origins?.Items?.[0], Id: `o${i}` }) as Origin)) }),
    'TooManyOrigins',
    'more origins',
  ],
  ['two origins of one name', origins(1, { Id: 'site' }), 'InvalidArgument', `Origin Id ${REPEATED}`],
  ['an origin without a name', s3({ Id: '' }), 'InvalidArgument', 'Origin Id is required'],
  [
    'an origin by its URL',
    origins(1, { DomainName: 'https://api.example.com' }),
    'InvalidArgument',
    'The parameter origin name must be a domain name.',
  ],
  [
    'an S3 origin that is no bucket',
    s3({ DomainName: 'www.example.com' }),
    'InvalidArgument',
    'The parameter Origin DomainName does not refer to a valid S3 bucket.',
  ],
  [
    'an S3 origin that is a website',
    s3({ DomainName: 'site.s3-website-eu-west-1.amazonaws.com' }),
    'InvalidArgument',
    'does not refer to a valid S3 bucket',
  ],
  [
    'an origin of no kind',
    s3({ S3OriginConfig: undefined }),
    'InvalidOrigin',
    'The specified origin server does not exist or is not valid.',
  ],
  [
    'an origin of two kinds',
    origins(1, { S3OriginConfig: { OriginAccessIdentity: '' } }),
    'InvalidOrigin',
    'origin server',
  ],
  [
    'an access control beside an identity',
    s3({
      OriginAccessControlId: 'E2OAC',
      S3OriginConfig: { OriginAccessIdentity: 'origin-access-identity/cloudfront/E1OAI' },
    }),
    'IllegalOriginAccessConfiguration',
    'both',
  ],
  [
    'an access identity by its bare id',
    s3({ S3OriginConfig: { OriginAccessIdentity: 'E1OAI' } }),
    'InvalidOriginAccessIdentity',
    'origin access identity',
  ],
  [
    'an access control for a website',
    origins(1, { DomainName: 'site.s3-website.eu-west-1.amazonaws.com', OriginAccessControlId: 'E2OAC' }),
    'InvalidDomainNameForOriginAccessControl',
    'not supported',
  ],
  [
    'an origin path without a slash',
    s3({ OriginPath: 'production' }),
    'InvalidRelativePath',
    'does not begin with a slash',
  ],
  [
    'an origin path with a slash at its end',
    s3({ OriginPath: '/production/' }),
    'InvalidRelativePath',
    'relative path',
  ],
  ['an origin path with a space', s3({ OriginPath: '/my site' }), 'InvalidRelativePath', 'not URL-encoded'],
  [
    '31 headers for an origin',
    s3({ CustomHeaders: listOf(times(31, (i) => ({ HeaderName: `X-${i}`, HeaderValue: 'v' }))) }),
    'TooManyOriginCustomHeaders',
    'origin custom headers',
  ],
  ['4 attempts', s3({ ConnectionAttempts: 4 }), 'InvalidArgument', 'ConnectionAttempts'],
  ['11 seconds to connect', s3({ ConnectionTimeout: 11 }), 'InvalidArgument', 'ConnectionTimeout'],
  ['121 seconds to read', custom({ OriginReadTimeout: 121 }), 'InvalidOriginReadTimeout', 'read timeout'],
  ['0 seconds to keep alive', custom({ OriginKeepaliveTimeout: 0 }), 'InvalidOriginKeepaliveTimeout', 'keep alive'],
  ['port 81', custom({ HTTPPort: 81 }), 'InvalidArgument', 'Origin Port must be 80, 443, or between 1024 and 65535'],
  [
    'a group of one',
    ({ OriginGroups }) => ({
      OriginGroups: listOf(
        (OriginGroups?.Items ?? []).map((group) => ({ ...group, Members: listOf([{ OriginId: 'site' }]) })),
      ),
    }),
    'InvalidArgument',
    'exactly two members',
  ],
  [
    'a group for no status',
    ({ OriginGroups }) => ({
      OriginGroups: listOf(
        (OriginGroups?.Items ?? []).map((group) => ({
          ...group,
          FailoverCriteria: { StatusCodes: listOf<number>([]) },
        })),
      ),
    }),
    'InvalidArgument',
    'StatusCodes is required',
  ],
  [
    'a group of what is no origin',
    ({ OriginGroups }) => ({
      OriginGroups: listOf(
        (OriginGroups?.Items ?? []).map((group) => ({
          ...group,
          Members: listOf([{ OriginId: 'site' }, { OriginId: 'both' }]),
        })),
      ),
    }),
    'NoSuchOrigin',
    'origin groups',
  ],
  [
    '11 groups',
    ({ OriginGroups }) => ({
      OriginGroups: listOf(times(11, (i) => ({ ...OriginGroups?.Items?.[0], Id: `g${i}` }) as never)),
    }),
    'TooManyOriginGroupsPerDistribution',
    'origin groups',
  ],
]
