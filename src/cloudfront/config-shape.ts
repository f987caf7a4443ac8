/** The API's model of a configuration, in the words that reading, checking and comparing need. It comes from the SDK's own schemas. */

export type Shape = TextShape | { readonly kind: 'boolean' } | { readonly kind: 'integer' } | ListShape | StructureShape

export type TextShape = {
  readonly kind: 'text'
  /** The only values that the API knows, where it counts them. */
  readonly values: readonly string[] | undefined
  /** Whether the value must not be shown, such as that of an origin's custom header. */
  readonly isSecret: boolean
}

export type ListShape = {
  readonly kind: 'list'
  readonly item: Shape
  /** The name of an item's element in XML: `CNAME`. */
  readonly itemName: string
}

export type StructureShape = {
  readonly kind: 'structure'
  /** The API's name of the type: `DefaultCacheBehavior`. */
  readonly name: string
  readonly members: ReadonlyMap<string, Member>
}

export type Member = { readonly shape: Shape; readonly isRequired: boolean }

/** The list that a structure counts, `{ Quantity, Items }` and perhaps more; undefined if it counts none. */
export function countedList(shape: StructureShape): ListShape | undefined {
  const items = shape.members.get('Items')?.shape
  return shape.members.has('Quantity') && items?.kind === 'list' ? items : undefined
}
