import type { ListShape } from '../../cloudfront/config-shape.ts'
import { isStructure, type ConfigValue } from '../../cloudfront/config-value.ts'
import type { ConfigChange } from './change.ts'
import {
  describeChange,
  describeMove,
  enterItem,
  type CompareStructures,
  type Compared,
  type Location,
} from './comparison.ts'
import { identifyItem, isOrdered, nameItem } from '../../cloudfront/config-identities.ts'
import { findMoved } from './moves.ts'

type Lists = {
  readonly wanted: readonly ConfigValue[]
  readonly live: readonly ConfigValue[]
  readonly shape: ListShape
  readonly owner: string
  readonly isReset: boolean
  readonly compareStructures: CompareStructures
}

/** CloudFront refuses equal keys; see `nameItems`. */
type Named = ReadonlyMap<string, ConfigValue>

export function compareList(lists: Lists, location: Location): Compared<readonly ConfigValue[]> {
  const { shape, owner, isReset } = lists
  const wanted = nameItems(lists.wanted, shape, owner)
  const live = nameItems(lists.live, shape, owner)
  const moves = isOrdered(shape) ? describeMoves(wanted, live, shape, location) : new Map<string, ConfigChange>()
  const given = [...wanted].map(([name, item]) => {
    const { changes, value } = compareItem(item, live.get(name), lists, location)
    const move = moves.get(name)
    return { name, value, changes: move === undefined ? changes : [move, ...changes] }
  })
  const removed = [...live].flatMap(([name, item]) =>
    wanted.has(name)
      ? []
      : [describeChange(location, shape.item, { before: item, after: undefined, isReset }, nameItem(item, shape))],
  )
  const values: Named = new Map(given.map(({ name, value }) => [name, value]))
  return {
    changes: [...given.flatMap(({ changes }) => changes), ...removed],
    value: isOrdered(shape) ? [...values.values()] : keepOrder(values, live),
  }
}

function compareItem(
  wanted: ConfigValue,
  live: ConfigValue | undefined,
  lists: Lists,
  location: Location,
): Compared<ConfigValue> {
  const { shape, isReset } = lists
  const item = nameItem(wanted, shape)
  const compared = compareMembers(wanted, live, lists, enterItem(location, item))
  if (live !== undefined) return compared
  const added = describeChange(location, shape.item, { before: undefined, after: wanted, isReset }, item)
  return { changes: [added], value: compared.value }
}

function compareMembers(
  wanted: ConfigValue,
  live: ConfigValue | undefined,
  { shape: { item: shape }, compareStructures }: Lists,
  location: Location,
): Compared<ConfigValue> {
  if (shape.kind !== 'structure' || !isStructure(wanted)) return { changes: [], value: live ?? wanted }
  return compareStructures({ wanted, live: isStructure(live) ? live : undefined, shape }, location)
}

function describeMoves(
  wanted: Named,
  live: Named,
  shape: ListShape,
  location: Location,
): ReadonlyMap<string, ConfigChange> {
  const before = [...live.keys()]
  const after = [...wanted.keys()]
  const moved = findMoved(
    before.filter((name) => wanted.has(name)),
    after.filter((name) => live.has(name)),
  )
  return new Map(
    [...wanted]
      .filter(([name]) => moved.has(name))
      .map(([name, item]) => [
        name,
        describeMove(location, nameItem(item, shape), before.indexOf(name), after.indexOf(name)),
      ]),
  )
}

/** Adds a number to a repeated key, so that no item is lost. */
function nameItems(items: readonly ConfigValue[], shape: ListShape, owner: string): Named {
  const named = new Map<string, ConfigValue>()
  const counts = new Map<string, number>()
  for (const item of items) {
    const name = identifyItem(item, shape, owner)
    const count = counts.get(name) ?? 0
    counts.set(name, count + 1)
    named.set(count === 0 ? name : `${name}\0${count}`, item)
  }
  return named
}

/** Puts existing items first, in CloudFront's order, and then the new ones. */
function keepOrder(values: Named, live: Named): readonly ConfigValue[] {
  const names = new Set([...live.keys(), ...values.keys()])
  return [...names].flatMap((name) => values.get(name) ?? [])
}
