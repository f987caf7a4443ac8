import type { CloudFront, Distribution } from '../cloudfront/cloudfront.ts'
import { CloudFrontError, isRefusedAs } from '../cloudfront/errors.ts'
import { isRepository, parseCallerReference, type Origin } from './post/caller-reference.ts'
import { isComplete } from './post/part.ts'

/** `since` lists the commits of newer, incomplete purges, newest first. The cache may have files of these commits. */
export type LastInvalidation =
  | { readonly kind: 'found'; readonly commit: string; readonly runId: string; readonly since: readonly string[] }
  | {
      readonly kind: 'none'
      readonly because: 'nothing' | 'incomplete' | 'refused' | 'failed'
      readonly reason: string
    }

/** Reading an invalidation costs one call, and listing 100 of them another one. */
export const MAX_INVALIDATIONS_READ = 300

/** A re-run looks at more invalidations, to find the purge of an earlier attempt. */
const MAX_READ_FOR_EARLIER_ATTEMPT = 30

type Purge = { readonly commit: string; readonly runId: string; readonly parts: Set<string> }
type FoundInvalidation = Extract<LastInvalidation, { readonly kind: 'found' }>

/**
 * Finds the newest complete purge of this repository and scope. Returns `none` if CloudFront refuses a call. Ignores
 * this run's own purges of `head`, so that a re-run purges again.
 */
export async function findLastInvalidation({
  cloudfront,
  distribution,
  run,
  scope,
  head,
}: {
  readonly cloudfront: CloudFront
  readonly distribution: Distribution
  readonly run: Pick<Origin, 'repository' | 'runId' | 'runAttempt'>
  readonly scope: string
  readonly head?: string | undefined
}): Promise<LastInvalidation> {
  const purges = new Map<string, Purge>()
  let seeksOwn = run.runAttempt !== '1'
  let newest: FoundInvalidation | undefined
  let looked = 0
  let limit = MAX_INVALIDATIONS_READ
  try {
    for await (const id of cloudfront.listInvalidationIds(distribution)) {
      if (looked === limit) break
      looked += 1
      const parsed = parseCallerReference(await cloudfront.getCallerReference(distribution, id))
      if (parsed?.origin.scope !== scope || !isRepository(parsed.origin.repository, run.repository)) continue
      const { commit, runId, runAttempt, nonce } = parsed.origin
      if (commit === undefined) continue
      if (runId === run.runId && commit === head) {
        seeksOwn = false
        continue
      }
      const attempt = `${runId}.${runAttempt}.${nonce}`
      const purge = purges.get(attempt) ?? { commit, runId, parts: new Set() }
      purges.set(attempt, purge)
      purge.parts.add(parsed.part)
      if (!isComplete(purge.parts)) continue
      const last = found(purge, purges.values())
      if (!seeksOwn) return last
      if (newest === undefined) limit = Math.min(limit, looked + MAX_READ_FOR_EARLIER_ATTEMPT)
      newest ??= last
    }
  } catch (error) {
    if (!(error instanceof CloudFrontError)) throw error
    return {
      kind: 'none',
      because: error.passes ? 'failed' : 'refused',
      reason: describeError(error, distribution),
    }
  }
  if (newest !== undefined) return newest
  return {
    kind: 'none',
    because: purges.size > 0 ? 'incomplete' : 'nothing',
    reason: describeNone(distribution.id, run.repository, looked),
  }
}

function found({ commit, runId }: Purge, purges: Iterable<Purge>): FoundInvalidation {
  const since = new Set(Array.from(purges, (purge) => purge.commit))
  since.delete(commit)
  return { kind: 'found', commit, runId, since: [...since] }
}

function describeError(error: CloudFrontError, { kind, id }: Distribution): string {
  const statement = kind === 'tenant' ? 'WaitForTenants' : 'Wait'
  const where = isRefusedAs(error, 'AccessDenied', 'AccessDeniedException')
    ? ` The statement \`${statement}\` of docs/iam/purge.json does that.`
    : ''
  return `The last invalidation of ${id} cannot be looked up: ${error.message}. ${error.advice}${where}`
}

function describeNone(id: string, repository: string, looked: number): string {
  const where =
    looked === 0
      ? `${id} has no invalidations`
      : `none of the ${looked === MAX_INVALIDATIONS_READ ? 'last ' : ''}${looked} invalidations of ${id} completes a purge by ${repository} with these rules and \`base\` \`auto\` or \`last-invalidation\``
  return `The commit of this distribution's last purge is unknown: ${where}. A run that purges everything records the first one.`
}
