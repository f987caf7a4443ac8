import { faultOfWebAcl } from '../values/arns.ts'
import { faultOfComment, faultOfCountry } from '../values/codes.ts'
import { faultOfLogBucket } from '../values/host-names.ts'
import { faultOfRootObject } from '../values/paths.ts'
import { type Check, textAt, partAt, textsAt, refuseFault } from './check.ts'

export const checkRootObject: Check = (config, { refuse }) => {
  refuseFault(refuse, ['DefaultRootObject'], faultOfRootObject(textAt(config, 'DefaultRootObject') ?? ''))
}

export const checkComment: Check = (config, { refuse }) => {
  refuseFault(refuse, ['Comment'], faultOfComment(textAt(config, 'Comment') ?? ''))
}

export const checkWebAcl: Check = (config, { refuse }) => {
  const webAcl = textAt(config, 'WebACLId')
  refuseFault(refuse, ['WebACLId'], webAcl === undefined ? undefined : faultOfWebAcl(webAcl))
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
  refuseFault(refuse, [...logging.path, 'Bucket'], faultOfLogBucket(textAt(logging, 'Bucket') ?? ''))
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
    refuseFault(refuse, [...geo.path, 'Items', index], faultOfCountry(country))
  }
}
