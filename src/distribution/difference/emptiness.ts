/** The many ways in which the API says that there is nothing. */
import { isStructure, type ConfigValue } from '../../cloudfront/config-value.ts'

/** Whether a value says no more than its absence: `''`, no items, or a structure of nothing but such values and `false`. */
export function isEmpty(value: ConfigValue | undefined): boolean {
  if (value === undefined || value === '') return true
  if (Array.isArray(value)) return value.length === 0
  if (!isStructure(value)) return false
  return Object.entries(value).every(
    ([member, part]) => isEmpty(part) || part === false || (member === 'Quantity' && part === 0),
  )
}
