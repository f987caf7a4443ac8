import type { Answer } from './judge.ts'
import { isFromOrigin, isOlderThan, readAge } from './judge.ts'

export type Cause =
  | 'uploaded-late'
  | 'took-effect-late'
  | 'another-host'
  | 'another-distribution'
  | 'another-cache'
  | 'origin-path'
  | 'old-origin'
  | 'rewritten'
  | 'unknown'

export type StaleEvidence = {
  /** After the second purge; its time in milliseconds. */
  readonly answer: Answer
  readonly purgedAt: number
  /** The answer before the second purge. */
  readonly earlier: Answer
  /** The same path by the distribution's own domain name; undefined if that was not asked. */
  readonly byOwnDomain: { readonly isStale: boolean } | undefined
  /** Whether `origin-path` is not the origin path of the distribution. */
  readonly hasOtherOriginPath: boolean
}

/** For a URL that is still stale after its second purge. */
export function findCause({ answer, earlier, purgedAt, byOwnDomain, hasOtherOriginPath }: StaleEvidence): Cause {
  if (answer.kind === 'none') return 'unknown'
  const { headers } = answer
  if (!isOfCloudFront(headers)) return 'another-host'
  if (isKeptElsewhere(headers) || isSameAnswer(answer, earlier)) return 'another-cache'
  if (byOwnDomain?.isStale !== true && OTHER_CACHES.some((name) => headers[name] !== undefined)) return 'another-cache'
  if (byOwnDomain?.isStale === false) return 'another-distribution'
  if (isFromOrigin(answer) || !isOlderThan(answer, purgedAt)) return hasOtherOriginPath ? 'origin-path' : 'old-origin'
  return 'rewritten'
}

/** For a URL that was stale and is not after its second purge. `first` is the stale answer. */
export function findPassedCause(first: Answer, purgedAt: number): Cause {
  return isFromOrigin(first) || !isOlderThan(first, purgedAt) ? 'uploaded-late' : 'took-effect-late'
}

function isOfCloudFront(headers: Readonly<Record<string, string>>): boolean {
  return (
    headers['x-amz-cf-id'] !== undefined ||
    headers['x-amz-cf-pop'] !== undefined ||
    / from cloudfront$/i.test(headers['x-cache'] ?? '') ||
    /\bcloudfront\b/i.test(headers['via'] ?? '')
  )
}

/** Headers of caches that may be before CloudFront or behind it. */
const OTHER_CACHES = ['cf-cache-status', 'x-varnish', 'x-served-by', 'x-vercel-cache', 'x-akamai-request-id']

/** CloudFront's own misses have no age, and `Via` names the last cache last. */
function isKeptElsewhere(headers: Readonly<Record<string, string>>): boolean {
  const via = headers['via'] ?? ''
  const isBehind = /cloudfront/i.test(via) && !/cloudfront/i.test(via.split(',').at(-1) ?? '')
  const isOldMiss = /^Miss\b/i.test(headers['x-cache'] ?? '') && (readAge(headers) ?? 0) > 0
  return isBehind || isOldMiss
}

/** CloudFront gives each answer another ID. */
function isSameAnswer(one: Answer, other: Answer): boolean {
  if (one.kind === 'none' || other.kind === 'none') return false
  const id = one.headers['x-amz-cf-id']
  return id !== undefined && id === other.headers['x-amz-cf-id']
}

const CAUSES: Readonly<Record<Cause, string>> = {
  'uploaded-late':
    'The new files were uploaded after the purge, and the old ones had been cached again. Purge in a step after the upload.',
  'took-effect-late': 'The first invalidation took effect late.',
  'another-host':
    'The answers are not from CloudFront, so this host name does not lead to the distribution. Check its DNS record.',
  'another-distribution':
    "The distribution's own domain name serves the new files, so another distribution or cache serves this host name. Check its DNS record and the aliases.",
  'another-cache':
    'Another cache, before CloudFront or at the origin, keeps the old files. Purge it, too, or shorten its lifetimes.',
  'origin-path':
    "The distribution's origin path is not `origin-path`, so the files may be uploaded to a directory that it does not read. Correct one of them.",
  'old-origin':
    'The origin itself still has the old files. Upload before this step, to the bucket and path that the distribution reads, and check for a cache at the origin.',
  rewritten:
    'Both purges missed the cached objects, so a function may rewrite these URLs, or the cache key holds more than the path. Purge also the paths that the function makes, or set `query-strings: true`.',
  unknown: 'The answers do not show why.',
}

/** One or two sentences. */
export function describeStaleCause(cause: Cause): string {
  return CAUSES[cause]
}
