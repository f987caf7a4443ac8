/** https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/invalidation-by-tags.html */

import { headerOf, type OriginAnswer } from './origin.ts'

/** CloudFront ignores further tags. */
const MOST_TAGS = 50
/** ASCII 33 to 126 without the comma. */
const TAG = /^[!-+\--~]{1,256}$/

/** In lower case, as CloudFront compares them. */
export function readCacheTags(answer: OriginAnswer, headerName: string | undefined): ReadonlySet<string> {
  const header = headerName === undefined ? undefined : headerOf(answer, headerName)
  const tags = (header ?? '').split(',').map((tag) => tag.trim().toLowerCase())
  return new Set(tags.filter((tag) => TAG.test(tag)).slice(0, MOST_TAGS))
}
