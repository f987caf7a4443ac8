/** How the kinds of files write what the API's shapes describe: the API's own form, as JSON or YAML, and its XML. */
import type { ConfigEntry, ConfigMap, ConfigNode } from '../reading/document.ts'
import type { ListShape, StructureShape } from '../../../cloudfront/config-shape.ts'

export type Dialect = {
  /** Whether text may stand for a boolean or a number wherever it stands. */
  readonly isTextual: boolean
  /** The entries of a structure by the API's names; those that are no members of it as they are. */
  readonly entriesOf: (shape: StructureShape, map: ConfigMap) => readonly ConfigEntry[]
  /** The name that files of this kind have for a member. */
  readonly nameOf: (shape: StructureShape, member: string) => string
  /** What a list's mapping holds; undefined where only a list is a list. */
  readonly itemsOf: (shape: ListShape, map: ConfigMap) => ListContent | undefined
  /** Whether this is how an empty list or structure is written, besides those of no items or entries. */
  readonly isEmpty: (node: ConfigNode) => boolean
}

export type ListContent = {
  readonly items: readonly ConfigNode[]
  /** What stands among the items and has another name than they. */
  readonly strays: readonly ConfigEntry[]
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
    strays: entries.filter(({ key }) => key !== itemName),
  }),
  isEmpty: (node) => node.kind === 'scalar' && node.value === '',
}

/** Also takes items that stand in their structure without an `Items` around them. */
function unflatten(shape: StructureShape, map: ConfigMap): readonly ConfigEntry[] {
  const list = shape.members.get('Items')?.shape
  const isItem = ({ key }: ConfigEntry) => list?.kind === 'list' && key === list.itemName
  const items = map.entries.filter(isItem)
  const [first] = items
  if (first === undefined) return map.entries
  const value: ConfigMap = { kind: 'map', entries: items, tag: undefined, at: first.keyAt }
  return [...map.entries.filter((entry) => !isItem(entry)), { key: 'Items', keyAt: first.keyAt, value }]
}
