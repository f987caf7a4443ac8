/**
 * The steps of a destruction, each decided by what CloudFront holds at that moment and not by what this run has done before. So
 * a run that was killed anywhere is finished by the next one.
 */
import { isStale, type Distributions, type HeldDistribution } from '../../cloudfront/distributions.ts'
import { CloudFrontError } from '../../cloudfront/errors.ts'
import { isHeldByPricingPlan } from '../../cloudfront/advice/refusal.ts'
import { awaitDeployment, type AwaitedDeployment } from '../deploy/await-deployment.ts'
import { describeHeld, type Progress } from '../deploy/progress.ts'
import { Failure } from '../../failure.ts'
import type { Clock } from '../../waiting/clock.ts'
import type { OwnedDistribution } from '../ownership/find-owned.ts'
import { destructionMark, isMarkedDestroyed, isOwnedBy } from '../ownership/tags.ts'
import type { Log } from '../../log.ts'
import { seconds } from '../../cloudfront/log-pause.ts'
import { releaseConfiguration } from './released-config.ts'

export type TearDownDependencies = {
  readonly distributions: Distributions
  /** Without retries: polling asks again anyway, at its own pace. */
  readonly polled: Distributions
  readonly clock: Clock
  /** In the clock's milliseconds. */
  readonly deadline: number
  readonly log: Log
  readonly progress: Progress
}

export type TearDownRequest = {
  /** `async` ends once the distribution is disabled and marked: a later run deletes it. `wait` deletes it in this run. */
  readonly teardown: 'async' | 'wait'
  /** Milliseconds for quotas and deployment, together. */
  readonly waitTimeout: number
  readonly onWaitTimeout: 'fail' | 'warn'
}

/** Three suffice where nobody interferes: disabling, waiting, deleting. */
const ROUNDS = 10
const PAUSE = 5_000

/**
 * Marks, disables, and deletes as far as the request goes. Rejects with what CloudFront refused, with NoSuchDistribution if
 * somebody else has deleted it, and with a Failure if it must not or cannot be deleted.
 */
export async function tearDown(
  owned: OwnedDistribution,
  request: TearDownRequest,
  dependencies: TearDownDependencies,
): Promise<void> {
  const { distributions, clock, log, progress } = dependencies
  // Marked before it is disabled: a run that is killed in between leaves a distribution that serves, and that every later run knows is
  // to go. The other way round it would leave one that is disabled and that nobody ever deletes.
  if (!isMarkedDestroyed(owned.tags)) await distributions.setTags(owned.arn, destructionMark(clock.now()))
  for (let round = 1; round <= ROUNDS; round++) {
    const held = await distributions.get(owned.id)
    progress.learn({ distribution: describeHeld(held) })
    try {
      if (round > 1 || isDeletable(held)) await requireMark(owned, dependencies)
      if (await takeStep(held, request, dependencies)) return
    } catch (error) {
      if (!isStale(error) || round === ROUNDS) throw error
      log.info(`${owned.id}: ${error.refusal.code}: it is looked at again in ${seconds(PAUSE)}.`)
      await clock.sleep(PAUSE)
    }
  }
  throw new Failure(
    `Distribution ${owned.id} was enabled again by somebody else each time that it was disabled.`,
    'Look for another workflow or tool that manages it, then run the job again.',
  )
}

/** Whether nothing is left to do for this run. */
async function takeStep(
  held: HeldDistribution,
  request: TearDownRequest,
  dependencies: TearDownDependencies,
): Promise<boolean> {
  const { distributions, progress } = dependencies
  if (isDeletable(held)) {
    await distributions.delete(held.id, held.etag)
    progress.learn({ change: 'deleted', distribution: { ...describeHeld(held), status: 'deleted' } })
    return true
  }
  if (held.config['Enabled'] !== false) {
    const disabled = await disable(held, dependencies)
    progress.learn({ distribution: describeHeld(disabled) })
  }
  progress.learn({ change: 'disabled' })
  if (request.teardown === 'async') return true
  if (held.config['Enabled'] !== false) return false
  const { status } = await awaitDeployment(held, { ...request, ...DISABLING }, dependencies)
  return status !== 'deployed'
}

const DISABLING: Pick<AwaitedDeployment, 'state' | 'tellLate'> = {
  state: 'disabled, InProgress',
  tellLate: (time) =>
    `was disabled, but not Deployed within ${time}, so that it could not be deleted yet. It is marked: any later run of \`destroy\` deletes it.`,
}

/** Whether CloudFront deletes it as it is. */
export function isDeletable({ config, status }: HeldDistribution): boolean {
  return config['Enabled'] === false && status === 'deployed'
}

/**
 * Minutes pass until a distribution can be deleted, in which a deploy may take it back. It removes the mark before it writes, so
 * that a mark read after the ETag is still right when the ETag is. Disabling can be undone and goes by the tags that found it.
 */
async function requireMark(
  { id, arn, owner }: OwnedDistribution,
  { distributions }: TearDownDependencies,
): Promise<void> {
  const tags = await distributions.getTags(arn)
  if (isOwnedBy(tags, owner) && isMarkedDestroyed(tags)) return
  throw new Failure(
    `Distribution ${id} was taken back while it was being deleted: its tags do not mark it as destroyed any more. It was left as it is.`,
    'Run the job again if it is to be deleted all the same.',
  )
}

async function disable(
  { id, etag, config }: HeldDistribution,
  { distributions, log }: TearDownDependencies,
): Promise<HeldDistribution> {
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
