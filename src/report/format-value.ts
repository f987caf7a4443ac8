import { isStructure, type ConfigValue } from '../cloudfront/config-value.ts'
import type { ConfigChange } from '../distribution/difference/change.ts'

/** Characters; the file has the rest. */
const LENGTH = 300

export function formatSides(change: ConfigChange): {
  readonly before: string | undefined
  readonly after: string | undefined
} {
  const format = (value: ConfigValue | undefined) => {
    if (value === undefined) return undefined
    return change.isSecret ? '(secret)' : formatValue(value)
  }
  return { before: format(change.before), after: format(change.after) }
}

function formatValue(value: ConfigValue): string {
  const text = JSON.stringify(simplify(value))
  return text.length <= LENGTH ? text : `${text.slice(0, LENGTH)}…`
}

export type Plain = string | number | boolean | readonly Plain[] | { readonly [key: string]: Plain }

/** Counted lists as lists. */
export function simplify(value: ConfigValue): Plain {
  if (Array.isArray(value)) return value.map(simplify)
  if (!isStructure(value)) return value
  const { Quantity: quantity, Items: items, ...others } = value
  if (quantity === undefined)
    return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, simplify(member)]))
  const list = simplify(items ?? [])
  if (Object.keys(others).length === 0) return list
  return { ...(simplify(others) as Record<string, Plain>), Items: list }
}
