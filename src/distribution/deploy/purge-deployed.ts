import type { CloudFront } from '../../cloudfront/cloudfront.ts'
import { learnAccountRates } from '../../purge/post/pacing/account-rates.ts'
import { purgeDistribution } from '../../purge/post/purge-distribution.ts'
import type { Clock } from '../../waiting/clock.ts'
import { splitIntoBatches } from '../../purge/plan/batches.ts'
import { shortDigest } from '../../digest.ts'
import { formatCallerReference, type Origin } from '../../purge/post/caller-reference.ts'
import type { Log } from '../../log.ts'
import type { Progress } from './progress.ts'

export type DeployedPurge = {
  readonly id: string
  readonly paths: readonly string[]
  readonly wait: boolean
  readonly waitTimeout: number
  readonly onWaitTimeout: 'fail' | 'warn'
}

export type DeployedPurgeTools = {
  readonly cloudfront: CloudFront
  readonly clock: Clock
  readonly deadline: number
  readonly log: Log
  readonly progress: Progress
  readonly origin: Omit<Origin, 'scope' | 'commit'>
  readonly interruption?: AbortSignal | undefined
}

/** The default of `batch-size`. */
const BATCH_SIZE = 1000

export async function purgeDeployed(
  { id, paths, ...posting }: DeployedPurge,
  { cloudfront, clock, deadline, log, progress, origin, interruption }: DeployedPurgeTools,
): Promise<void> {
  // Without a commit, because changed files are not known here.
  const run = { ...origin, scope: shortDigest(`deploy\n${paths.join('\n')}`), commit: undefined }
  const { problems, ...posted } = await purgeDistribution(
    {
      ...posting,
      distribution: { kind: 'distribution', id },
      batches: splitIntoBatches(paths, BATCH_SIZE),
      deadline,
    },
    {
      cloudfront,
      clock,
      log,
      interruption,
      rates: learnAccountRates(),
      reference: (part) => formatCallerReference(run, part),
    },
  )
  progress.learn({ purge: { ...posted, paths } })
  for (const problem of problems) progress.report(problem)
}
