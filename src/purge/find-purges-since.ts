import type { Mark } from '../built-site/manifest.ts'
import type { CloudFront, Distribution } from '../cloudfront/cloudfront.ts'
import { isRepository, parseCallerReference, type Origin } from './post/caller-reference.ts'
import { isComplete } from './post/part.ts'

export type PurgesSince = { readonly newest: string | undefined } & (
  | { readonly kind: 'known'; readonly runs: readonly string[]; readonly paths: readonly string[] }
  | { readonly kind: 'unknown'; readonly reason: string }
)

const MOST_READ = 300
const MOST_PURGES = 20
const READ_FOR_EARLIER_ATTEMPT = 30

/**
 * Purges of this repository and scope that `mark` does not have: by other branches, runs whose manifest was lost, and
 * earlier attempts of this run. Rejects with a CloudFrontError.
 */
export async function findPurgesSince({
  cloudfront,
  distribution,
  run,
  scope,
  mark,
}: {
  readonly cloudfront: CloudFront
  readonly distribution: Distribution
  readonly run: Pick<Origin, 'repository' | 'runId' | 'runAttempt'>
  readonly scope: string
  /** Undefined to find only `newest`. */
  readonly mark: Mark | undefined
}): Promise<PurgesSince> {
  const purges = new Map<string, { readonly runId: string; readonly parts: Set<string>; readonly paths: string[] }>()
  const seeksOwn = run.runAttempt !== '1'
  let newest: string | undefined
  let isKnown = false
  let left = MOST_READ
  for await (const id of cloudfront.listInvalidationIds(distribution)) {
    newest ??= id
    if (mark === undefined) break
    if (!isKnown && id === mark.newest) {
      isKnown = true
      left = Math.min(left, READ_FOR_EARLIER_ATTEMPT)
    }
    if (isKnown && (!seeksOwn || left === 0)) break
    if (mark.posted.includes(id) && !seeksOwn) continue
    if (left === 0) return unknown(newest, `${distribution.id} had more than ${MOST_READ} invalidations since`)
    left -= 1
    const { callerReference, paths } = await cloudfront.getBatch(distribution, id)
    const parsed = parseCallerReference(callerReference)
    if (parsed?.origin.scope !== scope || !isRepository(parsed.origin.repository, run.repository)) continue
    const { runId, runAttempt, nonce } = parsed.origin
    const isOwn = seeksOwn && runId === run.runId
    if ((isKnown || mark.posted.includes(id)) && !isOwn) continue
    const attempt = `${runId}.${runAttempt}.${nonce}`
    const purge = purges.get(attempt) ?? { runId, parts: new Set(), paths: [] }
    purges.set(attempt, purge)
    purge.parts.add(parsed.part)
    purge.paths.push(...paths)
  }
  if (purges.size > MOST_PURGES) return unknown(newest, `more than ${MOST_PURGES} runs purged ${distribution.id} since`)
  const incomplete = [...purges.values()].find(({ parts }) => !isComplete(parts))
  if (incomplete !== undefined) return unknown(newest, `run ${incomplete.runId} purged only a part of its build since`)
  return {
    kind: 'known',
    newest,
    runs: [...new Set(Array.from(purges.values(), ({ runId }) => runId))],
    paths: [...new Set([...purges.values()].flatMap(({ paths }) => paths))],
  }
}

function unknown(newest: string | undefined, reason: string): PurgesSince {
  return {
    kind: 'unknown',
    newest,
    reason: `A comparison with the last build does not show all changes, because ${reason}.`,
  }
}
