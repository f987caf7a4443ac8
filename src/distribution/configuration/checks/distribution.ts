import { faultOfWebAcl } from '../values/arns.ts'
import { faultOfComment, faultOfCountry } from '../values/codes.ts'
import { faultOfLogBucket } from '../values/host-names.ts'
import { faultOfRootObject } from '../values/paths.ts'
import { type Check, textAt, partAt, textsAt } from './check.ts'

export const checkRootObject: Check = (config, { refuse }) => {
  const fault = faultOfRootObject(textAt(config, 'DefaultRootObject') ?? '')
  if (fault !== undefined) refuse(['DefaultRootObject'], fault)
}

export const checkComment: Check = (config, { refuse }) => {
  const fault = faultOfComment(textAt(config, 'Comment') ?? '')
  if (fault !== undefined) refuse(['Comment'], fault)
}

export const checkWebAcl: Check = (config, { refuse }) => {
  const webAcl = textAt(config, 'WebACLId')
  const fault = webAcl === undefined ? undefined : faultOfWebAcl(webAcl)
  if (fault !== undefined) refuse(['WebACLId'], fault)
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

export const checkLogging: Check = (config, { refuse }) => {
  const logging = partAt(config, 'Logging')
  if (logging?.members['Enabled'] !== true) return
  const fault = faultOfLogBucket(textAt(logging, 'Bucket') ?? '')
  if (fault !== undefined) refuse([...logging.path, 'Bucket'], fault)
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
    const fault = faultOfCountry(country)
    if (fault !== undefined) refuse([...geo.path, 'Items', index], fault)
  }
}
