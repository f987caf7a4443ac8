import { show } from '../reading/wording.ts'
import { type Check, type Findings, itemsAt, ORIGIN_KINDS, partAt, textAt, type Part, numberAt } from './check.ts'

export const checkOrigins: Check = (config, findings) => {
  checkIds(config, findings)
  for (const origin of itemsAt(config, 'Origins')) {
    checkKind(origin, findings)
    checkDomainName(origin, findings)
    checkAccess(origin, findings)
    checkPath(origin, findings)
  }
}

/** Behaviors refer to origins and groups alike, so both share their IDs. */
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

const HOST_NAME = /^(?=.{1,253}$)[a-z0-9_](?:[a-z0-9_-]*[a-z0-9])?(?:\.[a-z0-9_](?:[a-z0-9_-]*[a-z0-9])?)+$/i
/** Such as `YOUR_BUCKET.s3.amazonaws.com`. */
const PLACEHOLDER = /(?:^|[._-])(?:YOUR|REPLACE|CHANGE)_|_HERE(?:$|\.)/
/** `{{customer}}`: a tenant's own value. */
const TENANT_PARAMETER = /\{\{[\w-]+\}\}/g

function isHostName(domain: string): boolean {
  return HOST_NAME.test(domain.replaceAll(TENANT_PARAMETER, 'x')) && !PLACEHOLDER.test(domain)
}

/** A custom origin: `BUCKET.s3-website-REGION.amazonaws.com`, or with a dot before the region. */
const WEBSITE_ENDPOINT = /\.s3-website[.-][a-z0-9-]+\.amazonaws\.com(?:\.cn)?$/i

function checkDomainName(origin: Part, { refuse, advise }: Findings): void {
  const domain = textAt(origin, 'DomainName') ?? ''
  const path = [...origin.path, 'DomainName']
  if (/^[a-z]+:\/\//i.test(domain))
    refuse(path, `${show(domain)} is a URL; write the domain name alone, and a path as OriginPath`)
  else if (!isHostName(domain))
    refuse(
      path,
      `${show(domain)} is not a domain name, or still a placeholder; write the origin's own, such as BUCKET.s3.REGION.amazonaws.com or www.example.com`,
    )
  if (!WEBSITE_ENDPOINT.test(domain)) return
  if (partAt(origin, 'S3OriginConfig') !== undefined)
    refuse(
      path,
      'a website endpoint cannot be an S3 origin; write CustomOriginConfig with OriginProtocolPolicy http-only, or the bucket itself, BUCKET.s3.REGION.amazonaws.com',
    )
  else if (textAt(origin, 'OriginAccessControlId') !== undefined)
    advise(
      [...origin.path, 'OriginAccessControlId'],
      'a website endpoint does not support origin access control; write the bucket itself, BUCKET.s3.REGION.amazonaws.com, as an S3 origin, or remove it',
    )
}

function checkAccess(origin: Part, { refuse, advise }: Findings): void {
  const s3 = partAt(origin, 'S3OriginConfig')
  const identity = s3 && textAt(s3, 'OriginAccessIdentity')
  if (s3 === undefined || identity === undefined) return
  const path = [...s3.path, 'OriginAccessIdentity']
  if (textAt(origin, 'OriginAccessControlId') !== undefined)
    refuse(path, 'an origin has an origin access control or an origin access identity, not both; write "" here')
  else if (!/^origin-access-identity\/cloudfront\/\w+$/.test(identity))
    advise(path, `${show(identity)} is not an origin access identity; write origin-access-identity/cloudfront/ID`)
}

function checkPath(origin: Part, { refuse }: Findings): void {
  const originPath = textAt(origin, 'OriginPath')
  if (originPath !== undefined && (!originPath.startsWith('/') || originPath.endsWith('/')))
    refuse(
      [...origin.path, 'OriginPath'],
      `${show(originPath)} must start with a slash and must not end with one; write ${show(trimPath(originPath))}`,
    )
}

function trimPath(path: string): string {
  const trimmed = path.replace(/^\/+|\/+$/g, '')
  return trimmed === '' ? '' : `/${trimmed}`
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

/** Only warnings, because an account may have raised limits. */
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
