/**
 * CallerReferences: what makes a request safe to send again. The same reference with the same paths is the same invalidation,
 * billed once; a purge that is repeated on purpose needs another one. They are also the only thing that CloudFront remembers of
 * where an invalidation came from, so that they say it in words.
 */
import { MAX_REFERENCE_LENGTH } from '../../cloudfront/cloudfront.ts'
import { shortDigest } from '../../digest.ts'
import { isPart } from './part.ts'

/** Which run of the action purges, and what for. */
export type Origin = {
  /** `owner/name` */
  readonly repository: string
  /** What is purged by which rules, as eight hexadecimal digits: two targets of one commit differ in it. */
  readonly scope: string
  /** The commit with which the cache agrees once all parts are posted, in full; undefined where nobody can say. */
  readonly commit: string | undefined
  readonly runId: string
  readonly runAttempt: string
  /** Differs for every process: a second step of the same job is another purge. */
  readonly nonce: string
}

/**
 * `owner/name:scope:commit:run.attempt.nonce:part`, where the part is `2of7` or, of a batch that was halved twice, `2of7.01`. A repository
 * whose name leaves no room is shortened to its beginning and a digest; where all else is too long, too, a digest of it all and its
 * end are left.
 */
export function formatCallerReference(origin: Origin, part: string): string {
  const rest = [
    origin.scope,
    origin.commit ?? 'none',
    `${origin.runId}.${origin.runAttempt}.${origin.nonce}`,
    part,
  ].join(':')
  const { repository } = origin
  const reference = `${repository}:${rest}`
  if (reference.length <= MAX_REFERENCE_LENGTH) return reference
  const shortened = shorten(repository, MAX_REFERENCE_LENGTH - rest.length - 1)
  if (shortened !== undefined) return `${shortened}:${rest}`
  const beginning = `+${shortDigest(reference)}:`
  return beginning + rest.slice(beginning.length - MAX_REFERENCE_LENGTH)
}

/** What a CallerReference of ours says. */
export type ParsedReference = {
  /** The repository as it stands there, perhaps shortened: see `isRepository`. */
  readonly origin: Origin
  readonly part: string
}

const REFERENCE =
  /^(?:[\w./-]+|[\w./-]*\+[0-9a-f]{8}):[0-9a-f]{8}:(?:none|[0-9a-f]{40}|[0-9a-f]{64}):\d+\.\d+\.[0-9a-f]+:[^:]+$/

/**
 * Reads what `formatCallerReference` wrote. Undefined for the references of others, and for those of ours that were too long to be
 * kept whole.
 */
export function parseCallerReference(reference: string): ParsedReference | undefined {
  if (!REFERENCE.test(reference)) return undefined
  const [repository = '', scope = '', commit = '', run = '', part = ''] = reference.split(':')
  const [runId = '', runAttempt = '', nonce = ''] = run.split('.')
  if (!isPart(part)) return undefined
  return {
    origin: { repository, scope, commit: commit === 'none' ? undefined : commit, runId, runAttempt, nonce },
    part,
  }
}

/** Whether the repository of a parsed reference, in full or shortened, is this one. */
export function isRepository(written: string, repository: string): boolean {
  return written === repository || written === shorten(repository, written.length)
}

/** A repository as its beginning and a digest, which no name holds the `+` of; undefined where there is no room for that. */
function shorten(repository: string, length: number): string | undefined {
  const digest = `+${shortDigest(repository)}`
  const room = length - digest.length
  return room < 0 ? undefined : repository.slice(0, room) + digest
}
