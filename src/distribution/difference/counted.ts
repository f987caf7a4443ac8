/** Lists as the API counts them. */
import { listOf, type ConfigStructure, type ConfigValue } from '../../cloudfront/config-value.ts'

/** The members of a structure that counts a list, with the Quantity that its items have, and without items where there are none. */
export function countItems(members: ReadonlyMap<string, ConfigValue>): ConfigStructure {
  const items = listOf(members.get('Items'))
  const others = [...members].filter(([name]) => name !== 'Items' && name !== 'Quantity')
  const counted: ConfigStructure = { Quantity: items.length, ...Object.fromEntries(others) }
  return items.length === 0 ? counted : { ...counted, Items: items }
}
