/** Finds the commit that a distribution was last purged for, by the CallerReferences of our invalidations. */
import type { CloudFront, Distribution } from '../cloudfront/cloudfront.ts'
import { CloudFrontError } from '../cloudfront/errors.ts'
import { isRepository, parseCallerReference } from './plan/caller-reference.ts'
import { isComplete } from './plan/part.ts'

/**
 * The last complete purge. `since` holds the commits of newer, incomplete ones, newest first: they were live for a while, so the
 * cache may hold their files.
 */
export type LastInvalidation =
  | { readonly kind: 'found'; readonly commit: string; readonly runId: string; readonly since: readonly string[] }
  | { readonly kind: 'none'; readonly reason: string }

/** The most invalidations to look at, newest first: one call for each, and one for each page of 100. */
export const MAX_INVALIDATIONS_READ = 300

type Purge = { readonly commit: string; readonly runId: string; readonly parts: Set<string> }

/**
 * Finds the newest complete purge by this repository and scope. This usually takes two calls, plus one for each newer invalidation
 * and each further batch of the purge. If CloudFront refuses a call, the result is `none` with that reason.
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
      if (looked === MAX_INVALIDATIONS_READ) break
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
      : `none of the ${looked === MAX_INVALIDATIONS_READ ? 'last ' : ''}${looked} invalidations of ${id} completes a purge by ${repository} with these rules and \`base: last-invalidation\``
  return `It is not known for which commit this distribution was purged last: ${where}. A run that purges everything makes the first one.`
}
