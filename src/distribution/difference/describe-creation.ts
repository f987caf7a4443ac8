import { countedList, type ListShape, type StructureShape } from '../../cloudfront/config-shape.ts'
import { isStructure, listOf, type ConfigStructure, type ConfigValue, isEmpty } from '../../cloudfront/config-value.ts'
import type { ConfigChange } from './change.ts'
import { nameItem, namingMember } from '../../cloudfront/config-identities.ts'

/**
 * Lists each value of a file as an added one, except for empty values. A plain list is one change. No change is a
 * risk, because a new distribution has no viewers yet.
 */
export function describeCreation({
  wanted,
  shape,
}: {
  readonly wanted: ConfigStructure
  readonly shape: StructureShape
}): readonly ConfigChange[] {
  return describeStructure(wanted, shape, '')
}

function describeStructure(structure: ConfigStructure, shape: StructureShape, path: string): readonly ConfigChange[] {
  const isCounted = countedList(shape) !== undefined
  return [...shape.members].flatMap(([name, { shape: member }]) => {
    const value = structure[name]
    if (value === undefined || isEmpty(value) || (isCounted && name === 'Quantity')) return []
    const entered = path === '' ? name : `${path}.${name}`
    if (member.kind === 'structure' && isStructure(value)) return describeStructure(value, member, entered)
    if (member.kind === 'list') return describeList(listOf(value), member, isCounted ? path : entered)
    return [add(entered, value, member.kind === 'text' && member.isSecret)]
  })
}

function describeList(items: readonly ConfigValue[], shape: ListShape, path: string): readonly ConfigChange[] {
  if (shape.item.kind !== 'structure') return [add(path, items, shape.item.kind === 'text' && shape.item.isSecret)]
  return items.flatMap((item) => describeItem(item, shape, `${path}[${nameItem(item, shape)}]`))
}

/** Without the key, which is in the path. */
function describeItem(item: ConfigValue, shape: ListShape, path: string): readonly ConfigChange[] {
  const { item: itemShape } = shape
  if (itemShape.kind !== 'structure' || !isStructure(item)) return [add(path, item, false)]
  const naming = namingMember(shape)
  const members = Object.entries(item).filter(([name]) => name !== naming)
  const changes = describeStructure(Object.fromEntries(members), itemShape, path)
  return changes.length > 0 ? changes : [add(path, item, false)]
}

function add(path: string, value: ConfigValue, isSecret: boolean): ConfigChange {
  return { path, before: undefined, after: value, isReset: false, isSecret, risk: undefined }
}
