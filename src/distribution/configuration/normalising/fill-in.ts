/** What the API requires and everybody leaves out, because only one value can be meant. */
import { countedList, type StructureShape } from '../../../cloudfront/config-shape.ts'
import type { ConfigStructure, ConfigValue } from '../../../cloudfront/config-value.ts'

type Values = ReadonlyMap<string, ConfigValue>

/** A bucket's own host name, which only an S3 origin has; a website's endpoint, `…s3-website…`, is none. */
const BUCKET = /^[^/]+\.s3(?:[.-](?!website)[a-z0-9-]+)*\.amazonaws\.com(?:\.cn)?$/i
const NO_IDENTITY: ConfigStructure = { OriginAccessIdentity: '' }

/** Members to add to those of a structure that a file gives. What is given but cannot be used is not replaced. */
export function fillIn(
  shape: StructureShape,
  values: Values,
  given: ReadonlySet<string>,
): readonly (readonly [string, ConfigValue])[] {
  return additions(shape, values).filter(([member]) => !given.has(member))
}

/**
 * The service wants a MinTTL wherever there are ForwardedValues ("The parameter MinTTL is required."), though its model does not say
 * so; 0 is what its own tools write.
 */
function additions(shape: StructureShape, values: Values): readonly (readonly [string, ConfigValue])[] {
  switch (shape.name) {
    case 'DistributionConfig':
      return [['Comment', '']]
    case 'S3OriginConfig':
      return Object.entries(NO_IDENTITY)
    case 'Origin':
      return isBucketWithAccessControl(values) ? [['S3OriginConfig', NO_IDENTITY]] : []
    case 'DefaultCacheBehavior':
    case 'CacheBehavior':
      return values.has('ForwardedValues') ? [['MinTTL', 0]] : []
    default:
      return isSwitchable(shape) ? [['Enabled', values.has('Items')]] : []
  }
}

/** An origin access control takes the place of the identity that the API still wants to be there, and empty. */
function isBucketWithAccessControl(values: Values): boolean {
  const domain = values.get('DomainName')
  const control = values.get('OriginAccessControlId')
  const isOther = ['CustomOriginConfig', 'VpcOriginConfig'].some((member) => values.has(member))
  return !isOther && typeof domain === 'string' && BUCKET.test(domain) && control !== undefined && control !== ''
}

/** Trusted signers and key groups: whoever lists some means them to be on. */
function isSwitchable(shape: StructureShape): boolean {
  return countedList(shape) !== undefined && shape.members.get('Enabled')?.isRequired === true
}
