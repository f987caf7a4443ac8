/** One table, read from the top. */
import { hasAny, type Digest } from './body-digest.ts'

/** Header names are in lower case. `reason` is a clause without an end. */
export type Answer =
  | {
      readonly kind: 'answer'
      readonly status: number
      readonly headers: Readonly<Record<string, string>>
      readonly digests: readonly Digest[]
      /** Milliseconds since 1970. */
      readonly receivedAt: number
    }
  | { readonly kind: 'none'; readonly reason: string; readonly passes: boolean }

export type FileContents = {
  /** Empty if the bytes are unknown. */
  readonly head: readonly Digest[]
  /** Before the push; empty without the file, undefined if unknown. */
  readonly base: readonly Digest[] | undefined
}

/**
 * - `file`: files of the site that may be behind the URL.
 * - `gone`: all of them are deleted.
 * - `nothing`: no file is behind the URL.
 */
export type Expectation = {
  readonly kind: 'file' | 'gone' | 'nothing'
  readonly files: readonly FileContents[]
}

export type UrlVerdict =
  | { readonly kind: 'fresh' }
  | { readonly kind: 'stale'; readonly by: 'body' | 'age' }
  /** Neither the old nor the new bytes, but not from before the purge. */
  | { readonly kind: 'anew'; readonly reason: string; readonly mayBeMissing: boolean }
  | { readonly kind: 'unknown'; readonly reason: string; readonly passes: boolean }

const MISSING: ReadonlySet<number> = new Set([403, 404, 410])

/** Statuses that say nothing of the cache, and whether to ask again. */
const SILENT: ReadonlyMap<number, boolean> = new Map([
  [202, true],
  [401, false],
  [403, false],
  [405, false],
  [407, false],
  [429, true],
])

/** `purgedAt`, in milliseconds, is before CloudFront took the invalidation. `errorPages` has the site's own. */
export function judgeAnswer(
  answer: Answer,
  expected: Expectation,
  { purgedAt, errorPages }: { readonly purgedAt: number; readonly errorPages: readonly Digest[] },
): UrlVerdict {
  if (answer.kind === 'none') return { kind: 'unknown', reason: answer.reason, passes: answer.passes }
  const { status, digests } = answer
  const challenge = findChallenge(answer.headers)
  if (challenge !== undefined) return { kind: 'unknown', reason: challenge, passes: false }
  if (expected.kind === 'gone' && MISSING.has(status)) return { kind: 'fresh' }
  const passes = SILENT.get(status) ?? (status >= 500 ? true : undefined)
  if (passes !== undefined) return { kind: 'unknown', reason: describeStatus(status), passes }

  const isOld = hasAny(
    expected.files.flatMap(({ base = [] }) => base),
    digests,
  )
  if (status === 200) {
    const isErrorPage = hasAny(errorPages, digests)
    const isNew = hasAny(
      expected.files.flatMap(({ head }) => head),
      digests,
    )
    const isOldKnown = expected.files.every(({ base }) => base !== undefined)
    if (isErrorPage && expected.kind === 'gone' && isOldKnown && !isOld) return { kind: 'fresh' }
    if (isNew && !mayBeOfAnother(digests, expected)) return { kind: 'fresh' }
    if (isNew && isOlderThan(answer, purgedAt))
      return { kind: 'unknown', reason: 'one of several files has these bytes, and one of them had', passes: true }
    if (isOld && !isNew && !(isErrorPage && expected.kind === 'gone')) return { kind: 'stale', by: 'body' }
    if (isErrorPage && expected.kind === 'file' && !isOlderThan(answer, purgedAt))
      return { kind: 'anew', reason: "a page of the site's own for missing files", mayBeMissing: true }
  }
  if (isOlderThan(answer, purgedAt)) return { kind: 'stale', by: 'age' }
  const mayBeMissing = expected.kind === 'file' && (status === 404 || status === 410)
  return { kind: 'anew', reason: describeOther(answer, expected), mayBeMissing }
}

/** Another one of several files may have been behind the URL before. */
function mayBeOfAnother(digests: readonly Digest[], { files }: Expectation): boolean {
  if (files.length < 2 || files.every(({ head, base = [] }) => hasAny(head, base))) return false
  return files.some(({ base }) => base === undefined || hasAny(digests, base))
}

/** Seconds in the cache; undefined if the edge does not say. */
export function readAge(headers: Readonly<Record<string, string>>): number | undefined {
  const age = headers['age']?.trim() ?? ''
  return /^\d{1,10}$/.test(age) ? Number(age) : undefined
}

/** Certain: `Age` is rounded down, and the answer was on its way. */
export function isOlderThan(answer: Answer, purgedAt: number): boolean {
  if (answer.kind === 'none') return false
  const age = readAge(answer.headers)
  return age !== undefined && age * 1000 > answer.receivedAt - purgedAt
}

/** Whether the answer came from the origin just now. */
export function isFromOrigin(answer: Answer): boolean {
  return answer.kind === 'answer' && /^(?:Miss|RefreshHit)\b/i.test(answer.headers['x-cache'] ?? '')
}

function findChallenge(headers: Readonly<Record<string, string>>): string | undefined {
  const action = headers['x-amzn-waf-action'] ?? headers['cf-mitigated']
  return action === undefined ? undefined : 'a firewall answered with a challenge'
}

const STATUSES: ReadonlyMap<number, string> = new Map([
  [202, '202, which may be a challenge of the web ACL'],
  [401, '401: the URL asks for credentials'],
  [403, '403: a web ACL, signed URLs, a geographic restriction, or no file at the origin'],
  [405, '405, which may be a puzzle of the web ACL'],
  [429, '429: too many requests'],
])

function describeStatus(status: number): string {
  return STATUSES.get(status) ?? `${status}, an error of the origin or the edge`
}

const LOCATION_SHOWN = 200

function describeOther({ status, headers }: Extract<Answer, { kind: 'answer' }>, { kind }: Expectation): string {
  const location = headers['location']
  if (status >= 300 && status < 400 && location !== undefined)
    return `${status}, a redirect to ${location.slice(0, LOCATION_SHOWN)}`
  if (status === 404 || status === 410) return kind === 'file' ? `${status}: the file may not be uploaded` : `${status}`
  if (status !== 200) return `${status}`
  if (kind === 'nothing') return 'no file is behind this path'
  return kind === 'gone'
    ? 'another page than before'
    : 'other bytes than the file has, so they were transformed or made'
}
