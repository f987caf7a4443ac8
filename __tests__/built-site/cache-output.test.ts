import { expect, test } from '@jest/globals'
import { adviseOnReason, findReason, readPrinted } from '../../src/built-site/cache-output.ts'

const GUESS = 'Failed to save: Unable to reserve cache with key k, another job may be creating this cache.'
const refuse = (answer: string, prefix = 'Received non-retryable error: ') => [
  `::debug::Failed to reserve cache: Error: Failed to CreateCacheEntry: ${prefix}Failed request: ${answer}`,
  GUESS,
]
const MAY_NOT = 'may only read it'
const LATER = 'A later run tries again'

test.each<[string, readonly string[], string, string | undefined]>([
  [
    'a token that may only read',
    refuse('(403) Forbidden: cache write denied: untrusted'),
    'it answered 403 Forbidden: cache write denied: untrusted',
    MAY_NOT,
  ],
  [
    'a policy, without a status',
    [
      '::debug::Failed to reserve cache: Error: cache write denied: the event is not trusted',
      '::warning::Failed to save: Unable to reserve cache with key k. More details: cache write denied: the event is not trusted',
    ],
    'cache write denied: the event is not trusted',
    MAY_NOT,
  ],
  [
    'an entry that exists',
    refuse('(409) Conflict: cache entry with the same key, version, and scope already exists'),
    'it answered 409 Conflict: cache entry with the same key, version, and scope already exists',
    undefined,
  ],
  [
    'an entry that another job reserves',
    ['::debug::Failed to reserve cache: Error: Response was not ok', GUESS],
    GUESS.slice(16),
    undefined,
  ],
  [
    'an entry that is refused with a message',
    [
      '::warning::Cache reservation failed: the entry is locked',
      '::debug::Failed to reserve cache: Error: the entry is locked',
      GUESS,
    ],
    'the entry is locked',
    undefined,
  ],
  ['too large an archive', refuse('(413) Payload Too Large: '), 'it answered 413 Payload Too Large: ', LATER],
  [
    'a limit of writes',
    refuse('(429) Too Many Requests: cache write limit', 'Rate limited: '),
    'it answered 429 Too Many Requests: cache write limit',
    LATER,
  ],
  [
    'the limit of storage',
    refuse('(400) Bad Request: cache size of 11 GB is over the 10 GB limit'),
    'it answered 400 Bad Request: cache size of 11 GB is over the 10 GB limit',
    LATER,
  ],
  [
    'no usage left',
    [
      '::debug::Failed to reserve cache: Error: Failed to CreateCacheEntry: Cache storage quota has been hit. Unable to upload any new cache entries.',
      GUESS,
    ],
    'Failed to CreateCacheEntry: Cache storage quota has been hit. Unable to upload any new cache entries.',
    LATER,
  ],
  [
    'a service that is down',
    [
      '::error::Failed to restore: Failed to GetCacheEntryDownloadURL: Failed to make request after 5 attempts: Failed request: (503) Service Unavailable',
    ],
    'it answered 503 Service Unavailable',
    undefined,
  ],
  [
    'a mode that permits no writes',
    ["Cache save skipped: the effective cache-mode 'read' does not permit writes."],
    "Cache save skipped: the effective cache-mode 'read' does not permit writes.",
    MAY_NOT,
  ],
  [
    'a read that is denied',
    [
      '::warning::Failed to restore: Failed to GetCacheEntryDownloadURL: Received non-retryable error: Failed request: (403) Forbidden: cache read denied: no scope',
    ],
    'it answered 403 Forbidden: cache read denied: no scope',
    MAY_NOT,
  ],
  [
    'no connection',
    ['::warning::Failed to restore: Unable to make request: ECONNREFUSED%0AIf you are using self-hosted runners'],
    'the connection failed with ECONNREFUSED',
    undefined,
  ],
  [
    'a page instead of an answer',
    ['::warning::Failed to restore: <html>'],
    'it did not answer as the cache does',
    undefined,
  ],
])('%s', (_, lines, reason, advice) => {
  const found = findReason(readPrinted(lines.join('\n'), () => undefined))
  expect(found).toBe(reason.trim())
  if (advice === undefined) expect(adviseOnReason(reason)).toBeUndefined()
  else expect(adviseOnReason(reason)).toContain(advice)
})

test('nothing that is printed is a reason if nothing went wrong', () => {
  expect(findReason(readPrinted('Cache service version: v2\n::debug::Body: {}', () => undefined))).toBeUndefined()
})

test('secrets are masked, and signatures of URLs are left out', () => {
  const masked: string[] = []
  const printed = readPrinted('::add-mask::s3cret\nGET https://a.example/b?sig=s3cret done', (one) => masked.push(one))
  expect(printed).toEqual([{ command: '', text: 'GET https://a.example/b?*** done' }])
  expect(masked).toEqual(['s3cret'])
})
