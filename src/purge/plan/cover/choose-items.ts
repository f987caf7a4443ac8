/** Solves a knapsack problem, from the leaves to the root. */
import type { Losses } from './losses.ts'
import type { Branch, Leaf, PrefixTree } from './prefix-tree.ts'

/** At index `n`: the smallest loss if the children may use `n` items more than one each. Never increases. */
type LeastLosses = Float64Array

export type Choice = { readonly loss: number; readonly chosen: readonly (Branch | Leaf)[] }

const NOTHING: LeastLosses = new Float64Array(1)

/**
 * Chooses 1 to `limit` leaves and branches that cover all leaves at the least loss, and the fewest of these. Time and
 * memory are proportional to the number of leaves times `limit`.
 */
export function chooseItems({ branches, root }: PrefixTree, losses: Losses, limit: number): Choice {
  const least: LeastLosses[] = []
  for (const branch of branches) least.push(findLeastLosses(branch, losses, least, limit))

  const chosen: (Branch | Leaf)[] = []
  const ofRoot = least[root.index] ?? NOTHING
  const open = [{ branch: root, spare: ofRoot.length - 1 }]
  for (let last = open.pop(); last; last = open.pop()) {
    const { branch, spare } = last
    const shares = shareOut(branch, least, spare + 1, least[branch.index]?.[spare] ?? 0)
    if (shares === undefined) {
      chosen.push(branch)
      continue
    }
    for (const child of branch.children.values()) if (child.kind === 'leaf') chosen.push(child)
    open.push(...shares)
  }
  return { loss: ofRoot.at(-1) ?? 0, chosen }
}

function findLeastLosses(branch: Branch, losses: Losses, least: readonly LeastLosses[], limit: number): LeastLosses {
  const wildcardLoss = branch.wildcardEnd === undefined ? Number.POSITIVE_INFINITY : (losses[branch.index] ?? 0)
  const extra = branch.children.size - 1
  const separately = wildcardLoss === 0 ? undefined : coverChildren(branch, least, limit).at(-1)
  if (separately === undefined) return Float64Array.of(wildcardLoss)
  const result = new Float64Array(extra + separately.length).fill(wildcardLoss)
  separately.forEach((loss, spare) => {
    if (loss < wildcardLoss) result[extra + spare] = loss
  })
  return result.slice(0, result.indexOf(result.at(-1) ?? wildcardLoss) + 1)
}

/** Returns the least losses of the first child, of the first two, and so on; nothing if `limit` is too small. */
function coverChildren(branch: Branch, least: readonly LeastLosses[], limit: number): readonly LeastLosses[] {
  const room = limit - branch.children.size + 1
  if (room < 1) return []
  const covered = [NOTHING]
  for (const child of branch.children.values()) {
    if (child.kind === 'leaf') continue
    covered.push(combine(covered.at(-1) ?? NOTHING, least[child.index] ?? NOTHING, room))
  }
  return covered
}

/** The inner loop runs over the longer list, because it takes nearly all the time. */
function combine(a: LeastLosses, b: LeastLosses, room: number): LeastLosses {
  const [short, long] = a.length < b.length ? [a, b] : [b, a]
  const length = Math.min(room, short.length + long.length - 1)
  const result: LeastLosses = new Float64Array(length).fill(Number.POSITIVE_INFINITY)
  for (let i = 0; i < short.length && i < length; i += 1) {
    const loss = short[i] ?? 0
    const end = Math.min(long.length, length - i)
    for (let j = 0; j < end; j += 1) {
      const sum = loss + (long[j] ?? 0)
      if (sum < (result[i + j] ?? 0)) result[i + j] = sum
    }
  }
  return result
}

type Share = { readonly branch: Branch; readonly spare: number }

function shareOut(
  branch: Branch,
  least: readonly LeastLosses[],
  items: number,
  loss: number,
): readonly Share[] | undefined {
  const covered = coverChildren(branch, least, items)
  const all = covered.at(-1)
  const end = items - branch.children.size
  if (all === undefined || (all[Math.min(end, all.length - 1)] ?? 0) > loss) return undefined

  const shares: Share[] = []
  let spare = Math.min(end, all.length - 1)
  let rest = loss
  const below = [...branch.children.values()].filter((child) => child.kind === 'branch')
  for (const [at, child] of [...below.entries()].reverse()) {
    const before = covered[at] ?? NOTHING
    const own = least[child.index] ?? NOTHING
    const left = spare
    const share = own.findIndex((loss, i) => (before[Math.min(left - i, before.length - 1)] ?? 0) + loss === rest)
    shares.push({ branch: child, spare: share })
    spare -= share
    rest -= own[share] ?? 0
  }
  return shares
}
