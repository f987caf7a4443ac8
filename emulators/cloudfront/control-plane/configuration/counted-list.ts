/** The service leaves out an empty `Items`. */
export type CountedList<Item> = { readonly Quantity: number; readonly Items?: readonly Item[] }

export function listOf<Item>(items: readonly Item[]): CountedList<Item> {
  return items.length === 0 ? { Quantity: 0 } : { Quantity: items.length, Items: items }
}

export function fullListOf<Item>(items: readonly Item[]) {
  return { Quantity: items.length, Items: items }
}

/** Returned in the service's own order. */
export function setOf<Item extends string>(items: readonly Item[]): CountedList<Item> {
  return listOf(items.toSorted())
}
