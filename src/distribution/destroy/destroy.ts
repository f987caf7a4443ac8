import { isGone, type Distributions } from '../../cloudfront/distributions.ts'
import { beginProgress, describeStored, type Known } from '../deploy/progress.ts'
import type { DeployResult } from '../deploy/result.ts'
import type { Clock } from '../../waiting/clock.ts'
import type { PurgeStatus } from '../../purge/result.ts'
import { retryDistributions, retryUntil } from '../../cloudfront/retry.ts'
import {
  chooseOwned,
  listWithTags,
  ownedOf,
  type ListedDistribution,
  type OwnedDistribution,
} from '../ownership/find-owned.ts'
import { describeManager } from '../ownership/held-elsewhere.ts'
import { Failure } from '../../failure.ts'
import { logFormerNames } from '../ownership/former-name.ts'
import type { Ownership } from '../ownership/tags.ts'
import type { Log } from '../../log.ts'
import { isDeletable, tearDown, type TearDownDependencies, type TearDownRequest } from './tear-down.ts'

export type DestroyRequest = Omit<TearDownRequest, 'ownership'> &
  Ownership & {
    readonly dryRun: boolean
    readonly distribution?: string | undefined
  }

export type DestroyDependencies = {
  readonly distributions: () => Promise<Distributions>
  readonly clock: Clock
  readonly log: Log
}

/**
 * Disables the distribution, waits until it is Deployed, and deletes it. Each run continues where the last one
 * stopped. Refusals of CloudFront become problems; only faults of the program reject.
 */
export async function destroy(request: DestroyRequest, dependencies: DestroyDependencies): Promise<DeployResult> {
  const { name, repository, repositoryId, waitTimeout } = request
  const ownership = { repository, repositoryId, name }
  const { clock, log } = dependencies
  const progress = beginProgress()
  const deadline = clock.now() + waitTimeout
  await progress.attempt(async () => {
    const polled = await dependencies.distributions()
    const distributions = retryDistributions(polled, retryUntil(deadline, { clock, log }))
    const tools = { distributions, polled, clock, deadline, log, progress }
    const all = await listWithTags(tools)
    const listed = ownedOf(all)
    const owned = chooseOwned(listed, ownership)
    requireSameId(all, owned, request)
    if (owned === undefined) {
      logFormerNames(listed, ownership, log)
      return
    }
    try {
      await (request.dryRun ? planOnly(owned, request, tools) : tearDown(owned, { ...request, ownership }, tools))
    } catch (error) {
      if (!isGone(error)) throw error
      progress.learn({ change: 'deleted', distribution: describeDeleted(owned, progress.known()) })
    }
  })
  const known = progress.known()
  return { command: 'destroy', name, status: summarize(known, request.dryRun), ...known }
}

function requireSameId(
  all: readonly ListedDistribution[],
  owned: OwnedDistribution | undefined,
  { distribution, name, repository, repositoryId }: DestroyRequest,
): void {
  const given = all.find(({ id }) => id === distribution)
  if (given === undefined || given.id === owned?.id) return
  throw new Failure(
    `Distribution ${given.id} is not \`${name}\` of this repository, but one ${describeManager(given.tags, { name, repository, repositoryId })}. Nothing was changed.`,
    'Only what this action created or took over is destroyed. Remove `distribution` from the inputs of this step. To delete this distribution, too, use the tool that manages it.',
  )
}

async function planOnly(
  { id }: OwnedDistribution,
  { teardown }: DestroyRequest,
  { distributions, progress }: TearDownDependencies,
): Promise<void> {
  const stored = await distributions.get(id)
  const change = isDeletable(stored) || teardown === 'wait' ? 'deleted' : 'disabled'
  progress.learn({ change, distribution: describeStored(stored) })
}

function describeDeleted({ id, arn }: OwnedDistribution, { distribution }: Known): DeployResult['distribution'] {
  return { id, arn, domainName: distribution?.domainName ?? '', status: 'deleted' }
}

function summarize({ problems, change }: Known, dryRun: boolean): PurgeStatus {
  if (problems.length > 0) return 'failed'
  if (change === 'none') return 'nothing-to-do'
  if (dryRun) return 'planned'
  return change === 'deleted' ? 'completed' : 'in-progress'
}
