/** https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/invalidation-by-tags.html */

import { headerOf, type OriginAnswer } from './origin.ts'

/** CloudFront ignores further tags. */
const MOST_TAGS = 50
/** ASCII 33 to 126 without the comma, at most 256 characters. */
const TAG = /^[!-+\--~]{1,256}$/

/**
 * The tags in the header of `CacheTagConfig`, in lower case, as CloudFront compares them; none without that
 * configuration.
 */
export function readCacheTags(answer: OriginAnswer, headerName: string | undefined): ReadonlySet<string> {
  const header = headerName === undefined ? undefined : headerOf(answer, headerName)
  const tags = (header ?? '').split(',').map((tag) => tag.trim().toLowerCase())
  return new Set(tags.filter((tag) => TAG.test(tag)).slice(0, MOST_TAGS))
}
