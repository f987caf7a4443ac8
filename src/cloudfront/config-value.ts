/** A distribution configuration in the form of the API, from a file or from the service, as plain data. */

export type ConfigValue = string | number | boolean | readonly ConfigValue[] | ConfigStructure

/** Members by the API's names, as far as they are given. Every list that the API counts is `{ Quantity, Items }`, an empty one `{ Quantity: 0 }`. */
export type ConfigStructure = { readonly [member: string]: ConfigValue }

/** The members and indices that lead to a value: `['Origins', 'Items', 0, 'DomainName']`. */
export type ConfigPath = readonly (string | number)[]

/** The way a path is written in messages and plans: `Origins[0].DomainName`. `Items` goes without saying. */
export function formatPath(path: ConfigPath): string {
  return path
    .filter((part, index) => part !== 'Items' || typeof path[index + 1] !== 'number')
    .reduce<string>((text, part) => {
      if (typeof part === 'number') return `${text}[${part}]`
      return text === '' ? part : `${text}.${part}`
    }, '')
}

export function isStructure(value: ConfigValue | undefined): value is ConfigStructure {
  return typeof value === 'object' && !Array.isArray(value)
}

/** The items of a list; a value that is none, or is not there, has no items. */
export function listOf(value: ConfigValue | undefined): readonly ConfigValue[] {
  return isList(value) ? value : []
}

export function isList(value: ConfigValue | undefined): value is readonly ConfigValue[] {
  return Array.isArray(value)
}

/** Whether a value says no more than its absence: `''`, no items, or a structure of nothing but such values and `false`. */
export function isEmpty(value: ConfigValue | undefined): boolean {
  if (value === undefined || value === '') return true
  if (Array.isArray(value)) return value.length === 0
  if (!isStructure(value)) return false
  return Object.entries(value).every(
    ([member, part]) => isEmpty(part) || part === false || (member === 'Quantity' && part === 0),
  )
}

/** The members of a structure that counts a list, with the Quantity that its items have, and without items where there are none. */
export function countItems(members: ReadonlyMap<string, ConfigValue>): ConfigStructure {
  const items = listOf(members.get('Items'))
  const others = [...members].filter(([name]) => name !== 'Items' && name !== 'Quantity')
  const counted: ConfigStructure = { Quantity: items.length, ...Object.fromEntries(others) }
  return items.length === 0 ? counted : { ...counted, Items: items }
}
