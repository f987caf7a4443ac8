/**
 * CallerReferences: what makes a request safe to send again. The same reference with the same paths is the same invalidation,
 * billed once; a purge that is repeated on purpose needs another one. They are also the only thing that CloudFront remembers of
 * where an invalidation came from, so that they say it in words.
 */
import { createHash } from 'node:crypto'

/** Characters of a reference at most, as CloudFront counts them. */
export const MAX_REFERENCE_LENGTH = 128

/** Which run of the action purges, and what for. */
export type Origin = {
  /** `owner/name` */
  readonly repository: string
  /** What is purged by which rules, as a short digest: two targets of one commit differ in it. */
  readonly scope: string
  /** The commit whose files are now live, in full; undefined when only `paths` were purged. */
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
  const digest = `+${shortDigest(repository)}`
  const room = MAX_REFERENCE_LENGTH - rest.length - 1 - digest.length
  if (room >= 0) return `${repository.slice(0, room)}${digest}:${rest}`
  const beginning = `+${shortDigest(reference)}:`
  return beginning + rest.slice(beginning.length - MAX_REFERENCE_LENGTH)
}

/** Eight hexadecimal digits that stand for a text. */
export function shortDigest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 8)
}
