/** Origins: what they are called, which kind they are, how they are reached. */
import { show } from '../wording.ts'
import type { Check, Findings } from './check.ts'
import { itemsAt, ORIGIN_KINDS, partAt, textAt, type Part } from './part.ts'

export const checkOrigins: Check = (config, findings) => {
  checkIds([...itemsAt(config, 'Origins'), ...itemsAt(config, 'OriginGroups')], findings)
  for (const origin of itemsAt(config, 'Origins')) {
    checkKind(origin, findings)
    checkDomainName(origin, findings)
    checkAccess(origin, findings)
    checkPath(origin, findings)
  }
}

/** Behaviors name origins and groups alike, so that their IDs must differ. */
function checkIds(named: readonly Part[], { refuse }: Findings): void {
  const seen = new Set<string>()
  for (const part of named) {
    const id = textAt(part, 'Id')
    if (id !== undefined && seen.has(id))
      refuse([...part.path, 'Id'], `${show(id)} is the ID of another origin or origin group, too; write one of its own`)
    if (id !== undefined) seen.add(id)
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

/** `BUCKET.s3-website-REGION.amazonaws.com` and `BUCKET.s3-website.REGION.amazonaws.com`: a server of its own, not the bucket. */
const WEBSITE_ENDPOINT = /\.s3-website[.-][a-z0-9-]+\.amazonaws\.com(?:\.cn)?$/i

function checkDomainName(origin: Part, { refuse, advise }: Findings): void {
  const domain = textAt(origin, 'DomainName') ?? ''
  const path = [...origin.path, 'DomainName']
  if (/^[a-z]+:\/\//i.test(domain))
    refuse(path, `${show(domain)} is a URL; write the domain name alone, and a path as OriginPath`)
  if (!WEBSITE_ENDPOINT.test(domain)) return
  if (partAt(origin, 'S3OriginConfig') !== undefined)
    refuse(
      path,
      'a website endpoint is no S3 origin; write CustomOriginConfig with OriginProtocolPolicy http-only, or the bucket itself, BUCKET.s3.REGION.amazonaws.com',
    )
  else if (textAt(origin, 'OriginAccessControlId') !== undefined)
    advise(
      [...origin.path, 'OriginAccessControlId'],
      'a website endpoint knows no origin access control; write the bucket itself, BUCKET.s3.REGION.amazonaws.com, as an S3 origin, or remove it',
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
    advise(path, `${show(identity)} is no origin access identity; write origin-access-identity/cloudfront/ID`)
}

function checkPath(origin: Part, { advise }: Findings): void {
  const originPath = textAt(origin, 'OriginPath')
  if (originPath !== undefined && (!originPath.startsWith('/') || originPath.endsWith('/')))
    advise(
      [...origin.path, 'OriginPath'],
      `${show(originPath)} has to start with a slash and not to end with one; write ${show(trimPath(originPath))}`,
    )
}

function trimPath(path: string): string {
  const trimmed = path.replace(/^\/+|\/+$/g, '')
  return trimmed === '' ? '' : `/${trimmed}`
}
