/** Purges a distribution that existed before, whose cache may hold what is not deployed any more. */
import type { CloudFront, Distribution } from '../cloudfront/cloudfront.ts'
import { postBatches, type Posted } from '../invalidate/post-batches.ts'
import type { Problem } from '../invalidate/result.ts'
import type { Patience } from '../invalidate/wait-out.ts'
import { waitForCompletion } from '../invalidate/wait.ts'
import { splitIntoBatches } from '../plan/batches.ts'
import { formatCallerReference, shortDigest, type Origin } from '../plan/caller-reference.ts'
import { listSome } from '../plan/plan-target.ts'
import type { Log } from '../report/log.ts'
import { seconds, WAIT_LONGER } from './patience.ts'
import type { Progress } from './progress.ts'

export type Purge = {
  readonly id: string
  /** Paths and tags, encoded and checked. */
  readonly paths: readonly string[]
  readonly wait: boolean
  /** Milliseconds that the user allows, for messages. */
  readonly waitTimeout: number
  readonly onWaitTimeout: 'fail' | 'warn'
}

export type PurgeDependencies = {
  readonly cloudfront: CloudFront
  readonly patience: Patience
  readonly log: Log
  readonly progress: Progress
  readonly origin: Omit<Origin, 'scope' | 'commit'>
}

/** Paths in one request: the default of `batch-size`. */
const BATCH_SIZE = 1000

/** Posts the paths, and waits for them if that is wanted. What was not purged is a problem; what was is learnt all the same. */
export async function purgeDistribution(purge: Purge, dependencies: PurgeDependencies): Promise<void> {
  const { paths } = purge
  const { cloudfront, patience, log, progress, origin } = dependencies
  const distribution: Distribution = { kind: 'distribution', id: purge.id }
  // It vouches for no commit: what changed between two commits is not known here.
  const run = { ...origin, scope: shortDigest(`deploy\n${paths.join('\n')}`), commit: undefined }
  const posted = await postBatches(distribution, splitIntoBatches(paths, BATCH_SIZE), {
    ...patience,
    cloudfront,
    reference: (part) => formatCallerReference(run, part),
  })
  progress.learn({ purge: { ...posted, paths } })
  for (const { from, to, why } of posted.widenings) log.warning(`${purge.id}: ${from} was purged as ${to}: ${why}.`)
  for (const problem of describeUnposted(posted)) progress.report(problem)
  if (purge.wait) await waitForPurge(distribution, posted, purge, dependencies)
}

async function waitForPurge(
  distribution: Distribution,
  posted: Posted,
  { id, paths, waitTimeout, onWaitTimeout }: Purge,
  { cloudfront, patience, log, progress }: PurgeDependencies,
): Promise<void> {
  const ids = posted.invalidations.filter(({ status }) => status === 'in-progress').map((one) => one.id)
  const pending = await waitForCompletion(distribution, ids, {
    cloudfront,
    clock: patience.clock,
    deadline: patience.deadline,
    onProgress: (left, waited) => {
      log.info(`${id}: ${left} of ${ids.length} invalidations in progress after ${seconds(waited)}.`)
    },
  })
  const left = new Set(pending)
  const invalidations = posted.invalidations.map((one) => ({
    ...one,
    status: left.has(one.id) ? ('in-progress' as const) : ('completed' as const),
  }))
  progress.learn({ purge: { ...posted, invalidations, paths } })
  if (pending.length === 0) return
  const message = `${id}: ${pending.join(', ')} did not complete within ${seconds(waitTimeout)}. What was posted goes on being processed.`
  if (onWaitTimeout === 'warn') log.warning(message)
  else progress.report({ message, advice: WAIT_LONGER })
}

/** One problem for each error, however many batches it has kept from being posted. */
function describeUnposted({ unposted }: Posted): readonly Problem[] {
  return [...Map.groupBy(unposted, ({ error }) => error)].map(([error, parts]) => ({
    message: `${error.message}. Not purged: ${listSome(parts.flatMap(({ paths }) => paths))}.`,
    advice: error.advice,
  }))
}
