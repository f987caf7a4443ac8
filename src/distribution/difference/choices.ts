import { type ConfigStructure, isEmpty } from '../../cloudfront/config-value.ts'

/** Structures whose presence is a choice, even if all their members have default values. */
const CHOICES: ReadonlySet<string> = new Set([
  'CustomOriginConfig',
  'ForwardedValues',
  'S3OriginConfig',
  'StringSchema',
  'TenantConfig',
  'ViewerMtlsConfig',
  'VpcOriginConfig',
])

export function isChoice(member: string): boolean {
  return CHOICES.has(member)
}

const REPLACED_BY_POLICY = ['ForwardedValues', 'MinTTL', 'DefaultTTL', 'MaxTTL'] as const

/** Finds members that CloudFront ignores because of other members. The quotations are from the API reference. */
export function findIdleMembers(
  name: string,
  wanted: ConfigStructure,
  live: ConfigStructure | undefined,
): ReadonlySet<string> {
  return new Set(listIdleMembers(name, wanted, live))
}

function listIdleMembers(name: string, wanted: ConfigStructure, live: ConfigStructure | undefined): readonly string[] {
  switch (name) {
    case 'LoggingConfig':
      // "If you specify false for Enabled but you specify values for Bucket and prefix, the values are automatically deleted."
      return wanted['Enabled'] === false ? ['Bucket', 'Prefix'] : []
    case 'CookiePreference':
      // "If you … don't delete the WhitelistedNames element …, CloudFront deletes them automatically."
      return wanted['Forward'] === 'whitelist' ? [] : ['WhitelistedNames']
    case 'GeoRestriction':
      return wanted['RestrictionType'] === 'none' ? ['Items'] : []
    case 'OriginShield':
      // The region of a disabled shield is undocumented.
      return wanted['Enabled'] === false ? ['OriginShieldRegion'] : []
    case 'ViewerCertificate':
      // "regardless of the value that you set here"
      return wanted['CloudFrontDefaultCertificate'] === true ? ['SSLSupportMethod', 'MinimumProtocolVersion'] : []
    case 'CacheBehavior':
    case 'DefaultCacheBehavior':
      return listReplaced(wanted, live)
    default:
      return []
  }
}

/** A cache policy replaces these members. CloudFront drops them; some emulators do not. */
function listReplaced(wanted: ConfigStructure, live: ConfigStructure | undefined): readonly string[] {
  if (isEmpty(wanted['CachePolicyId']) || isEmpty(live?.['CachePolicyId'])) return []
  return REPLACED_BY_POLICY.filter((member) => wanted[member] === undefined)
}
