/** What is wrong with a host name, or undefined. The embedded CloudFront refuses with the same words. */
import { show } from '../reading/wording.ts'
import { isPlaceholder } from './placeholders.ts'

/** Certificates cover underscores in the first label only. */
const ALIAS =
  /^(?=.{1,253}$)(?:\*|[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?)(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)+$/i

export function faultOfAlias(alias: string): string | undefined {
  if (!ALIAS.test(alias))
    return `${show(alias)} is not a domain name; write it without a protocol, port or path, such as www.example.com or *.example.com`
  if (isPlaceholder(alias)) return `${show(alias)} is still a placeholder; write the domain name itself`
  return undefined
}

const HOST_NAME = /^(?=.{1,253}$)[a-z0-9_](?:[a-z0-9_-]*[a-z0-9])?(?:\.[a-z0-9_](?:[a-z0-9_-]*[a-z0-9])?)+$/i
const ADDRESS = /^\d{1,3}(?:\.\d{1,3}){3}$/

/** Replaces `{{customer}}`, a tenant's own value. */
export function fillTenantParameters(text: string): string {
  return text.replaceAll(/\{\{[\w-]+\}\}/g, 'x')
}

export function faultOfOriginHost(domain: string): string | undefined {
  if (/^[a-z]+:\/\//i.test(domain))
    return `${show(domain)} is a URL; write the domain name alone, and a path as OriginPath`
  if (ADDRESS.test(domain))
    return `${show(domain)} is an IP address, which CloudFront refuses; write the domain name of the server`
  const filled = fillTenantParameters(domain)
  if (!HOST_NAME.test(filled) || isPlaceholder(filled))
    return `${show(domain)} is not a domain name, or still a placeholder; write the origin's own, such as BUCKET.s3.REGION.amazonaws.com or www.example.com`
  return undefined
}

/** A custom origin: `BUCKET.s3-website-REGION.amazonaws.com`, or with a dot before the region. */
const WEBSITE_ENDPOINT = /\.s3-website[.-][a-z0-9-]+\.amazonaws\.com(?:\.cn)?$/i

export function isWebsiteEndpoint(domain: string): boolean {
  return WEBSITE_ENDPOINT.test(domain)
}

const BUCKET = /^[^/_][^/]{0,255}\.s3(?:[.-][a-z0-9.-]{1,63})?\.amazonaws\.com(?:\.cn)?$/i

/** Does not check the bucket's name. */
export function isBucketHost(domain: string): boolean {
  return BUCKET.test(domain) && !isWebsiteEndpoint(domain)
}

/** For an origin with `S3OriginConfig`. */
export function faultOfBucket(domain: string): string | undefined {
  if (isWebsiteEndpoint(domain))
    return 'a website endpoint cannot be an S3 origin; write CustomOriginConfig with OriginProtocolPolicy http-only, or the bucket itself, BUCKET.s3.REGION.amazonaws.com'
  if (!isBucketHost(domain))
    return `${show(domain)} is not the host name of a bucket, as S3OriginConfig needs it; write BUCKET.s3.REGION.amazonaws.com, or CustomOriginConfig for any other server`
  return undefined
}

const BUCKET_NAME = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/
const LOG_BUCKET = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]\.s3(?:[.-](?!website)[a-z0-9-]+)?\.amazonaws\.com(?:\.cn)?$/

/** For `Logging.Bucket`. */
export function faultOfLogBucket(bucket: string): string | undefined {
  if (bucket === '') return 'logging is enabled without a bucket; write BUCKET.s3.amazonaws.com, or Enabled: false'
  if (isPlaceholder(bucket)) return `${show(bucket)} is still a placeholder; write the host name of the bucket`
  if (LOG_BUCKET.test(bucket)) return undefined
  const name = bucket.replace(/^\w+:\/\//, '').replace(/(?:\.s3[.-]|\/).*$/s, '')
  const suggestion = BUCKET_NAME.test(name) ? show(`${name}.s3.amazonaws.com`) : 'BUCKET.s3.amazonaws.com'
  return `${show(bucket)} is not the host name of a bucket; write ${suggestion}`
}
