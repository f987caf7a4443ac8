/** Lists as the API counts them. */

/** A list whose `Items` may be left out: the service leaves them out if there are none. */
export type CountedList<Item> = { readonly Quantity: number; readonly Items?: readonly Item[] }

export function listOf<Item>(items: readonly Item[]): CountedList<Item> {
  return items.length === 0 ? { Quantity: 0 } : { Quantity: items.length, Items: items }
}

/** A list whose `Items` the API demands. */
export function fullListOf<Item>(items: readonly Item[]) {
  return { Quantity: items.length, Items: items }
}

/** A list that is a set for the service: it comes back in the service's order, whatever order it was given in. */
export function setOf<Item extends string>(items: readonly Item[]): CountedList<Item> {
  return listOf(items.toSorted())
}
