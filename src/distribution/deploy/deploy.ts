import type { CloudFront } from '../../cloudfront/cloudfront.ts'
import { isGone, type Distributions, type StoredDistribution } from '../../cloudfront/distributions.ts'
import type { DistributionFile } from '../configuration/normalising/distribution-file.ts'
import type { StructureShape } from '../../cloudfront/config-shape.ts'
import { describeCreation } from '../difference/describe-creation.ts'
import type { Clock } from '../../waiting/clock.ts'
import type { PurgeStatus } from '../../purge/result.ts'
import { retryDistributions, retryUntil } from '../../cloudfront/retry.ts'
import { readState } from '../ownership/state.ts'
import { withoutReserved, type Ownership } from '../ownership/tags.ts'
import type { Origin } from '../../purge/post/caller-reference.ts'
import type { Log } from '../../log.ts'
import { adoptDistribution } from './adopt-distribution.ts'
import { awaitDeployment, type AwaitedDeployment } from './await-deployment.ts'
import { compareWithFile, describeTags, type WantedDistribution } from './compare.ts'
import { requireFreeReference } from './conflicts.ts'
import { createDistribution } from './create-distribution.ts'
import { findTarget } from './find-target.ts'
import { requireChangeable } from './fixed-members.ts'
import { beginProgress, describeStored, type Known, type Progress } from './progress.ts'
import { purgeDeployed } from './purge-deployed.ts'
import type { DeployedDistribution, DeployResult, Plan } from './result.ts'
import type { WantedPurge } from './due-purge.ts'
import type { MemberPath } from '../difference/ignored-members.ts'
import { readBack, writeState, writeTags, updateDistribution } from './update-distribution.ts'

export type DeployRequest = Ownership & {
  /** The ID of a distribution to take over. */
  readonly distribution?: string | undefined
  readonly file: DistributionFile
  /** Whether to wait until it is Deployed and the purge is Completed. */
  readonly wait: boolean
  /** Milliseconds for quotas, deployment and purge together. */
  readonly waitTimeout: number
  readonly onWaitTimeout: 'fail' | 'warn'
  readonly dryRun: boolean
  /** What to purge after an update. Paths are encoded and checked. */
  readonly purge: WantedPurge
  readonly ignored: readonly MemberPath[]
}

export type DeployDependencies = {
  readonly distributions: () => Promise<Distributions>
  readonly cloudfront: () => Promise<CloudFront>
  readonly shape: StructureShape
  readonly clock: Clock
  readonly log: Log
  readonly run: Omit<Origin, 'repository' | 'scope' | 'commit'>
  /** For the purge; the port `distributions` handles cancellation itself. */
  readonly interruption?: AbortSignal | undefined
  /** Called before any wait. May be called again. */
  readonly onDistribution: (distribution: DeployedDistribution) => void
  /** Called before a change, and again if another writer makes a new plan necessary. */
  readonly onPlan: (plan: Plan) => void
}

/**
 * Creates the distribution, updates it, or leaves it unchanged. Safe to repeat after a killed run. Refusals of
 * CloudFront become problems; only faults of the program reject.
 */
export async function deploy(request: DeployRequest, dependencies: DeployDependencies): Promise<DeployResult> {
  const { name, repository, dryRun, wait } = request
  const { clock, log } = dependencies
  const progress = beginProgress()
  const deadline = clock.now() + request.waitTimeout
  const tools = { ...dependencies, deadline, progress }

  await progress.attempt(async () => {
    const polled = await dependencies.distributions()
    const distributions = retryDistributions(polled, retryUntil(deadline, { clock, log }))
    const connected = { ...tools, distributions, polled }
    if (dryRun) return planOnly(request, connected)
    const deployed = await retryCreateOrUpdate(request, connected)
    if (wait) await progress.attempt(() => awaitDeployment(deployed.stored, { ...request, ...DEPLOYING }, connected))
    const { duePurge, problems } = progress.known()
    if (deployed.isNew || duePurge.length === 0) return
    if (!wait && progress.known().change === 'updated')
      log.info(
        'Until the update is Deployed, edge locations may fill their caches with the old configuration: `wait: true` purges afterwards.',
      )
    await purgeDeployed(
      { ...request, id: deployed.stored.id, paths: duePurge },
      { ...tools, cloudfront: await dependencies.cloudfront(), origin: { ...dependencies.run, repository } },
    )
    const isPurged = progress.known().problems.length === problems.length
    if (request.purge === 'auto' && isPurged) await writeState(deployed.stored, wantedOf(request), connected)
  })
  const known = progress.known()
  return { command: 'deploy', name, status: summarize(known, dryRun), ...known }
}

const DEPLOYING: Pick<AwaitedDeployment, 'state' | 'describeLate'> = {
  state: 'InProgress',
  describeLate: (time) => `was not Deployed within ${time}. CloudFront continues to deploy it.`,
}

type Tools = Omit<DeployDependencies, 'distributions'> & {
  readonly distributions: Distributions
  readonly polled: Distributions
  readonly deadline: number
  readonly progress: Progress
}

async function planOnly(request: DeployRequest, tools: Tools): Promise<void> {
  const { distributions, shape, progress, onDistribution, onPlan } = tools
  const { file } = request
  const ownership = ownershipOf(request)
  const target = await findTarget({ ownership, file, adopt: request.distribution }, tools)
  if (target.kind === 'missing') {
    await requireFreeReference(file, { all: target.all, ownership }, distributions)
    const plan = planCreation(file, shape)
    onPlan(plan)
    progress.learn({ ...plan, change: 'created' })
    return
  }
  const { owned, kind } = target
  const stored = await distributions.get(owned.id)
  onDistribution(describeStored(stored))
  const { plan } = compareWithFile(stored, owned.tags, wantedOf(request), shape)
  const differs = plan.changes.length > 0
  if (differs || kind === 'adopted' || plan.duePurge.length > 0) onPlan(plan)
  progress.learn(plan)
  requireChangeable(owned.id, plan.changes)
  progress.learn({ change: kind === 'adopted' ? 'adopted' : differs ? 'updated' : 'unchanged' })
}

type Written = { readonly stored: StoredDistribution; readonly isNew: boolean }

const ROUNDS = 3

async function retryCreateOrUpdate(request: DeployRequest, tools: Tools): Promise<Written> {
  for (let round = 1; ; round++) {
    try {
      return await createOrUpdate(request, tools)
    } catch (error) {
      if (!isGone(error) || round === ROUNDS) throw error
      tools.log.notice(
        `${error.refusal.distribution?.id ?? 'The distribution'} was deleted meanwhile: it is created again.`,
      )
      tools.progress.learn({ change: 'none', distribution: undefined, changes: [], cause: undefined, duePurge: [] })
    }
  }
}

function wantedOf(request: DeployRequest): WantedDistribution {
  const { file, ignored, purge } = request
  return { file, ignored, purge, ownership: ownershipOf(request) }
}

function ownershipOf({ name, repository, repositoryId }: DeployRequest): Ownership {
  return { name, repository, repositoryId }
}

async function createOrUpdate(request: DeployRequest, tools: Tools): Promise<Written> {
  const { shape, progress, onDistribution, onPlan } = tools
  const { file } = request
  const ownership = ownershipOf(request)
  const wanted = wantedOf(request)
  const target = await findTarget({ ownership, file, adopt: request.distribution }, tools)
  if (target.kind === 'adopted') return { stored: await adoptDistribution(target.owned, wanted, tools), isNew: false }
  if (target.kind === 'ours') return { stored: await updateDistribution(target.owned, wanted, tools), isNew: false }

  const plan = planCreation(file, shape)
  onPlan(plan)
  const creation = { change: 'created', changes: plan.changes } as const
  const created = await createDistribution(file, ownership, tools)
  if (created.kind === 'created') {
    const { stored, tags } = created
    progress.learn({ ...creation, distribution: describeStored(stored) })
    onDistribution(describeStored(stored))
    await writeTags({ stored: await readBack(stored, wanted, tools), tags }, wanted, tools)
    return { stored, isNew: true }
  }
  const stored = await updateDistribution(created.owned, wanted, tools)
  // Our call, whose answer was lost, or a parallel run created it, and no run has finished it yet.
  const isNew = readState(created.owned.tags) === undefined && progress.known().change === 'unchanged'
  if (isNew) progress.learn(creation)
  return { stored, isNew }
}

function planCreation(file: DistributionFile, shape: StructureShape): Plan {
  const tags = describeTags({ set: withoutReserved(file.tags), removed: [] }, new Map())
  return {
    distribution: undefined,
    changes: [...describeCreation({ wanted: file.config, shape }), ...tags],
    cause: undefined,
    untaken: [],
    duePurge: [],
  }
}

/** Returns `nothing-to-do` if nothing was changed or purged. */
function summarize({ problems, distribution, change, purge }: Known, dryRun: boolean): PurgeStatus {
  if (problems.length > 0) return 'failed'
  if (dryRun) return 'planned'
  const invalidations = purge?.invalidations ?? []
  if (distribution?.status === 'in-progress' || invalidations.some(({ status }) => status === 'in-progress'))
    return 'in-progress'
  return change === 'unchanged' && purge === undefined ? 'nothing-to-do' : 'completed'
}
