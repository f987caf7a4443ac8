/** Quantity and Items: how many a file says there are, and how many there are. */
import type { Place } from '../../../faults.ts'
import { countedList, type StructureShape } from '../../../cloudfront/config-shape.ts'
import type { ConfigPath, ConfigValue } from '../../../cloudfront/config-value.ts'
import { refuse, type Reading } from './reading.ts'

type Values = ReadonlyMap<string, ConfigValue>

/**
 * The members of a structure with the Quantity that its items have, and without items where there are none. A Quantity is there so
 * that lost items are noticed: one that disagrees is reported. Other structures are as they were.
 */
export function countItems(
  shape: StructureShape,
  members: { readonly values: Values; readonly given: ReadonlySet<string>; readonly quantityAt: Place | undefined },
  path: ConfigPath,
  reading: Reading,
): Values {
  if (countedList(shape) === undefined) return members.values
  const { Quantity: stated, Items: items, ...others } = Object.fromEntries(members.values)
  // Items that cannot be read are reported already, and nobody knows how many they are.
  if (items === undefined && members.given.has('Items')) return new Map(Object.entries(others))
  const count = Array.isArray(items) ? items.length : 0
  if (members.quantityAt !== undefined && typeof stated === 'number' && stated !== count) {
    const counted = count === 1 ? 'there is 1 item' : `there are ${count} items`
    refuse(reading, path, members.quantityAt, `Quantity is ${stated}, but ${counted}`)
  }
  const counted = { ...others, Quantity: count }
  return new Map(Object.entries(items === undefined || count === 0 ? counted : { ...counted, Items: items }))
}
