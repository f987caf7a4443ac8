/** Which behavior a path has. */
import { show } from '../wording.ts'
import type { Check } from './check.ts'
import { itemsAt, textAt } from './part.ts'

export const checkPathPatterns: Check = (config, { refuse }) => {
  const seen = new Set<string>()
  for (const behavior of itemsAt(config, 'CacheBehaviors')) {
    const pattern = textAt(behavior, 'PathPattern')
    if (pattern === undefined) continue
    if (seen.has(pattern))
      refuse(
        [...behavior.path, 'PathPattern'],
        `${show(pattern)} is the pattern of a behavior before it, which has all its requests; write another, or remove one of the two`,
      )
    seen.add(pattern)
  }
}
