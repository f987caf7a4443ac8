/** Destroys a distribution: disables it, waits until every edge location knows, and deletes it. */
import { isGone, type Distributions } from '../../cloudfront/distributions.ts'
import { beginProgress, describeHeld, type Known } from '../deploy/progress.ts'
import type { DeployResult } from '../deploy/result.ts'
import type { Clock } from '../../waiting/clock.ts'
import type { PurgeStatus } from '../../purge/result.ts'
import { retryDistributions, retryUntil } from '../../cloudfront/retry.ts'
import { findOwned, type OwnedDistribution } from '../ownership/find-owned.ts'
import type { Log } from '../../log.ts'
import { isDeletable, tearDown, type TearDownDependencies, type TearDownRequest } from './tear-down.ts'

export type DestroyRequest = TearDownRequest & {
  readonly name: string
  /** `owner/name` */
  readonly repository: string
  readonly dryRun: boolean
}

export type DestroyDependencies = {
  readonly distributions: () => Promise<Distributions>
  readonly clock: Clock
  readonly log: Log
}

/**
 * Destroys the distribution of a name, for which no file is needed. Each run goes on from where the last one got to: whatever is
 * disabled and Deployed is deleted at once. Whatever CloudFront refuses is part of the result; only a fault of the program rejects.
 */
export async function destroy(request: DestroyRequest, dependencies: DestroyDependencies): Promise<DeployResult> {
  const { name, repository, waitTimeout } = request
  const { clock, log } = dependencies
  const progress = beginProgress()
  const deadline = clock.now() + waitTimeout
  await progress.attempt(async () => {
    const polled = await dependencies.distributions()
    const distributions = retryDistributions(polled, retryUntil(deadline, { clock, log }))
    const tools = { distributions, polled, clock, deadline, log, progress }
    const owned = await findOwned({ repository, name }, tools)
    if (owned === undefined) return
    try {
      await (request.dryRun ? planOnly(owned, request, tools) : tearDown(owned, request, tools))
    } catch (error) {
      // Whoever deleted it: it is as it was to be.
      if (!isGone(error)) throw error
      progress.learn({ change: 'deleted', distribution: describeDeleted(owned, progress.known()) })
    }
  })
  const known = progress.known()
  return { command: 'destroy', name, status: summarize(known, request.dryRun), ...known }
}

/** What a run would do, from reading alone. */
async function planOnly(
  { id }: OwnedDistribution,
  { teardown }: DestroyRequest,
  { distributions, progress }: TearDownDependencies,
): Promise<void> {
  const held = await distributions.get(id)
  const change = isDeletable(held) || teardown === 'wait' ? 'deleted' : 'disabled'
  progress.learn({ change, distribution: describeHeld(held) })
}

/** A distribution that was gone before it was read has no domain name to tell. */
function describeDeleted({ id, arn }: OwnedDistribution, { distribution }: Known): DeployResult['distribution'] {
  return { id, arn, domainName: distribution?.domainName ?? '', status: 'deleted' }
}

function summarize({ problems, change }: Known, dryRun: boolean): PurgeStatus {
  if (problems.length > 0) return 'failed'
  if (change === 'none') return 'nothing-to-do'
  if (dryRun) return 'planned'
  return change === 'deleted' ? 'completed' : 'in-progress'
}
