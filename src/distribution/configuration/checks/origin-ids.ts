/** The IDs by which a configuration's origins and origin groups are named. */
import { show } from '../wording.ts'
import { itemsAt, textAt, type Part } from './part.ts'

export function originIds(config: Part): ReadonlySet<string> {
  return idsOf(config, 'Origins')
}

export function groupIds(config: Part): ReadonlySet<string> {
  return idsOf(config, 'OriginGroups')
}

function idsOf(config: Part, list: 'Origins' | 'OriginGroups'): ReadonlySet<string> {
  return new Set(itemsAt(config, list).flatMap((item) => textAt(item, 'Id') ?? []))
}

/** So many IDs are offered where one is wrong. */
const SHOWN = 10

/** What to write where none of the IDs is. */
export function offer(ids: ReadonlySet<string>): string {
  if (ids.size === 0) return 'add the origin to Origins'
  const shown = [...ids].slice(0, SHOWN).map((id) => show(id))
  return `write ${shown.length === 1 ? '' : 'one of '}${shown.join(', ')}${ids.size > SHOWN ? ', …' : ''}`
}
