export type ConfigValue = string | number | boolean | readonly ConfigValue[] | ConfigStructure

/** Counted lists are `{ Quantity, Items }`, empty ones `{ Quantity: 0 }`. */
export type ConfigStructure = { readonly [member: string]: ConfigValue }

export type ConfigPath = readonly (string | number)[]

/** `Origins[0].DomainName`: leaves out `Items`. */
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

export function listOf(value: ConfigValue | undefined): readonly ConfigValue[] {
  return isList(value) ? value : []
}

export function countedItems(value: ConfigValue | undefined): readonly ConfigValue[] {
  return isStructure(value) ? listOf(value['Items']) : []
}

export function isList(value: ConfigValue | undefined): value is readonly ConfigValue[] {
  return Array.isArray(value)
}

/** Whether the value means the same as its absence. */
export function isEmpty(value: ConfigValue | undefined): boolean {
  if (value === undefined || value === '') return true
  if (Array.isArray(value)) return value.length === 0
  if (!isStructure(value)) return false
  return Object.entries(value).every(
    ([member, part]) => isEmpty(part) || part === false || (member === 'Quantity' && part === 0),
  )
}

/** Adds Quantity and removes an empty Items. */
export function countItems(members: ReadonlyMap<string, ConfigValue>): ConfigStructure {
  const items = listOf(members.get('Items'))
  const others = [...members].filter(([name]) => name !== 'Items' && name !== 'Quantity')
  const counted: ConfigStructure = { Quantity: items.length, ...Object.fromEntries(others) }
  return items.length === 0 ? counted : { ...counted, Items: items }
}
