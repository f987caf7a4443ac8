import { faultOfIdentity } from '../../../../src/distribution/configuration/values/arns.ts'
import { faultOfPort } from '../../../../src/distribution/configuration/values/codes.ts'
import {
  faultOfBucket,
  faultOfOriginHost,
  isWebsiteEndpoint,
} from '../../../../src/distribution/configuration/values/host-names.ts'
import { faultOfOriginPath } from '../../../../src/distribution/configuration/values/paths.ts'
import { invalidArgument, refusal, refuseFault } from '../refusals.ts'
import { itemsOf, type Configuration, type ConfiguredOrigin } from './configuration.ts'

const MOST_ORIGINS = 100
const MOST_ORIGIN_GROUPS = 10
const MOST_CUSTOM_HEADERS = 30
const GROUP_MEMBERS = 2

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
  refuseFault(faultOfOriginHost(DomainName), (words) =>
    invalidArgument('The parameter origin name must be a domain name.', words),
  )
  const kinds = [S3OriginConfig, CustomOriginConfig, VpcOriginConfig].filter((kind) => kind !== undefined)
  if (kinds.length !== 1) throw refusal('InvalidOrigin')
  const fault = S3OriginConfig === undefined ? undefined : faultOfBucket(DomainName)
  refuseFault(fault, (words) =>
    invalidArgument('The parameter Origin DomainName does not refer to a valid S3 bucket.', words),
  )
}

function checkAccess({ DomainName, S3OriginConfig, OriginAccessControlId = '' }: ConfiguredOrigin): void {
  const identity = S3OriginConfig?.OriginAccessIdentity ?? ''
  if (identity !== '' && OriginAccessControlId !== '') throw refusal('IllegalOriginAccessConfiguration')
  if (identity !== '') refuseFault(faultOfIdentity(identity), (words) => refusal('InvalidOriginAccessIdentity', words))
  if (OriginAccessControlId !== '' && isWebsiteEndpoint(DomainName)) {
    throw refusal('InvalidDomainNameForOriginAccessControl')
  }
}

/** Times are in seconds. */
function checkRequests(origin: ConfiguredOrigin): void {
  const { OriginPath = '', ConnectionAttempts, ConnectionTimeout, CustomOriginConfig, VpcOriginConfig } = origin
  refuseFault(faultOfOriginPath(OriginPath), (words) => refusal('InvalidRelativePath', words))
  if (itemsOf(origin.CustomHeaders).length > MOST_CUSTOM_HEADERS) throw refusal('TooManyOriginCustomHeaders')
  if (!isWithin(ConnectionAttempts, 1, 3)) throw invalidArgument('The parameter ConnectionAttempts is not valid.')
  if (!isWithin(ConnectionTimeout, 1, 10)) throw invalidArgument('The parameter ConnectionTimeout is not valid.')
  const { OriginReadTimeout, OriginKeepaliveTimeout } = CustomOriginConfig ?? VpcOriginConfig ?? {}
  if (!isWithin(OriginReadTimeout, 1, 120)) throw refusal('InvalidOriginReadTimeout')
  if (!isWithin(OriginKeepaliveTimeout, 1, 120)) throw refusal('InvalidOriginKeepaliveTimeout')
  for (const port of [CustomOriginConfig?.HTTPPort, CustomOriginConfig?.HTTPSPort]) {
    const fault = port === undefined ? undefined : faultOfPort(port)
    refuseFault(fault, (words) =>
      invalidArgument('The parameter Origin Port must be 80, 443, or between 1024 and 65535.', words),
    )
  }
}

function isWithin(value: number | undefined, least: number, most: number): boolean {
  return value === undefined || (Number.isInteger(value) && value >= least && value <= most)
}
