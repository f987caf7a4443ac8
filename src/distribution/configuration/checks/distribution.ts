import { show } from '../reading/wording.ts'
import { type Check, textAt, partAt, textsAt } from './check.ts'

export const checkRootObject: Check = (config, { refuse }) => {
  const rootObject = textAt(config, 'DefaultRootObject')
  if (rootObject?.startsWith('/'))
    refuse(['DefaultRootObject'], `it must not start with a slash; write ${show(rootObject.replace(/^\/+/, ''))}`)
}

const MAX_COMMENT = 128

export const checkComment: Check = (config, { refuse }) => {
  const { length } = Array.from(textAt(config, 'Comment') ?? '')
  if (length > MAX_COMMENT) refuse(['Comment'], `it has ${length} characters; write at most ${MAX_COMMENT}`)
}

const WEB_ACL =
  /^(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|arn:[\w-]+:wafv2:us-east-1:\d{12}:global\/webacl\/[^/\s]+\/[\w-]+)$/

export const checkWebAcl: Check = (config, { refuse }) => {
  const webAcl = textAt(config, 'WebACLId')
  if (webAcl !== undefined && !WEB_ACL.test(webAcl))
    refuse(
      ['WebACLId'],
      `${show(webAcl)} is not a web ACL of global scope; write its ARN, arn:aws:wafv2:us-east-1:ACCOUNT:global/webacl/NAME/ID, or the ID of one of AWS WAF Classic`,
    )
}

export const checkStaging: Check = (config, { advise }) => {
  if (config.members['Staging'] === true)
    advise(
      ['Staging'],
      'a staging distribution serves only viewers that a continuous deployment policy sends to it; leave it out for any other distribution',
    )
  if (textAt(config, 'ContinuousDeploymentPolicyId') !== undefined)
    advise(
      ['ContinuousDeploymentPolicyId'],
      'a policy belongs to one primary distribution; leave it out if the file describes several, as for previews',
    )
}

export const checkLogging: Check = (config, { advise }) => {
  const logging = partAt(config, 'Logging')
  if (logging?.members['Enabled'] !== true) return
  const bucket = textAt(logging, 'Bucket')
  if (bucket === undefined)
    advise(
      [...logging.path, 'Bucket'],
      'logging is enabled without a bucket; write BUCKET.s3.amazonaws.com, or Enabled: false',
    )
  else if (!/\.s3[.-]/.test(bucket))
    advise(
      [...logging.path, 'Bucket'],
      `${show(bucket)} is not the host name of a bucket; write ${show(`${bucket}.s3.amazonaws.com`)}`,
    )
}

export const checkGeoRestriction: Check = (config, { refuse }) => {
  const restrictions = partAt(config, 'Restrictions')
  const geo = restrictions && partAt(restrictions, 'GeoRestriction')
  const type = geo && textAt(geo, 'RestrictionType')
  if (restrictions === undefined || geo === undefined || type === undefined) return
  const countries = textsAt(restrictions, 'GeoRestriction')
  if (type !== 'none' && countries.length === 0)
    refuse(geo.path, `RestrictionType is ${type}, but no country is listed; list some, or write none`)
  if (type === 'none' && countries.length > 0)
    refuse(geo.path, 'countries are listed, but RestrictionType is none; write whitelist or blacklist, or remove them')
  for (const [index, country] of countries.entries()) {
    if (/^[A-Z]{2}$/.test(country)) continue
    const text = `${show(country)} is not a country code of ISO 3166-1; write two capital letters, such as GB`
    refuse([...geo.path, 'Items', index], text)
  }
}
