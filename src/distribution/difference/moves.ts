/** Those that are not in a longest common subsequence. */
export function findMoved(before: readonly string[], after: readonly string[]): ReadonlySet<string> {
  const places = new Map(before.map((item, index) => [item, index]))
  const runs: { readonly place: number; readonly items: readonly string[] }[] = []
  for (const item of after) {
    const place = places.get(item) ?? 0
    const run = longest(runs.filter((earlier) => earlier.place < place))
    runs.push({ place, items: [...run, item] })
  }
  const staying = new Set(longest(runs))
  return new Set(after.filter((item) => !staying.has(item)))
}

function longest(runs: readonly { readonly items: readonly string[] }[]): readonly string[] {
  return runs.reduce<readonly string[]>((best, { items }) => (items.length > best.length ? items : best), [])
}
