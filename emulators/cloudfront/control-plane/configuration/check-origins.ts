import { isIPv4 } from 'node:net'
import { faultOfIdentity } from '../../../../src/distribution/configuration/values/arns.ts'
import { faultOfPort } from '../../../../src/distribution/configuration/values/codes.ts'
import { faultOfBucket, faultOfOriginHost } from '../../../../src/distribution/configuration/values/host-names.ts'
import { faultOfOriginPath } from '../../../../src/distribution/configuration/values/paths.ts'
import { invalidArgument, refusal } from '../refusals.ts'
import { refuseRepetition } from './check-repetitions.ts'
import { itemsOf, type Configuration, type ConfiguredOrigin } from './configuration.ts'
import { isRelativePath } from './relative-path.ts'
import { isUnfilled } from './unfilled.ts'

const MOST_ORIGINS = 100
const MOST_ORIGIN_GROUPS = 10
const MOST_CUSTOM_HEADERS = 30
const GROUP_MEMBERS = 2

const DOMAIN_NAME = /^(?=.{1,253}$)[a-z0-9_](?:[a-z0-9_-]*[a-z0-9])?(?:\.[a-z0-9_](?:[a-z0-9_-]*[a-z0-9])?)+$/i
/** `{{customer}}`: a tenant's own value. */
const TENANT_PARAMETER = /\{\{[\w-]+\}\}/g
const BUCKET = /^[a-z0-9][\w.-]*\.s3(?:[.-](?!website)[a-z0-9.-]+)?\.amazonaws\.com(?:\.cn)?$/i
const WEBSITE = /\.s3-website[.-][a-z0-9-]+\.amazonaws\.com(?:\.cn)?$/i
const ACCESS_IDENTITY = /^origin-access-identity\/cloudfront\/E[0-9A-Z]+$/

export function checkOrigins(origins: readonly ConfiguredOrigin[]): void {
  if (origins.length === 0) throw invalidArgument('The parameter Origins is required.')
  if (origins.length > MOST_ORIGINS) throw refusal('TooManyOrigins')
  refuseRepetition(
    'Origin Id',
    origins.map(({ Id }) => Id),
  )
  for (const origin of origins) {
    checkDomainName(origin)
    checkAccess(origin)
    checkRequests(origin)
  }
}

export function checkOriginGroups(config: Configuration): void {
  const groups = itemsOf(config.OriginGroups)
  if (groups.length > MOST_ORIGIN_GROUPS) throw refusal('TooManyOriginGroupsPerDistribution')
  const origins = new Set(config.Origins.Items.map(({ Id }) => Id))
  for (const { Members, FailoverCriteria } of groups) {
    if (Members.Items.length !== GROUP_MEMBERS) {
      throw invalidArgument('The parameter OriginGroupMembers must have exactly two members.')
    }
    if (FailoverCriteria.StatusCodes.Items.length === 0) throw invalidArgument('The parameter StatusCodes is required.')
    if (!Members.Items.every(({ OriginId }) => origins.has(OriginId))) throw refusal('NoSuchOrigin')
  }
}

function checkDomainName(origin: ConfiguredOrigin): void {
  const { Id, DomainName, S3OriginConfig, CustomOriginConfig, VpcOriginConfig } = origin
  if (Id === '') throw invalidArgument('The parameter Origin Id is required.')
  const name = DomainName.replaceAll(TENANT_PARAMETER, 'x')
  if (!DOMAIN_NAME.test(name) || isIPv4(name) || isUnfilled(name))
    throw invalidArgument('The parameter origin name must be a domain name.', faultOfOriginHost(DomainName))
  const kinds = [S3OriginConfig, CustomOriginConfig, VpcOriginConfig].filter((kind) => kind !== undefined)
  if (kinds.length !== 1) throw refusal('InvalidOrigin')
  if (S3OriginConfig !== undefined && !BUCKET.test(name)) {
    throw invalidArgument(
      'The parameter Origin DomainName does not refer to a valid S3 bucket.',
      faultOfBucket(DomainName),
    )
  }
}

function checkAccess({ DomainName, S3OriginConfig, OriginAccessControlId = '' }: ConfiguredOrigin): void {
  const identity = S3OriginConfig?.OriginAccessIdentity ?? ''
  if (identity !== '' && OriginAccessControlId !== '') throw refusal('IllegalOriginAccessConfiguration')
  if (identity !== '' && (!ACCESS_IDENTITY.test(identity) || isUnfilled(identity)))
    throw refusal('InvalidOriginAccessIdentity', faultOfIdentity(identity))
  if (OriginAccessControlId !== '' && WEBSITE.test(DomainName)) {
    throw refusal('InvalidDomainNameForOriginAccessControl')
  }
}

/** Times are in seconds. */
function checkRequests(origin: ConfiguredOrigin): void {
  const { OriginPath = '', ConnectionAttempts, ConnectionTimeout, CustomOriginConfig, VpcOriginConfig } = origin
  const path = OriginPath.replaceAll(TENANT_PARAMETER, 'x')
  if (path !== '' && (path.endsWith('/') || !isRelativePath(path)))
    throw refusal('InvalidRelativePath', faultOfOriginPath(OriginPath))
  if (itemsOf(origin.CustomHeaders).length > MOST_CUSTOM_HEADERS) throw refusal('TooManyOriginCustomHeaders')
  if (!isWithin(ConnectionAttempts, 1, 3)) throw invalidArgument('The parameter ConnectionAttempts is not valid.')
  if (!isWithin(ConnectionTimeout, 1, 10)) throw invalidArgument('The parameter ConnectionTimeout is not valid.')
  const { OriginReadTimeout, OriginKeepaliveTimeout } = CustomOriginConfig ?? VpcOriginConfig ?? {}
  if (!isWithin(OriginReadTimeout, 1, 120)) throw refusal('InvalidOriginReadTimeout')
  if (!isWithin(OriginKeepaliveTimeout, 1, 120)) throw refusal('InvalidOriginKeepaliveTimeout')
  for (const port of [CustomOriginConfig?.HTTPPort, CustomOriginConfig?.HTTPSPort]) {
    if (port !== undefined && port !== 80 && port !== 443 && !isWithin(port, 1024, 65535)) {
      throw invalidArgument('The parameter Origin Port must be 80, 443, or between 1024 and 65535.', faultOfPort(port))
    }
  }
}

function isWithin(value: number | undefined, least: number, most: number): boolean {
  return value === undefined || (Number.isInteger(value) && value >= least && value <= most)
}
