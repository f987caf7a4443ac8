const MAX_SLIPS = 3
const MIN_PREFIX = 4

/** The name with the fewest different letters; else the only longer or shorter form. */
export function findNearestName(written: string, names: Iterable<string>): string | undefined {
  const limit = Math.min(MAX_SLIPS, Math.floor(written.length / 2))
  const lower = written.toLowerCase()
  const all = [...names]
  const near = all
    .filter((name) => Math.abs(name.length - written.length) <= limit)
    .map((name) => ({ name, slips: countSlips(lower, name.toLowerCase()) }))
    .filter(({ slips }) => slips <= limit)
  return near.toSorted((a, b) => a.slips - b.slips)[0]?.name ?? findOnlyForm(lower, all)
}

function findOnlyForm(written: string, names: readonly string[]): string | undefined {
  const forms = names.filter((name) => {
    const [shorter = '', longer = ''] = [written, name.toLowerCase()].toSorted((a, b) => a.length - b.length)
    return shorter.length >= MIN_PREFIX && longer.startsWith(shorter)
  })
  return forms.length === 1 ? forms[0] : undefined
}

/** The optimal string alignment distance. */
function countSlips(a: string, b: string): number {
  let beforeLast: readonly number[] = []
  let last: readonly number[] = Array.from({ length: b.length + 1 }, (_, column) => column)
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row]
    for (let column = 1; column <= b.length; column += 1) {
      const differs = a[row - 1] === b[column - 1] ? 0 : 1
      const isSwap = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]
      current[column] = Math.min(
        at(last, column) + 1,
        at(current, column - 1) + 1,
        at(last, column - 1) + differs,
        isSwap ? at(beforeLast, column - 2) + 1 : Infinity,
      )
    }
    beforeLast = last
    last = current
  }
  return at(last, b.length)
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Infinity
}
