/**
 * The cache tags of an answer.
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/invalidation-by-tags.html
 */

import { headerOf, type OriginAnswer } from './origin.ts'

/** Tags of one object at most; those beyond are not kept. */
const MOST_TAGS = 50
/** ASCII 33 to 126 without the comma, at most 256 characters. */
const TAG = /^[!-+\--~]{1,256}$/

/**
 * The tags in the header that the distribution's `CacheTagConfig` names, in lower case, as CloudFront compares them; none if it
 * has no such configuration.
 */
export function readCacheTags(answer: OriginAnswer, headerName: string | undefined): ReadonlySet<string> {
  const header = headerName === undefined ? undefined : headerOf(answer, headerName)
  const tags = (header ?? '').split(',').map((tag) => tag.trim().toLowerCase())
  return new Set(tags.filter((tag) => TAG.test(tag)).slice(0, MOST_TAGS))
}
