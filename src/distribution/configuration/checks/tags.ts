import { isTagValue, RESERVED_PREFIX } from '../../ownership/tags.ts'
import { show } from '../reading/wording.ts'
import type { Findings } from './check.ts'

const MAX_KEY_LENGTH = 128

/** CloudFront allows 50, of which the action needs some. */
const MAX_TAGS = 46

/** https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_Tag.html */
export function checkTags(tags: ReadonlyMap<string, string>, { refuse, advise }: Findings): void {
  for (const [key, value] of tags) {
    const name = show(key)
    if (key.startsWith(RESERVED_PREFIX))
      advise(['Tags'], `${name} is one of the action's own tags and is left out; write another key`)
    if (key === '' || key.length > MAX_KEY_LENGTH || !isTagValue(key))
      refuse(['Tags'], `${name} cannot be a key; write 1 to ${MAX_KEY_LENGTH} ${CHARACTERS}`)
    if (/^aws:/i.test(key)) refuse(['Tags'], `${name} cannot be a key, because AWS reserves aws:; write another key`)
    if (!isTagValue(value))
      refuse(['Tags'], `the value of ${name}, ${show(value)}, is not allowed; write at most 256 ${CHARACTERS}`)
  }
  if (tags.size > MAX_TAGS)
    advise(
      ['Tags'],
      `there are ${tags.size} tags; a distribution can have ${MAX_TAGS} in addition to the action's own; remove some, or ask for more in Service Quotas`,
    )
}

const CHARACTERS = 'letters, digits, blanks and _.:/=+-@'
