/** The same reference and paths are one invalidation, billed once. Later runs read what was purged. */
import { MAX_REFERENCE_LENGTH } from '../../cloudfront/cloudfront.ts'
import { shortDigest } from '../../digest.ts'
import { isPart } from './part.ts'

export type Origin = {
  readonly repository: string
  readonly scope: string
  /** A full SHA; undefined if unknown. */
  readonly commit: string | undefined
  readonly runId: string
  readonly runAttempt: string
  /** Unique for each process. */
  readonly nonce: string
}

/** Returns `owner/name:scope:commit:run.attempt.nonce:part`. A digest replaces what is too long. */
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

export type ParsedReference = {
  /** The repository may be shortened; compare it by `isRepository`. */
  readonly origin: Origin
  readonly part: string
}

const REFERENCE =
  /^(?:[\w./-]+|[\w./-]*\+[0-9a-f]{8}):[0-9a-f]{8}:(?:none|[0-9a-f]{40}|[0-9a-f]{64}):\d+\.\d+\.[0-9a-f]+:[^:]+$/

/** Returns undefined for references of other tools, and for our own if they were too long. */
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

export function isRepository(written: string, repository: string): boolean {
  return written === repository || written === shorten(repository, written.length)
}

function shorten(repository: string, length: number): string | undefined {
  const digest = `+${shortDigest(repository)}`
  const room = length - digest.length
  return room < 0 ? undefined : repository.slice(0, room) + digest
}
