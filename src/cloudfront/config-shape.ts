/** The API's model of a configuration, from the SDK's schemas. */

export type Shape = TextShape | { readonly kind: 'boolean' } | { readonly kind: 'integer' } | ListShape | StructureShape

export type TextShape = {
  readonly kind: 'text'
  readonly values: readonly string[] | undefined
  /** Messages must not show secrets. */
  readonly isSecret: boolean
}

export type ListShape = {
  readonly kind: 'list'
  readonly item: Shape
  /** The item's XML element: `CNAME`. */
  readonly itemName: string
}

export type StructureShape = {
  readonly kind: 'structure'
  readonly name: string
  readonly members: ReadonlyMap<string, Member>
}

export type Member = { readonly shape: Shape; readonly isRequired: boolean }

export function countedList(shape: StructureShape): ListShape | undefined {
  const items = shape.members.get('Items')?.shape
  return shape.members.has('Quantity') && items?.kind === 'list' ? items : undefined
}
