import { GitHubFailure } from './github.ts'

/** `status` is undefined without an answer. Header names are in lower case. */
export type GitHubRefusal = {
  readonly status: number | undefined
  readonly text: string
  readonly headers: Readonly<Record<string, string | undefined>>
  /** A request without an answer would fail again. */
  readonly isLasting?: boolean
  /** The deadline ended the request. */
  readonly isTimeUp?: boolean
}

/** A scope that the token must read, unless it says `write`. */
export type Permission =
  'contents' | 'actions' | 'deployments' | 'deployments: write' | 'pull-requests' | 'pull-requests: write'

const MOST_ATTEMPTS = 5
const SECOND = 1000

/**
 * Milliseconds until the next attempt, counted from 1; undefined if none helps.
 * https://docs.github.com/rest/using-the-rest-api/best-practices-for-using-the-rest-api#handle-rate-limit-errors-appropriately
 */
export function chooseDelay(refusal: GitHubRefusal, attempt: number, now: number): number | undefined {
  if (attempt >= MOST_ATTEMPTS) return undefined
  const limited = isRateLimit(refusal)
  if (!limited && !isTransient(refusal)) return undefined
  const seconds = readNumber(refusal.headers['retry-after'])
  if (seconds !== undefined) return Math.max(seconds, 1) * SECOND
  const reset = readNumber(refusal.headers['x-ratelimit-reset'])
  // The server counts whole seconds by its own clock.
  if (limited && isUsedUp(refusal) && reset !== undefined) return Math.max(reset * SECOND - now, 0) + SECOND
  return (limited ? 60 : 1) * SECOND * 2 ** (attempt - 1)
}

/** GitHub answers differently if the repository may not be read. */
export function isNoCommit({ status, text }: GitHubRefusal): boolean {
  return (status === 422 || status === 404 || status === 409) && /no commit found|repository is empty/i.test(text)
}

export function isNoCommonAncestor({ status, text }: GitHubRefusal): boolean {
  return status === 404 && /no common ancestor/i.test(text)
}

/** Whether all other requests would be refused, too. */
export function concernsToken({ status }: GitHubRefusal): boolean {
  return status === 401 || status === 403 || status === 429
}

export function toFailure(given: {
  readonly what: string
  readonly permission: Permission
  readonly refusal: GitHubRefusal
  readonly attempts: number
}): GitHubFailure {
  const { what, permission, refusal, attempts } = given
  const came = describeRefusal(refusal, attempts > 1 ? [`${attempts} attempts`] : [])
  return new GitHubFailure(`${what} failed: ${came}. ${advise(refusal, permission)}`)
}

/** One line: GitHub's text, at most 300 characters, and the facts. */
export function describeRefusal({ status, text, headers }: GitHubRefusal, facts: readonly string[] = []): string {
  const line = text.replaceAll(/[\p{Cc}\s]+/gu, ' ').trim()
  const request = headers['x-github-request-id']
  const all = [
    'GitHub',
    status === undefined ? 'no answer' : `HTTP ${status}`,
    ...(request === undefined ? [] : [`request ${request}`]),
    ...facts,
  ]
  return `${line === '' ? 'no text came back' : line.slice(0, 300)} (${all.join(', ')})`
}

/** GitHub removes unnamed scopes, so the line for writing has all that a preview needs. */
export function permissionLine(permission: Permission): string {
  const scopes = permission.endsWith(': write') ? WRITTEN : permission === 'contents' ? [] : [`${permission}: read`]
  return `permissions: { ${['contents: read', ...scopes].join(', ')} }`
}

const WRITTEN = ['deployments: write', 'pull-requests: write']

function advise(refusal: GitHubRefusal, permission: Permission): string {
  const { status, headers, isLasting, isTimeUp } = refusal
  if (isRateLimit(refusal)) {
    const reset = readNumber(headers['x-ratelimit-reset'])
    const until = isUsedUp(refusal) && reset !== undefined ? ` until ${new Date(reset * SECOND).toISOString()}` : ''
    return `The token may not ask so often${until}: run the job again later, or give it a token of its own in \`github-token\`.`
  }
  if (isTransient(refusal)) return 'Run the job again; https://www.githubstatus.com says whether GitHub has a problem.'
  if (isTimeUp === true) return 'Raise `wait-timeout`.'
  if (isLasting === true)
    return 'A proxy or firewall between the runner and GitHub may have sent this answer. Check it, and `HTTPS_PROXY` if it is set.'
  if (status === 401)
    return 'The token is wrong or has expired: leave `github-token` at its default, or give a valid one.'
  if (status === 403)
    return `The token may not ${permission.endsWith(': write') ? 'write' : 'read'} this. The workflow or job needs \`${permissionLine(permission)}\`.`
  if (status === 404 || status === 422) {
    return `Either it is not there, or the token may not see it. To see it, the workflow or job needs \`${permissionLine(permission)}\`.`
  }
  return 'Give the changed files in `files:` or `files-from:` if this does not go away.'
}

export function isRateLimit(refusal: GitHubRefusal): boolean {
  if (refusal.status === 429) return true
  if (refusal.status !== 403) return false
  return refusal.headers['retry-after'] !== undefined || isUsedUp(refusal) || /rate limit/i.test(refusal.text)
}

function isUsedUp({ headers }: GitHubRefusal): boolean {
  return headers['x-ratelimit-remaining'] === '0'
}

function isTransient({ status, isLasting }: GitHubRefusal): boolean {
  if (status === undefined) return isLasting !== true
  return status === 408 || (status >= 500 && status !== 501)
}

function readNumber(header: string | undefined): number | undefined {
  return header !== undefined && /^\d{1,12}$/.test(header) ? Number(header) : undefined
}
