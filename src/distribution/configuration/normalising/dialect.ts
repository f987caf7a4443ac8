import type { ConfigEntry, ConfigMap, ConfigNode } from '../reading/document.ts'
import type { ListShape, StructureShape } from '../../../cloudfront/config-shape.ts'

export type Dialect = {
  readonly isTextual: boolean
  /** The entries by the API's names. Unknown names stay as they are. */
  readonly entriesOf: (shape: StructureShape, map: ConfigMap) => readonly ConfigEntry[]
  readonly nameOf: (shape: StructureShape, member: string) => string
  /** Returns undefined if a list cannot be written as a mapping. */
  readonly itemsOf: (shape: ListShape, map: ConfigMap) => ListContent | undefined
  readonly isEmpty: (node: ConfigNode) => boolean
}

export type ListContent = {
  readonly items: readonly ConfigNode[]
  readonly unnamed: readonly ConfigEntry[]
}

export const API_DIALECT: Dialect = {
  isTextual: false,
  entriesOf: (_shape, map) => map.entries,
  nameOf: (_shape, member) => member,
  itemsOf: () => undefined,
  isEmpty: () => false,
}

export const XML_DIALECT: Dialect = {
  isTextual: true,
  entriesOf: unflatten,
  nameOf: (_shape, member) => member,
  itemsOf: ({ itemName }, { entries }) => ({
    items: entries.filter(({ key }) => key === itemName).map(({ value }) => value),
    unnamed: entries.filter(({ key }) => key !== itemName),
  }),
  isEmpty: (node) => node.kind === 'scalar' && node.value === '',
}

function unflatten(shape: StructureShape, map: ConfigMap): readonly ConfigEntry[] {
  const list = shape.members.get('Items')?.shape
  const isItem = ({ key }: ConfigEntry) => list?.kind === 'list' && key === list.itemName
  const items = map.entries.filter(isItem)
  const [first] = items
  if (first === undefined) return map.entries
  const value: ConfigMap = { kind: 'map', entries: items, tag: undefined, at: first.keyAt }
  return [...map.entries.filter((entry) => !isItem(entry)), { key: 'Items', keyAt: first.keyAt, value }]
}
