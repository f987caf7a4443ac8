/** Each step depends only on what CloudFront has, so the next run can finish if this one is killed. */
import { isStale, type Distributions, type StoredDistribution } from '../../cloudfront/distributions.ts'
import { CloudFrontError } from '../../cloudfront/errors.ts'
import { isHeldByPricingPlan } from '../../cloudfront/advice/refusal.ts'
import { awaitDeployment, type AwaitedDeployment } from '../deploy/await-deployment.ts'
import { describeStored, type Progress } from '../deploy/progress.ts'
import { Failure } from '../../failure.ts'
import type { Clock } from '../../waiting/clock.ts'
import { confirmOwned, type OwnedDistribution } from '../ownership/find-owned.ts'
import { destructionMark, differingTags, isMarkedDestroyed, ownershipTags, type Ownership } from '../ownership/tags.ts'
import type { Log } from '../../log.ts'
import { seconds } from '../../cloudfront/log-pause.ts'
import { releaseConfiguration } from './released-config.ts'

export type TearDownDependencies = {
  readonly distributions: Distributions
  /** Without retries, because polling repeats the call anyway. */
  readonly polled: Distributions
  readonly clock: Clock
  readonly deadline: number
  readonly log: Log
  readonly progress: Progress
}

export type TearDownRequest = {
  readonly ownership: Ownership
  /** `async`: a later run deletes the disabled distribution. */
  readonly teardown: 'async' | 'wait'
  /** Milliseconds for quotas and deployment together. */
  readonly waitTimeout: number
  readonly onWaitTimeout: 'fail' | 'warn'
}

/** Three are enough without other writers. */
const ROUNDS = 10
const PAUSE = 5_000

/** Rejects with CloudFront's refusal, or with a Failure if the distribution must not be deleted. */
export async function tearDown(
  owned: OwnedDistribution,
  request: TearDownRequest,
  dependencies: TearDownDependencies,
): Promise<void> {
  const { distributions, clock, log, progress } = dependencies
  const tags = await confirmOwned(owned, request.ownership, dependencies)
  // Mark first: a killed run then leaves a distribution that later runs delete, instead of one that stays disabled for
  // ever.
  const mark = isMarkedDestroyed(tags) ? [] : destructionMark(clock.now())
  const missing = new Map([...mark, ...differingTags(ownershipTags(request.ownership), tags)])
  if (missing.size > 0) await distributions.setTags(owned.arn, missing)
  for (let round = 1; round <= ROUNDS; round++) {
    const stored = await distributions.get(owned.id)
    progress.learn({ distribution: describeStored(stored) })
    try {
      // A new mark may not be readable yet.
      const mustBeMarked = round > 1 || isDeletable(stored)
      await requireTags(owned, { ...request, mustBeMarked }, dependencies)
      if (await takeStep(stored, request, dependencies)) return
    } catch (error) {
      if (!isStale(error) || round === ROUNDS) throw error
      log.info(`${owned.id}: ${error.refusal.code}: it is checked again in ${seconds(PAUSE)}.`)
      await clock.sleep(PAUSE)
    }
  }
  throw new Failure(
    `Distribution ${owned.id} was enabled again by somebody else each time that it was disabled.`,
    'Look for another workflow or tool that manages it, then run the job again.',
  )
}

async function takeStep(
  stored: StoredDistribution,
  request: TearDownRequest,
  dependencies: TearDownDependencies,
): Promise<boolean> {
  const { distributions, progress } = dependencies
  if (isDeletable(stored)) {
    await distributions.delete(stored.id, stored.etag)
    progress.learn({ change: 'deleted', distribution: { ...describeStored(stored), status: 'deleted' } })
    return true
  }
  if (stored.config['Enabled'] !== false) {
    const disabled = await disable(stored, dependencies)
    progress.learn({ distribution: describeStored(disabled) })
  }
  progress.learn({ change: 'disabled' })
  if (request.teardown === 'async') return true
  if (stored.config['Enabled'] !== false) return false
  const { status } = await awaitDeployment(stored, { ...request, ...DISABLING }, dependencies)
  return status !== 'deployed'
}

const DISABLING: Pick<AwaitedDeployment, 'state' | 'describeLate'> = {
  state: 'disabled, InProgress',
  describeLate: (time) =>
    `was disabled, but not Deployed within ${time}, so it could not be deleted yet. It is marked: any later run of \`destroy\` deletes it.`,
}

export function isDeletable({ config, status }: StoredDistribution): boolean {
  return config['Enabled'] === false && status === 'deployed'
}

/**
 * A deploy may take the distribution back. It removes the mark before it writes. So if the mark is still there after
 * an ETag was read, the distribution with this ETag is safe to delete.
 */
async function requireTags(
  owned: OwnedDistribution,
  { ownership, mustBeMarked }: { readonly ownership: Ownership; readonly mustBeMarked: boolean },
  dependencies: TearDownDependencies,
): Promise<void> {
  const tags = await confirmOwned(owned, ownership, dependencies)
  if (!mustBeMarked || isMarkedDestroyed(tags)) return
  throw new Failure(
    `Distribution ${owned.id} was taken back while it was being deleted: its tags do not mark it as destroyed any more. It was left as it is.`,
    'Somebody deployed it again. Run this job again only if you still want to delete the distribution.',
  )
}

async function disable(
  { id, etag, config }: StoredDistribution,
  { distributions, log }: TearDownDependencies,
): Promise<StoredDistribution> {
  const update = (keepWebAcl: boolean) => distributions.update(id, etag, releaseConfiguration(config, { keepWebAcl }))
  try {
    return await update(false)
  } catch (error) {
    if (!(error instanceof CloudFrontError && isHeldByPricingPlan(error.refusal))) throw error
    log.warning(
      `${id} is on a pricing plan: it is disabled with its web ACL, and cannot be deleted before the plan ends.`,
    )
    return update(true)
  }
}
