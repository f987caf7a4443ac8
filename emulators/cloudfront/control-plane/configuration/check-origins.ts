import { invalidArgument, refusal } from '../refusals.ts'
import { itemsOf, type Configuration, type ConfiguredOrigin } from './configuration.ts'
import { isRelativePath } from './relative-path.ts'

const MOST_ORIGINS = 100
const MOST_ORIGIN_GROUPS = 10
const MOST_CUSTOM_HEADERS = 30
const GROUP_MEMBERS = 2

const DOMAIN_NAME = /^(?=.{1,253}$)[a-z0-9_](?:[a-z0-9_-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+$/i
/** `{{customer}}`: a tenant's own value. */
const TENANT_PARAMETER = /\{\{\w+\}\}/g
/** From a copied example. */
const PLACEHOLDER = /^YOUR[_-]/i
const BUCKET = /^[a-z0-9][\w.-]*\.s3(?:[.-](?!website)[a-z0-9.-]+)?\.amazonaws\.com(?:\.cn)?$/i
const WEBSITE = /\.s3-website[.-][a-z0-9-]+\.amazonaws\.com(?:\.cn)?$/i
const ACCESS_IDENTITY = /^origin-access-identity\/cloudfront\/E[0-9A-Z]+$/

export function checkOrigins(origins: readonly ConfiguredOrigin[]): void {
  if (origins.length === 0) throw invalidArgument('The parameter Origins is required.')
  if (origins.length > MOST_ORIGINS) throw refusal('TooManyOrigins')
  if (new Set(origins.map(({ Id }) => Id)).size < origins.length) {
    throw invalidArgument('The parameter Origin Id stands there more than once with the same value.')
  }
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
  if (!DOMAIN_NAME.test(name) || PLACEHOLDER.test(name))
    throw invalidArgument('The parameter origin name must be a domain name.')
  const kinds = [S3OriginConfig, CustomOriginConfig, VpcOriginConfig].filter((kind) => kind !== undefined)
  if (kinds.length !== 1) throw refusal('InvalidOrigin')
  if (S3OriginConfig !== undefined && !BUCKET.test(DomainName)) {
    throw invalidArgument('The parameter Origin DomainName does not refer to a valid S3 bucket.')
  }
}

function checkAccess({ DomainName, S3OriginConfig, OriginAccessControlId = '' }: ConfiguredOrigin): void {
  const identity = S3OriginConfig?.OriginAccessIdentity ?? ''
  if (identity !== '' && OriginAccessControlId !== '') throw refusal('IllegalOriginAccessConfiguration')
  if (identity !== '' && !ACCESS_IDENTITY.test(identity)) throw refusal('InvalidOriginAccessIdentity')
  if (OriginAccessControlId !== '' && WEBSITE.test(DomainName)) {
    throw refusal('InvalidDomainNameForOriginAccessControl')
  }
}

/** Times are in seconds. */
function checkRequests(origin: ConfiguredOrigin): void {
  const { OriginPath = '', ConnectionAttempts, ConnectionTimeout, CustomOriginConfig, VpcOriginConfig } = origin
  const path = OriginPath.replaceAll(TENANT_PARAMETER, 'x')
  if (path !== '' && (path.endsWith('/') || !isRelativePath(path))) {
    throw refusal('InvalidRelativePath')
  }
  if (itemsOf(origin.CustomHeaders).length > MOST_CUSTOM_HEADERS) throw refusal('TooManyOriginCustomHeaders')
  if (!isWithin(ConnectionAttempts, 1, 3)) throw invalidArgument('The parameter ConnectionAttempts is not valid.')
  if (!isWithin(ConnectionTimeout, 1, 10)) throw invalidArgument('The parameter ConnectionTimeout is not valid.')
  const { OriginReadTimeout, OriginKeepaliveTimeout } = CustomOriginConfig ?? VpcOriginConfig ?? {}
  if (!isWithin(OriginReadTimeout, 1, 120)) throw refusal('InvalidOriginReadTimeout')
  if (!isWithin(OriginKeepaliveTimeout, 1, 120)) throw refusal('InvalidOriginKeepaliveTimeout')
  for (const port of [CustomOriginConfig?.HTTPPort, CustomOriginConfig?.HTTPSPort]) {
    if (port !== 80 && port !== 443 && !isWithin(port, 1024, 65535)) {
      throw invalidArgument('The parameter Origin Port must be 80, 443, or between 1024 and 65535.')
    }
  }
}

function isWithin(value: number | undefined, least: number, most: number): boolean {
  return value === undefined || (Number.isInteger(value) && value >= least && value <= most)
}
