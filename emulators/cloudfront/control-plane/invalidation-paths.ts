/**
 * Which paths and tags an invalidation may name.
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/invalidation-specifying-objects.html
 */

import { InvalidArgument$ } from '@aws-sdk/client-cloudfront'
import { ServiceError } from '../protocol/service-error.ts'

/** What a `*` before the end of a path is: sources disagree whether the service refuses it or takes it literally. */
export type InnerAsterisk = 'refused' | 'literal'

const LONGEST_PATH = 4000
const LONGEST_TAG = 256
/** Printable ASCII without the characters that RFC 1738 calls unsafe, without `~`, and `%` only before two hex digits. */
const PATH = /^\/(?:[!$&-;=?-Z_a-z]|%[0-9A-Fa-f]{2})*$/
/** ASCII 33 to 126 without the comma; a tag has no wildcard. */
const TAG = /^#[!-)+\-.-~]+$/

/** Whether CloudFront takes a path or a `#tag`. */
export function isInvalidationPath(path: string, innerAsterisk: InnerAsterisk): boolean {
  if (path.startsWith('#')) return path.length <= 1 + LONGEST_TAG && TAG.test(path)
  if (path.length > LONGEST_PATH || !PATH.test(path)) return false
  return innerAsterisk === 'literal' || !path.slice(0, -1).includes('*')
}

/** Whether a path counts as a wildcard: only a `*` at its end is one. */
export function isWildcard(path: string): boolean {
  return path.startsWith('/') && path.endsWith('*')
}

/** The refusal of a batch with a bad path. Which one it is the service does not say. */
export function invalidPaths(): ServiceError {
  return new ServiceError(InvalidArgument$, 'Your request contains one or more invalid invalidation paths.')
}
