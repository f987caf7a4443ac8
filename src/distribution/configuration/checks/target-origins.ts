/** Where behaviors send requests to. */
import { show } from '../wording.ts'
import type { Check } from './check.ts'
import { groupIds, offer, originIds } from './origin-ids.ts'
import { behaviorsOf, textAt, textsAt } from './part.ts'

export const checkTargetOrigins: Check = (config, { refuse, advise }) => {
  const groups = groupIds(config)
  const ids = new Set([...originIds(config), ...groups])
  for (const behavior of behaviorsOf(config)) {
    const target = textAt(behavior, 'TargetOriginId') ?? ''
    if (!ids.has(target))
      refuse(
        [...behavior.path, 'TargetOriginId'],
        `${show(target)} is neither an origin nor an origin group; ${offer(ids)}`,
      )
    else if (groups.has(target) && textsAt(behavior, 'AllowedMethods').includes('POST'))
      // aws/aws-cdk#32450
      advise(
        [...behavior.path, 'AllowedMethods'],
        'CloudFront refuses methods that write for an origin group; write GET HEAD OPTIONS, or name an origin in TargetOriginId',
      )
  }
}
