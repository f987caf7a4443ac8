import { countedList, type StructureShape, type Member } from '../../../cloudfront/config-shape.ts'
import type { ConfigStructure, ConfigValue, ConfigPath } from '../../../cloudfront/config-value.ts'
import type { Place } from '../../../faults.ts'
import { refuse, type Reading } from './reading.ts'
import { listChoices } from '../reading/wording.ts'
import { isBucketHost } from '../values/host-names.ts'

type Values = ReadonlyMap<string, ConfigValue>

const NO_IDENTITY: ConfigStructure = { OriginAccessIdentity: '' }

/** Returns members to add; never replaces a given one. */
export function fillIn(
  shape: StructureShape,
  values: Values,
  given: ReadonlySet<string>,
): readonly (readonly [string, ConfigValue])[] {
  return additions(shape, values).filter(([member]) => !given.has(member))
}

/** CloudFront requires MinTTL beside ForwardedValues, though the SDK's schema does not. AWS's own tools send 0. */
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

/** With an origin access control, the API requires an S3OriginConfig with an empty identity. */
function isBucketWithAccessControl(values: Values): boolean {
  const domain = values.get('DomainName')
  const control = values.get('OriginAccessControlId')
  const isOther = ['CustomOriginConfig', 'VpcOriginConfig'].some((member) => values.has(member))
  return !isOther && typeof domain === 'string' && isBucketHost(domain) && control !== undefined && control !== ''
}

/** A list of signers or key groups enables them. */
function isSwitchable(shape: StructureShape): boolean {
  return countedList(shape) !== undefined && shape.members.get('Enabled')?.isRequired === true
}

/** Reports a Quantity that differs from the number of items, because the file may have lost items. */
export function fillInQuantity(
  shape: StructureShape,
  members: { readonly values: Values; readonly given: ReadonlySet<string>; readonly quantityAt: Place | undefined },
  path: ConfigPath,
  reading: Reading,
): Values {
  if (countedList(shape) === undefined) return members.values
  const { Quantity: stated, Items: items, ...others } = Object.fromEntries(members.values)
  // Unreadable items are already reported.
  if (items === undefined && members.given.has('Items')) return new Map(Object.entries(others))
  const count = Array.isArray(items) ? items.length : 0
  if (members.quantityAt !== undefined && typeof stated === 'number' && stated !== count) {
    const counted = count === 1 ? 'there is 1 item' : `there are ${count} items`
    refuse(reading, path, members.quantityAt, `Quantity is ${stated}, but ${counted}`)
  }
  const counted = { ...others, Quantity: count }
  return new Map(Object.entries(items === undefined || count === 0 ? counted : { ...counted, Items: items }))
}

/** The action generates the CallerReference. */
const NEVER_MISSING = new Set(['DistributionConfig.CallerReference'])

/** Given members that cannot be used are already reported. */
export function reportMissingMembers(
  shape: StructureShape,
  members: { readonly values: ReadonlyMap<string, ConfigValue>; readonly given: ReadonlySet<string> },
  path: ConfigPath,
  at: Place,
  reading: Reading,
): void {
  const isCounted = countedList(shape) !== undefined
  for (const [name, member] of shape.members) {
    if (!member.isRequired || members.values.has(name) || NEVER_MISSING.has(`${shape.name}.${name}`)) continue
    if (isCounted && name === 'Items') {
      if (members.values.get('Quantity') === 0) refuse(reading, path, at, 'at least one item is required')
    } else if (!members.given.has(name) && !(isCounted && name === 'Quantity')) {
      refuse(reading, [...path, reading.dialect.nameOf(shape, name)], at, describe(shape, name, member))
    }
  }
}

function describe(structure: StructureShape, name: string, { shape }: Member): string {
  if (structure.name === 'DistributionConfig' && name === 'Enabled') {
    return 'it is required and missing; write `Enabled: true`'
  }
  const values = shape.kind === 'text' ? shape.values : undefined
  return `it is required and missing${values ? `; use ${listChoices(values)}` : ''}`
}
