/** `a, b and 3 more`: shows at most `most` items. */
export function listFirst<Item>(
  items: readonly Item[],
  most: number,
  show: (item: Item) => string = (item) => String(item),
): string {
  const shown = items
    .slice(0, most)
    .map((item) => show(item))
    .join(', ')
  return items.length > most ? `${shown} and ${items.length - most} more` : shown
}
