/** In order, with `atOnce` items at a time. The first failure stops all. */
export async function mapAtOnce<Item, Mapped>(
  items: readonly Item[],
  atOnce: number,
  map: (item: Item) => Promise<Mapped>,
): Promise<readonly Mapped[]> {
  const mapped: Mapped[] = []
  const queue = takeInTurn(items)
  const work = async () => {
    for (const [index, item] of queue) mapped[index] = await map(item)
  }
  await Promise.all(Array.from({ length: atOnce }, work))
  return mapped
}

/** Shared by all workers. If one leaves its loop, it ends for all of them. */
function* takeInTurn<Item>(items: readonly Item[]): Generator<[number, Item]> {
  yield* items.entries()
}
