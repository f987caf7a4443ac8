/** Deploys a configuration file: the distribution that it describes exists and matches it afterwards. */
import type { CloudFront } from '../../cloudfront/cloudfront.ts'
import { isGone, type Distributions, type HeldDistribution } from '../../cloudfront/distributions.ts'
import type { DistributionFile } from '../configuration/normalising/distribution-file.ts'
import type { StructureShape } from '../../cloudfront/config-shape.ts'
import { describeCreation } from '../difference/describe-creation.ts'
import type { Clock } from '../../waiting/clock.ts'
import type { PurgeStatus } from '../../purge/result.ts'
import { retryDistributions, retryUntil } from '../../cloudfront/retry.ts'
import { findOwned } from '../ownership/find-owned.ts'
import { readState } from '../ownership/state.ts'
import { withoutReserved } from '../ownership/tags.ts'
import type { Origin } from '../../purge/plan/caller-reference.ts'
import type { Log } from '../../log.ts'
import { awaitDeployment, type AwaitedDeployment } from './await-deployment.ts'
import { compareWithFile, describeTags } from './compare.ts'
import { createDistribution } from './create-distribution.ts'
import { beginProgress, describeHeld, type Known, type Progress } from './progress.ts'
import { purgeDeployed } from './purge-deployed.ts'
import type { DeployedDistribution, DeployResult, Plan } from './result.ts'
import { readBack, settleTags, updateDistribution } from './update-distribution.ts'

export type DeployRequest = {
  /** Which distribution of the repository it is: `pr-12`, `production`. */
  readonly name: string
  /** `owner/name` */
  readonly repository: string
  readonly file: DistributionFile
  /** Whether to wait until it is Deployed and what was purged is Completed. */
  readonly wait: boolean
  /** Milliseconds for quotas, deployment and purge, together. */
  readonly waitTimeout: number
  readonly onWaitTimeout: 'fail' | 'warn'
  readonly dryRun: boolean
  /** What to purge if the distribution existed before: paths and tags, encoded and checked. */
  readonly purge: readonly string[]
}

export type DeployDependencies = {
  /** Both connect on the first call only. */
  readonly distributions: () => Promise<Distributions>
  readonly cloudfront: () => Promise<CloudFront>
  readonly shape: StructureShape
  readonly clock: Clock
  readonly log: Log
  readonly run: Omit<Origin, 'repository' | 'scope' | 'commit'>
  /** Aborted when the job is cancelled: nothing is purged any more. `distributions` heeds it by itself. */
  readonly interruption?: AbortSignal | undefined
  /** Told as soon as the distribution is known, so that outputs can be set before anything is waited for; perhaps more than once. */
  readonly onDistribution: (distribution: DeployedDistribution) => void
  /** Told before anything is changed, if there is anything to; again if that makes another plan, as somebody else was faster. */
  readonly onPlan: (plan: Plan) => void
}

/**
 * Creates the distribution if there is none, updates it if it differs from its file, and leaves it alone otherwise. Repeated after
 * a run that was killed at any point, it goes on from there. Whatever CloudFront refuses is part of the result, beside all that was
 * done in spite of it; only a fault of the program rejects.
 */
export async function deploy(request: DeployRequest, dependencies: DeployDependencies): Promise<DeployResult> {
  const { name, repository, dryRun, wait, purge } = request
  const { clock, log } = dependencies
  const progress = beginProgress()
  const deadline = clock.now() + request.waitTimeout
  const tools = { ...dependencies, deadline, progress }

  await progress.attempt(async () => {
    const polled = await dependencies.distributions()
    const distributions = retryDistributions(polled, retryUntil(deadline, { clock, log }))
    const connected = { ...tools, distributions, polled }
    if (dryRun) return planOnly(request, connected)
    const brought = await bringAbout(request, connected)
    if (wait) await progress.attempt(() => awaitDeployment(brought.held, { ...request, ...DEPLOYING }, connected))
    if (brought.isNew || purge.length === 0) return
    if (!wait && progress.known().change === 'updated')
      log.info(
        'Until the update is Deployed, edge locations may fill their caches by the old configuration: `wait: true` purges afterwards.',
      )
    await purgeDeployed(
      { ...request, id: brought.held.id, paths: purge },
      { ...tools, cloudfront: await dependencies.cloudfront(), origin: { ...dependencies.run, repository } },
    )
  })
  const known = progress.known()
  return { command: 'deploy', name, status: summarize(known, dryRun), ...known }
}

const DEPLOYING: Pick<AwaitedDeployment, 'state' | 'tellLate'> = {
  state: 'InProgress',
  tellLate: (time) => `was not Deployed within ${time}. CloudFront goes on deploying it.`,
}

type Tools = Omit<DeployDependencies, 'distributions'> & {
  readonly distributions: Distributions
  readonly polled: Distributions
  readonly deadline: number
  readonly progress: Progress
}

/** What a run would do, from reading alone. */
async function planOnly({ name, repository, file }: DeployRequest, tools: Tools): Promise<void> {
  const { distributions, shape, progress, onDistribution, onPlan } = tools
  const owned = await findOwned({ repository, name }, tools)
  if (owned === undefined) {
    const plan = planCreation(file, shape)
    onPlan(plan)
    progress.learn({ ...plan, change: 'created' })
    return
  }
  const held = await distributions.get(owned.id)
  onDistribution(describeHeld(held))
  const { plan } = compareWithFile(held, owned.tags, { file, shape })
  const differs = plan.changes.length > 0
  if (differs) onPlan(plan)
  progress.learn({ ...plan, change: differs ? 'updated' : 'unchanged' })
}

/** Whether it is new decides what needs no purge. */
type Brought = { readonly held: HeldDistribution; readonly isNew: boolean }

/** How often a distribution may vanish between two calls. */
const ROUNDS = 3

async function bringAbout(request: DeployRequest, tools: Tools): Promise<Brought> {
  for (let round = 1; ; round++) {
    try {
      return await createOrUpdate(request, tools)
    } catch (error) {
      if (!isGone(error) || round === ROUNDS) throw error
      tools.log.notice(
        `${error.refusal.distribution?.id ?? 'The distribution'} was deleted meanwhile: it is created again.`,
      )
      tools.progress.learn({ change: 'none', distribution: undefined, changes: [], cause: undefined })
    }
  }
}

async function createOrUpdate({ name, repository, file }: DeployRequest, tools: Tools): Promise<Brought> {
  const { shape, progress, onDistribution, onPlan } = tools
  const ownership = { repository, name }
  const found = await findOwned(ownership, tools)
  if (found !== undefined) return { held: await updateDistribution(found, file, tools), isNew: false }

  const plan = planCreation(file, shape)
  onPlan(plan)
  const creation = { change: 'created', changes: plan.changes } as const
  const made = await createDistribution(file, ownership, tools)
  if (made.kind === 'created') {
    const { held, tags } = made
    progress.learn({ ...creation, distribution: describeHeld(held) })
    onDistribution(describeHeld(held))
    await settleTags({ held: await readBack(held, tools), tags }, file, tools)
    return { held, isNew: true }
  }
  const held = await updateDistribution(made.owned, file, tools)
  // Nobody has finished it yet: it came from a call of this run whose answer was lost, or from a run beside it.
  const isNew = readState(made.owned.tags) === undefined && progress.known().change === 'unchanged'
  if (isNew) progress.learn(creation)
  return { held, isNew }
}

/** Tags come last. */
function planCreation(file: DistributionFile, shape: StructureShape): Plan {
  const tags = describeTags(withoutReserved(file.tags), new Map())
  return {
    distribution: undefined,
    changes: [...describeCreation({ wanted: file.config, shape }), ...tags],
    cause: undefined,
  }
}

/** A run that found everything as it should be, and purged nothing, had nothing to do. */
function summarize({ problems, distribution, change, purge }: Known, dryRun: boolean): PurgeStatus {
  if (problems.length > 0) return 'failed'
  if (dryRun) return 'planned'
  const invalidations = purge?.invalidations ?? []
  if (distribution?.status === 'in-progress' || invalidations.some(({ status }) => status === 'in-progress'))
    return 'in-progress'
  return change === 'unchanged' && purge === undefined ? 'nothing-to-do' : 'completed'
}
