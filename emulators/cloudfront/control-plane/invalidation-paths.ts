/** https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/invalidation-specifying-objects.html */

import { InvalidArgument$ } from '@aws-sdk/client-cloudfront'
import { ServiceError } from '../protocol/service-error.ts'

/** AWS's documents disagree. */
export type InnerAsterisk = 'refused' | 'literal'

const LONGEST_PATH = 4000
const LONGEST_TAG = 256
/** Printable ASCII without `~` and RFC 1738's unsafe characters. */
const PATH = /^\/(?:[!$&-;=?-Z_a-z]|%[0-9A-Fa-f]{2})*$/
/** ASCII 33 to 126 without the comma. */
const TAG = /^#[!-)+\-.-~]+$/

export function isInvalidationPath(path: string, innerAsterisk: InnerAsterisk): boolean {
  if (path.startsWith('#')) return path.length <= 1 + LONGEST_TAG && TAG.test(path)
  if (path.length > LONGEST_PATH || !PATH.test(path)) return false
  return innerAsterisk === 'literal' || !path.slice(0, -1).includes('*')
}

export function isWildcard(path: string): boolean {
  return path.startsWith('/') && path.endsWith('*')
}

export function invalidPaths(): ServiceError {
  return new ServiceError(InvalidArgument$, 'Your request contains one or more invalid invalidation paths.')
}
