/** Which commit a distribution was purged for last: CloudFront remembers it in the CallerReferences of our invalidations. */
import type { CloudFront, Distribution } from '../cloudfront/cloudfront.ts'
import { CloudFrontError } from '../cloudfront/errors.ts'
import { isRepository, parseCallerReference } from './plan/caller-reference.ts'
import { isComplete } from './plan/part.ts'

/**
 * The last purge of which every part was posted, and `since`, newest first, the commits of those that were not over when it began:
 * their files were live for a while, too, so that the cache may hold them.
 */
export type LastInvalidation =
  | { readonly kind: 'found'; readonly commit: string; readonly runId: string; readonly since: readonly string[] }
  | { readonly kind: 'none'; readonly reason: string }

/** How many invalidations are looked at, newest first: one call for each, and one for each page of 100. */
export const LOOKED_AT_MOST = 300

type Purge = { readonly commit: string; readonly runId: string; readonly parts: Set<string> }

/**
 * Finds the newest complete purge by this repository and scope. Most of the time that is two calls, and one more for each newer
 * invalidation and each further batch of the purge. What CloudFront refuses is a reason like any other, no rejection.
 */
export async function findLastInvalidation({
  cloudfront,
  distribution,
  repository,
  scope,
}: {
  readonly cloudfront: CloudFront
  readonly distribution: Distribution
  readonly repository: string
  readonly scope: string
}): Promise<LastInvalidation> {
  const purges = new Map<string, Purge>()
  let looked = 0
  try {
    for await (const id of cloudfront.listInvalidationIds(distribution)) {
      if (looked === LOOKED_AT_MOST) break
      looked += 1
      const parsed = parseCallerReference(await cloudfront.getCallerReference(distribution, id))
      if (parsed?.origin.scope !== scope || !isRepository(parsed.origin.repository, repository)) continue
      const { commit, runId, runAttempt, nonce } = parsed.origin
      if (commit === undefined) continue
      const run = `${runId}.${runAttempt}.${nonce}`
      const purge = purges.get(run) ?? { commit, runId, parts: new Set() }
      purges.set(run, purge)
      purge.parts.add(parsed.part)
      if (isComplete(purge.parts)) return found(purge, purges.values())
    }
  } catch (error) {
    if (!(error instanceof CloudFrontError)) throw error
    return {
      kind: 'none',
      reason: `The last invalidation of ${distribution.id} cannot be looked up: ${error.message}. ${error.advice}`,
    }
  }
  return { kind: 'none', reason: describeNone(distribution.id, repository, looked) }
}

function found({ commit, runId }: Purge, purges: Iterable<Purge>): LastInvalidation {
  const since = new Set(Array.from(purges, (purge) => purge.commit))
  since.delete(commit)
  return { kind: 'found', commit, runId, since: [...since] }
}

function describeNone(id: string, repository: string, looked: number): string {
  const where =
    looked === 0
      ? `${id} has no invalidations`
      : `none of the ${looked === LOOKED_AT_MOST ? 'last ' : ''}${looked} invalidations of ${id} completes a purge by ${repository} with these rules and \`base: last-invalidation\``
  return `It is not known for which commit this distribution was purged last: ${where}. A run that purges everything makes the first one.`
}
