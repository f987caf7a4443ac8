/** The purge: changed files → mapped paths → plan → batches → result. */
import type { CloudFront, Distribution } from '../cloudfront/cloudfront.ts'
import { CloudFrontError } from '../cloudfront/errors.ts'
import { findDistributions } from '../cloudfront/find-distributions.ts'
import { Failure } from '../failure.ts'
import { isTag } from '../paths/invalidation-path.ts'
import { formatCallerReference, type Origin } from '../plan/caller-reference.ts'
import { planTarget, type TargetPlan } from '../plan/plan-target.ts'
import type { Posting, Target } from '../plan/target.ts'
import type { Log } from '../report/log.ts'
import { logPlans } from '../report/tell.ts'
import type { Clock } from './clock.ts'
import { findTargetChanges, type FindingDependencies } from './find-target-changes.ts'
import { limitPaths, type ListFiles } from './limit-paths.ts'
import { planDistributions, type PlannedDistribution } from './plan-distributions.ts'
import { Cancelled } from './interruption.ts'
import { learnAccountRates, type AccountRates } from './pacing/account-rates.ts'
import { postBatches } from './post-batches.ts'
import type { DistributionResult, Problem, PurgeResult, PurgeStatus } from './result.ts'
import { waitOut } from './wait-out.ts'
import { waitForCompletion } from './wait.ts'

export type PurgeRequest = { readonly targets: readonly Target[]; readonly dryRun: boolean }

export type PurgeDependencies = {
  readonly findChanges: FindingDependencies['findChanges']
  readonly listFiles: ListFiles
  /** Connects on the first call only: a run with nothing to send never loads the SDK. */
  readonly cloudfront: () => Promise<CloudFront>
  readonly clock: Clock
  readonly log: Log
  readonly run: Omit<Origin, 'scope' | 'commit'>
  /** Aborted when the job is cancelled: nothing is sent any more, and what was posted is the result. */
  readonly interruption?: AbortSignal | undefined
}

/**
 * Purges what changed. Whatever goes wrong with the plan or at CloudFront is part of the result, beside all that was done in spite
 * of it; only a fault of the program rejects.
 */
export async function invalidate(
  { targets, dryRun }: PurgeRequest,
  dependencies: PurgeDependencies,
): Promise<PurgeResult> {
  const { log, cloudfront, interruption } = dependencies
  const distributions = findOnce(targets, dependencies)
  let plans: readonly TargetPlan[]
  try {
    const { repository } = dependencies.run
    const found = await findTargetChanges(targets, { ...dependencies, distributions, repository })
    plans = found.map(({ target, changes }) => planTarget(target, changes))
  } catch (error) {
    return { status: 'failed', targets: [], distributions: [], problems: [toProblem(error)] }
  }
  logPlans(plans, log)
  const refused = plans.flatMap(({ problem }) => problem ?? [])
  if (refused.length > 0)
    return { status: 'failed', targets: plans, distributions: [], problems: refused.map(toProblem) }
  if (plans.every(({ items }) => items.size === 0))
    return { status: 'nothing-to-do', targets: plans, distributions: [], problems: [] }

  let planned: readonly PlannedDistribution[]
  let service: CloudFront | undefined
  try {
    const wanted = planDistributions(plans, await distributions())
    planned = await Promise.all(wanted.map((one) => limitPaths(one, dependencies.listFiles)))
    service = dryRun ? undefined : await cloudfront()
    if (interruption?.aborted === true) throw new Cancelled('before anything was posted')
  } catch (error) {
    return { status: 'failed', targets: plans, distributions: [], problems: [toProblem(error)] }
  }
  if (service === undefined) {
    const dry = planned.map(({ plan }) => ({ ...plan, invalidations: [], unposted: [], widenings: [] }))
    return { status: 'planned', targets: plans, distributions: dry, problems: [] }
  }

  const connected = service
  const rates = learnAccountRates()
  const outcomes = await Promise.all(planned.map((one) => purge(one, { ...dependencies, service: connected, rates })))
  return {
    status: summarize(outcomes),
    targets: plans,
    distributions: outcomes.map(({ result }) => result),
    problems: outcomes.flatMap(({ problems }) => problems),
  }
}

/** Finds the distributions of all targets at the first call, also of those with nothing to purge: they count for the scope. */
function findOnce(targets: readonly Target[], { cloudfront, clock, log, interruption }: PurgeDependencies) {
  let found: Promise<ReadonlyMap<string, Distribution>> | undefined
  const names = new Set(targets.flatMap(({ distributions }) => distributions))
  const find = () => {
    const deadline = clock.now() + Math.max(...targets.map(({ posting }) => posting.waitTimeout))
    const ask = () => findDistributions([...names], cloudfront)
    return waitOut(ask, {
      clock,
      deadline,
      interruption,
      onPause: (error, pause) => {
        tellPause(error.refusal.operation, error, pause, log)
      },
    })
  }
  return () => (found ??= find())
}

type Outcome = { readonly result: DistributionResult; readonly problems: readonly Problem[] }

async function purge(
  { plan, posting, scope, commit }: PlannedDistribution,
  {
    service: cloudfront,
    rates,
    clock,
    log,
    run,
    interruption,
  }: PurgeDependencies & { readonly service: CloudFront; readonly rates: AccountRates },
): Promise<Outcome> {
  const { distribution } = plan
  const deadline = clock.now() + posting.waitTimeout
  if (plan.paths.some(isTag) && (await cloudfront.servesCacheTags(distribution)) === false) {
    log.warning(
      `${distribution.id} has no CacheTagConfig: CloudFront accepts the cache tags and purges nothing by them.`,
    )
  }
  const posted = await postBatches(distribution, plan.batches, {
    cloudfront,
    clock,
    deadline,
    rates,
    interruption,
    reference: (part) => formatCallerReference({ ...run, scope, commit }, part),
    onPause: (error, pause) => {
      tellPause(distribution.id, error, pause, log)
    },
  })
  for (const { from, to, why } of posted.widenings)
    log.warning(`${distribution.id}: ${from} was purged as ${to}: ${why}.`)

  const problems: Problem[] = groupUnposted(posted.unposted)
  const ids = posted.invalidations.filter(({ status }) => status === 'in-progress').map(({ id }) => id)
  let pending: readonly string[] = ids
  if (posting.wait && ids.length > 0) {
    try {
      pending = await waitForCompletion(distribution, ids, {
        cloudfront,
        clock,
        deadline,
        interruption,
        onProgress: (left, waited) => {
          log.info(
            `${distribution.id}: ${left} of ${posted.invalidations.length} invalidations in progress after ${seconds(waited)}.`,
          )
        },
      })
      if (interruption?.aborted === true) {
        if (problems.length === 0) problems.push(toProblem(new Cancelled(`while ${distribution.id} was waited for`)))
      } else if (pending.length > 0) tellTimeout(distribution.id, pending, posting, problems, log)
    } catch (error) {
      problems.push(toProblem(error))
    }
  }
  const left = new Set(pending)
  const invalidations = posted.invalidations.map((one) => ({
    ...one,
    status: left.has(one.id) ? ('in-progress' as const) : ('completed' as const),
  }))
  return { result: { ...plan, ...posted, invalidations }, problems }
}

function tellPause(what: string, { refusal }: CloudFrontError, pause: number | undefined, log: Log): void {
  const when = pause === undefined ? 'once something in progress completes' : `in ${seconds(pause)}`
  log.info(`${what}: ${refusal.code}: ${refusal.text} Trying again ${when}.`)
}

function tellTimeout(id: string, pending: readonly string[], posting: Posting, problems: Problem[], log: Log): void {
  const message = `${id}: ${pending.join(', ')} did not complete within ${seconds(posting.waitTimeout)}. What was posted goes on being processed.`
  if (posting.onWaitTimeout === 'warn') log.warning(message)
  else
    problems.push({
      message,
      advice: 'Raise `wait-timeout`, or set `on-wait-timeout: warn` if the job need not fail for it.',
    })
}

function groupUnposted(unposted: DistributionResult['unposted']): Problem[] {
  const byError = Map.groupBy(unposted, ({ error }) => error)
  return [...byError].map(([error, parts]) => {
    const paths = parts.flatMap(({ paths }) => paths)
    const [first = ''] = paths
    if (error instanceof Cancelled) {
      const named = paths.length === 1 ? first : `${paths.length} paths, ${first} first`
      return { message: `${error.message}: ${named}.`, advice: error.advice }
    }
    const lost =
      paths.length === 1 ? `${first} was not purged.` : `${paths.length} paths were not purged, ${first} first.`
    return { message: `${error.message}. ${lost}`, advice: error.advice }
  })
}

function summarize(outcomes: readonly Outcome[]): PurgeStatus {
  if (outcomes.some(({ problems }) => problems.length > 0)) return 'failed'
  const all = outcomes.flatMap(({ result }) => result.invalidations)
  return all.every(({ status }) => status === 'completed') ? 'completed' : 'in-progress'
}

/** Errors that are part of a result; anything else is a fault of the program and goes on. */
function toProblem(error: unknown): Problem {
  if (error instanceof CloudFrontError || error instanceof Failure)
    return { message: error.message, advice: error.advice }
  throw error
}

function seconds(milliseconds: number): string {
  return `${Math.round(milliseconds / 100) / 10} s`
}
