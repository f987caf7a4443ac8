import { show } from '../reading/wording.ts'
import { faultOfIdentity } from '../values/arns.ts'
import { faultOfPort } from '../values/codes.ts'
import { faultOfBucket, faultOfOriginHost, isWebsiteEndpoint } from '../values/host-names.ts'
import { faultOfOriginPath } from '../values/paths.ts'
import {
  type Check,
  type Findings,
  itemsAt,
  ORIGIN_KINDS,
  partAt,
  textAt,
  type Part,
  numberAt,
  refuseFault,
} from './check.ts'

export const checkOrigins: Check = (config, findings) => {
  checkIds(config, findings)
  for (const origin of itemsAt(config, 'Origins')) {
    checkKind(origin, findings)
    checkDomainName(origin, findings)
    checkAccess(origin, findings)
    checkPath(origin, findings)
    checkPorts(origin, findings)
  }
}

/** Behaviors name origins and groups alike, so a group cannot have the ID of an origin. */
function checkIds(config: Part, { refuse }: Findings): void {
  const origins = originIds(config)
  for (const group of itemsAt(config, 'OriginGroups')) {
    const id = textAt(group, 'Id')
    if (id !== undefined && origins.has(id))
      refuse([...group.path, 'Id'], `${show(id)} is the ID of an origin, too; write another ID`)
  }
}

function checkKind(origin: Part, { refuse }: Findings): void {
  const kinds = ORIGIN_KINDS.filter((kind) => partAt(origin, kind) !== undefined)
  if (kinds.length === 0)
    refuse(
      origin.path,
      'it does not say what kind of origin it is; add S3OriginConfig for a bucket, CustomOriginConfig for any other server, VpcOriginConfig for one in a VPC',
    )
  if (kinds.length > 1) refuse(origin.path, `it has both ${kinds.join(' and ')}; keep the one that fits its DomainName`)
}

function checkDomainName(origin: Part, { refuse, advise }: Findings): void {
  const domain = textAt(origin, 'DomainName') ?? ''
  const path = [...origin.path, 'DomainName']
  const isBucket = partAt(origin, 'S3OriginConfig') !== undefined
  const fault = faultOfOriginHost(domain) ?? (isBucket ? faultOfBucket(domain) : undefined)
  if (fault !== undefined) refuse(path, fault)
  else if (isWebsiteEndpoint(domain) && textAt(origin, 'OriginAccessControlId') !== undefined)
    advise(
      [...origin.path, 'OriginAccessControlId'],
      'a website endpoint does not support origin access control; write the bucket itself, BUCKET.s3.REGION.amazonaws.com, as an S3 origin, or remove it',
    )
}

function checkPorts(origin: Part, { refuse }: Findings): void {
  const custom = partAt(origin, 'CustomOriginConfig')
  if (custom === undefined) return
  for (const member of ['HTTPPort', 'HTTPSPort']) {
    const port = numberAt(custom, member)
    refuseFault(refuse, [...custom.path, member], port === undefined ? undefined : faultOfPort(port))
  }
}

function checkAccess(origin: Part, { refuse }: Findings): void {
  const s3 = partAt(origin, 'S3OriginConfig')
  const identity = s3 && textAt(s3, 'OriginAccessIdentity')
  if (s3 === undefined || identity === undefined) return
  const path = [...s3.path, 'OriginAccessIdentity']
  if (textAt(origin, 'OriginAccessControlId') !== undefined)
    refuse(path, 'an origin has an origin access control or an origin access identity, not both; write "" here')
  refuseFault(refuse, path, faultOfIdentity(identity))
}

function checkPath(origin: Part, { refuse }: Findings): void {
  refuseFault(refuse, [...origin.path, 'OriginPath'], faultOfOriginPath(textAt(origin, 'OriginPath') ?? ''))
}

/** https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_OriginGroupMembers.html */
const MEMBERS = 2

export const checkOriginGroups: Check = (config, { refuse }) => {
  const ids = originIds(config)
  for (const group of itemsAt(config, 'OriginGroups')) {
    const members = itemsAt(group, 'Members')
    if (members.length !== MEMBERS)
      refuse(
        [...group.path, 'Members'],
        `a group does not have ${members.length} members; write ${MEMBERS}, the primary origin first`,
      )
    for (const member of members) {
      const id = textAt(member, 'OriginId') ?? ''
      if (!ids.has(id)) refuse([...member.path, 'OriginId'], `${show(id)} is not the ID of an origin; ${offer(ids)}`)
    }
  }
}

/** Higher values give warnings only, because an account may have higher limits. */
const OF_ORIGIN = [
  ['ConnectionAttempts', 3],
  ['ConnectionTimeout', 10],
] as const
const OF_KIND = [
  ['OriginReadTimeout', 120],
  ['OriginKeepaliveTimeout', 120],
] as const

export const checkTimeouts: Check = (config, { advise }) => {
  for (const origin of itemsAt(config, 'Origins')) {
    const kinds = ORIGIN_KINDS.map((kind) => partAt(origin, kind))
    const limited = [
      { part: origin, limits: OF_ORIGIN },
      ...kinds.flatMap((part) => (part === undefined ? [] : [{ part, limits: OF_KIND }])),
    ]
    for (const { part, limits } of limited)
      for (const [member, most] of limits) {
        const value = numberAt(part, member)
        if (value !== undefined && (value < 1 || value > most))
          advise([...part.path, member], `CloudFront takes 1 to ${most}, not ${value}; write a value in between`)
      }
  }
}

export function originIds(config: Part): ReadonlySet<string> {
  return idsOf(config, 'Origins')
}

export function groupIds(config: Part): ReadonlySet<string> {
  return idsOf(config, 'OriginGroups')
}

function idsOf(config: Part, list: 'Origins' | 'OriginGroups'): ReadonlySet<string> {
  return new Set(itemsAt(config, list).flatMap((item) => textAt(item, 'Id') ?? []))
}

const SHOWN = 10

export function offer(ids: ReadonlySet<string>): string {
  if (ids.size === 0) return 'add the origin to Origins'
  const shown = [...ids].slice(0, SHOWN).map((id) => show(id))
  return `write ${shown.length === 1 ? '' : 'one of '}${shown.join(', ')}${ids.size > SHOWN ? ', …' : ''}`
}
