/** Origin groups: a primary origin and the one to fail over to. */
import { show } from '../wording.ts'
import type { Check } from './check.ts'
import { offer, originIds } from './origin-ids.ts'
import { itemsAt, textAt } from './part.ts'

/** https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_OriginGroupMembers.html */
const MEMBERS = 2

export const checkOriginGroups: Check = (config, { refuse }) => {
  const ids = originIds(config)
  for (const group of itemsAt(config, 'OriginGroups')) {
    const members = itemsAt(group, 'Members')
    if (members.length !== MEMBERS)
      refuse(
        [...group.path, 'Members'],
        `a group does not have ${members.length} members; write ${MEMBERS}, the primary origin first`,
      )
    for (const member of members) {
      const id = textAt(member, 'OriginId') ?? ''
      if (!ids.has(id)) refuse([...member.path, 'OriginId'], `${show(id)} is no origin; ${offer(ids)}`)
    }
  }
}
