/** The purge: changed files → mapped paths → plan → batches → result. */
import type { CloudFront } from '../cloudfront/cloudfront.ts'
import { findDistributions } from '../cloudfront/find-distributions.ts'
import { retryLookups, retryUntil } from '../cloudfront/retry.ts'
import { isTag } from './paths/invalidation-path.ts'
import { formatCallerReference, type Origin } from './post/caller-reference.ts'
import type { TargetPlan } from './plan/plan-target.ts'
import type { PurgeRequest, Target } from './plan/target.ts'
import type { Log } from '../log.ts'
import { once } from '../remember.ts'
import type { Clock } from '../waiting/clock.ts'
import type { DirectoryQueries } from './missing-beginning.ts'
import { findTargetChanges, type FindingDependencies } from './find-target-changes.ts'
import type { ListFiles } from './limit-paths.ts'
import type { PlannedDistribution } from './plan-distributions.ts'
import { adviseLimit } from './advise-limit.ts'
import { describePlanned, planPurge } from './plan-purge.ts'
import { Cancelled } from '../waiting/cancellation.ts'
import type { AccountRates } from './post/pacing/account-rates.ts'
import { toProblem, type Problem } from '../failure.ts'
import { purgeDistribution } from './post/purge-distribution.ts'
import type { AdvisedLimit, DistributionResult, PurgeResult, PurgeStatus } from './result.ts'

export type PurgeDependencies = DirectoryQueries & {
  readonly findChanges: FindingDependencies['findChanges']
  readonly findBuildChanges: FindingDependencies['findBuildChanges']
  readonly listFiles: ListFiles
  /** Whether the result is to name a better `max-paths`, which takes a list of the site. */
  readonly advise: boolean
  /** Called at the first request. */
  readonly cloudfront: () => Promise<CloudFront>
  readonly clock: Clock
  readonly log: Log
  readonly onPlans: (plans: readonly TargetPlan[]) => void
  readonly run: Omit<Origin, 'scope' | 'commit'>
  readonly rates: AccountRates
  readonly interruption?: AbortSignal | undefined
}

/** Refusals and faulty plans become problems; only faults of the program reject. */
export async function invalidate(
  { targets, dryRun }: PurgeRequest,
  dependencies: PurgeDependencies,
): Promise<PurgeResult> {
  const { cloudfront, interruption } = dependencies
  const startedAt = dependencies.clock.now()
  const distributions = findOnce(targets, { ...dependencies, startedAt: startedAt })
  const planned = await planPurge(() => findTargetChanges(targets, { ...dependencies, distributions }), {
    ...dependencies,
    distributions,
  })
  if (planned.kind === 'ended') return planned.result
  const { plans } = planned
  let connected: CloudFront | undefined
  try {
    connected = dryRun ? undefined : await cloudfront()
    if (interruption?.aborted === true) throw new Cancelled('before anything was posted.')
  } catch (error) {
    return { status: 'failed', targets: plans, distributions: [], problems: [toProblem(error)] }
  }
  const advise = () => Promise.all(planned.distributions.map((one) => adviseIfAsked(one, dependencies)))
  if (connected === undefined) return withAdvice(describePlanned(planned), await advise())

  const service = connected
  const [outcomes, advised] = await Promise.all([
    Promise.all(planned.distributions.map((one) => purge(one, { ...dependencies, startedAt: startedAt, service }))),
    advise(),
  ])
  const result: PurgeResult = {
    status: summarize(outcomes),
    targets: plans,
    distributions: outcomes.map(({ result }) => result),
    problems: outcomes.flatMap(({ problems }) => problems),
  }
  return withAdvice(result, advised)
}

/** All targets together, because a scope depends on all of them. */
function findOnce(
  targets: readonly Target[],
  { cloudfront, clock, log, interruption, startedAt: startedAt }: PurgeDependencies & { readonly startedAt: number },
) {
  const names = new Set(targets.flatMap(({ distributions }) => distributions))
  return once(() => {
    const deadline = startedAt + Math.max(...targets.map(({ posting }) => posting.waitTimeout))
    const policy = retryUntil(deadline, { clock, log, interruption })
    return findDistributions([...names], async () => retryLookups(await cloudfront(), policy))
  })
}

/** A posted purge does not fail because of missing advice. */
async function adviseIfAsked(
  planned: PlannedDistribution,
  { advise, listFiles, log }: Pick<PurgeDependencies, 'advise' | 'listFiles' | 'log'>,
): Promise<AdvisedLimit | undefined> {
  try {
    return advise ? await adviseLimit(planned, listFiles) : undefined
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    log.warning(`It is unknown whether \`max-paths\` would post fewer paths: ${why}`)
    return undefined
  }
}

function withAdvice(result: PurgeResult, advised: readonly (AdvisedLimit | undefined)[]): PurgeResult {
  const distributions = result.distributions.map((one, index) => {
    const advisedLimit = advised[index]
    return advisedLimit === undefined ? one : { ...one, advisedLimit }
  })
  return { ...result, distributions }
}

type Outcome = { readonly result: DistributionResult; readonly problems: readonly Problem[] }

async function purge(
  { plan, posting, scope, commit }: PlannedDistribution,
  tools: PurgeDependencies & {
    readonly startedAt: number
    readonly service: CloudFront
  },
): Promise<Outcome> {
  const { distribution } = plan
  const { startedAt: startedAt, service, log, run, clock } = tools
  const deadline = startedAt + posting.waitTimeout
  if (plan.paths.some(isTag) && (await service.servesCacheTags(distribution)) === false) {
    log.warning(
      `${distribution.id} has no CacheTagConfig: CloudFront accepts the cache tags but purges nothing by them.`,
    )
  }
  const started = clock.now()
  const { problems, ...posted } = await purgeDistribution(
    { ...posting, distribution, batches: plan.batches, deadline },
    { ...tools, cloudfront: service, reference: (part) => formatCallerReference({ ...run, scope, commit }, part) },
  )
  const took = clock.now() - started
  return { result: { ...plan, ...posted, took, ...(problems.length > 0 && { hasProblems: true }) }, problems }
}

function summarize(outcomes: readonly Outcome[]): PurgeStatus {
  if (outcomes.some(({ problems }) => problems.length > 0)) return 'failed'
  const all = outcomes.flatMap(({ result }) => result.invalidations)
  return all.every(({ status }) => status === 'completed') ? 'completed' : 'in-progress'
}
