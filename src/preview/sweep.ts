import { isGone, type Distributions } from '../cloudfront/distributions.ts'
import { retryDistributions, retryUntil } from '../cloudfront/retry.ts'
import { beginProgress } from '../distribution/deploy/progress.ts'
import type { DistributionChange } from '../distribution/deploy/result.ts'
import { tearDown, type TearDownRequest } from '../distribution/destroy/tear-down.ts'
import { chooseOwned, listOwned, type OwnedDistribution } from '../distribution/ownership/find-owned.ts'
import { isSameRepository } from '../distribution/ownership/tags.ts'
import { Failure, toProblem, type Problem } from '../failure.ts'
import { GitHubFailure } from '../github/github.ts'
import type { RecordedDeployment } from '../github/deployments.ts'
import type { PullRequestState } from '../github/pull-requests.ts'
import type { Clock } from '../waiting/clock.ts'
import { previewOfTask, removeDeployment } from './preview-deployment.ts'
import { openReporter, type ReporterDependencies } from './reporter.ts'
import { findPreviews, judge, type FoundPreview, type Verdict } from './sweep-plan.ts'
import { tolerateRefusals, type Tolerate } from './tolerate.ts'
import { Reopened, writeWhileClosed } from './while-closed.ts'

export type SweepRequest = Omit<TearDownRequest, 'ownership'> & {
  readonly repository: string
  readonly repositoryId: string | undefined
  /** Without it, previews of open pull requests stay. */
  readonly maxAge: number | undefined
  readonly environment: string
  readonly comment: boolean
  readonly deployment: boolean
  readonly logUrl: string
  readonly dryRun: boolean
}

export type PreviewId = Pick<FoundPreview, 'name' | 'number'>

export type SweepDependencies = ReporterDependencies & {
  readonly distributions: () => Promise<Distributions>
  readonly clock: Clock
  readonly purgeShared?: ((preview: PreviewId) => Promise<readonly Problem[]>) | undefined
}

/** `none`: only deployments were left. */
export type SweptChange = DistributionChange | 'kept' | 'left' | 'failed'

export type SweptPreview = {
  readonly name: string
  readonly distribution: string | undefined
  readonly change: SweptChange
  readonly why: string
}

export type SweepResult = {
  readonly status: 'completed' | 'in-progress' | 'nothing-to-do' | 'planned' | 'failed'
  readonly previews: readonly SweptPreview[]
  readonly problems: readonly Problem[]
}

export const MOST_REMOVALS = 100

/**
 * Stops at `waitTimeout`; the next sweep continues. Refusals become problems in the result; only faults of the program
 * reject.
 */
export async function sweep(request: SweepRequest, dependencies: SweepDependencies): Promise<SweepResult> {
  const deadline = dependencies.clock.now() + request.waitTimeout
  try {
    const { clock, log } = dependencies
    const polled = await dependencies.distributions()
    const distributions = retryDistributions(polled, retryUntil(deadline, { clock, log }))
    const listed = await listOwned({ distributions })
    const owned = listed.filter(({ owner }) => isSameRepository(owner, request))
    const tools = { ...dependencies, polled, distributions, deadline, owned, tolerate: tolerateRefusals(log) }
    const swept = await sweepAll(findPreviews(owned, await listDeployments(request, tools)), request, tools)
    return { status: summarize(swept, request), ...swept }
  } catch (error) {
    const problem =
      error instanceof GitHubFailure
        ? { message: `Nothing was swept, because the pull requests are unknown. ${error.message}` }
        : toProblem(error)
    return { status: 'failed', previews: [], problems: [problem] }
  }
}

type Tools = Omit<SweepDependencies, 'distributions'> & {
  readonly polled: Distributions
  readonly distributions: Distributions
  /** By the clock, in milliseconds. */
  readonly deadline: number
  /** Of this repository. */
  readonly owned: readonly OwnedDistribution[]
  readonly tolerate: Tolerate
}

async function listDeployments(
  { deployment, environment }: SweepRequest,
  { deployments, tolerate }: Tools,
): Promise<readonly RecordedDeployment[]> {
  const found: RecordedDeployment[] = []
  if (!deployment) return found
  await tolerate(async () => {
    for await (const one of deployments.list(environment)) if (previewOfTask(one.task) !== undefined) found.push(one)
  })
  return found
}

async function sweepAll(
  previews: readonly FoundPreview[],
  request: SweepRequest,
  tools: Tools,
): Promise<Omit<SweepResult, 'status'>> {
  if (previews.length === 0) return { previews: [], problems: [] }
  const { clock, deadline, pullRequests } = tools
  const open = new Map<number, PullRequestState>()
  for await (const pull of pullRequests.listOpen()) open.set(pull.number, pull)

  const swept: SweptPreview[] = []
  const problems: Problem[] = []
  let removals = 0
  for (const preview of previews) {
    const distribution = preview.owned?.id
    const record = (change: SweptChange, why: string) =>
      void swept.push({ name: preview.name, distribution, change, why })
    const isOver = clock.now() >= deadline || removals >= MOST_REMOVALS
    try {
      const verdict = await decide(preview, open, request, tools)
      if (verdict.kind === 'keep') record('kept', verdict.why)
      else if (isOver) record('left', `${verdict.why} It is left for the next sweep.`)
      else {
        removals++
        record(await remove(preview, verdict, request, { ...tools, problems }), verdict.why)
      }
    } catch (error) {
      if (error instanceof Reopened) {
        record('kept', error.message)
        continue
      }
      const { message, advice } = toProblem(error)
      problems.push({ message: `${preview.name}: ${message}`, advice })
      record('failed', message)
    }
  }
  const left = swept.filter(({ change }) => change === 'left')
  if (left.length > 0) {
    tools.log.warning(
      `${left.length} previews are left for the next sweep: ${left.map(({ name }) => name).join(', ')}. One sweep removes at most ${MOST_REMOVALS}, and stops at \`wait-timeout\`.`,
    )
  }
  return { previews: swept, problems }
}

/** Reads the pull request again, because somebody may have reopened it. */
async function decide(
  preview: FoundPreview,
  open: ReadonlyMap<number, PullRequestState>,
  { maxAge }: SweepRequest,
  { pullRequests, clock }: Tools,
): Promise<Verdict> {
  const { number } = preview
  const age = { now: clock.now(), maxAge }
  const listed = open.get(number)
  const verdict = listed && judge(preview, listed, age)
  return verdict?.kind === 'keep' ? verdict : judge(preview, await pullRequests.get(number), age)
}

async function remove(
  preview: FoundPreview,
  verdict: Extract<Verdict, { readonly kind: 'remove' }>,
  request: SweepRequest,
  tools: Tools & { readonly problems: Problem[] },
): Promise<SweptChange> {
  const { name, number, owned } = preview
  if (request.dryRun) return owned === undefined ? 'none' : 'deleted'
  const { log, deployments, problems, purgeShared, tolerate } = tools
  // Last, because the next sweep finds the preview by its deployment.
  const reporter = openReporter({ ...request, name, number, sha: undefined, deployment: false }, tools)
  await reporter.reportGone()
  if (owned === undefined) {
    const refused = (await purgeShared?.({ name, number })) ?? []
    problems.push(...refused)
    if (refused.length > 0) return 'failed'
  }
  const change = owned === undefined ? 'none' : await removeDistribution(preview, verdict, request, tools)
  for (const { id } of preview.deployments) await tolerate(() => removeDeployment(id, request.logUrl, deployments))
  log.info(`${name}: ${change}. ${verdict.why}`)
  return change
}

async function removeDistribution(
  { name, number }: FoundPreview,
  { reason }: Extract<Verdict, { readonly kind: 'remove' }>,
  request: SweepRequest,
  tools: Tools,
): Promise<SweptChange> {
  const { repository, repositoryId } = request
  const { pullRequests } = tools
  const distributions =
    reason === 'old' ? tools.distributions : writeWhileClosed(tools.distributions, number, pullRequests)
  const ownership = { repository, repositoryId, name }
  const found = chooseOwned(tools.owned, ownership)
  if (found === undefined) return 'none'
  const progress = beginProgress()
  try {
    await tearDown(found, { ...request, ownership }, { ...tools, distributions, progress })
  } catch (error) {
    if (!isGone(error)) throw error
    return 'deleted'
  }
  const { change, problems } = progress.known()
  const [problem] = problems
  if (problem !== undefined) throw new Failure(problem.message, problem.advice)
  return change
}

function summarize(
  { previews, problems }: Omit<SweepResult, 'status'>,
  { dryRun }: SweepRequest,
): SweepResult['status'] {
  if (problems.length > 0) return 'failed'
  const changes = previews.map(({ change }) => change).filter((change) => change !== 'kept')
  if (changes.length === 0) return 'nothing-to-do'
  if (dryRun) return 'planned'
  return changes.includes('disabled') || changes.includes('left') ? 'in-progress' : 'completed'
}
