/** Members that exclude one another, and members that mean nothing beside others. */
import { type ConfigStructure, isEmpty } from '../../cloudfront/config-value.ts'

/**
 * Structures that choose or switch something by being there, so that one of nothing but defaults is not the same as none: the kind
 * of an origin, settings of the cache in place of a cache policy, and features that no member turns off.
 */
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

/** Every member of a behavior that a cache policy takes the place of. */
const REPLACED_BY_POLICY = ['ForwardedValues', 'MinTTL', 'DefaultTTL', 'MaxTTL'] as const

/**
 * The members that CloudFront does not heed, and may forget or fill, beside what the file gives: no difference in them is one. `name`
 * is the API's name of the structure; what is quoted is from its page in the API reference.
 */
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
      // No source says whether the region of a shield that is off is kept.
      return wanted['Enabled'] === false ? ['OriginShieldRegion'] : []
    case 'ViewerCertificate':
      // With CloudFront's own certificate it decides itself, "regardless of the value that you set here".
      return wanted['CloudFrontDefaultCertificate'] === true ? ['SSLSupportMethod', 'MinimumProtocolVersion'] : []
    case 'CacheBehavior':
    case 'DefaultCacheBehavior':
      return listReplaced(wanted, live)
    default:
      return []
  }
}

/** What stands beside a cache policy that is there and stays is a leftover: CloudFront has none, some that imitate it do. */
function listReplaced(wanted: ConfigStructure, live: ConfigStructure | undefined): readonly string[] {
  if (isEmpty(wanted['CachePolicyId']) || isEmpty(live?.['CachePolicyId'])) return []
  return REPLACED_BY_POLICY.filter((member) => wanted[member] === undefined)
}
