import { isStale, type Distributions, type HeldDistribution, type Tags } from '../../cloudfront/distributions.ts'
import type { DistributionFile } from '../configuration/normalising/distribution-file.ts'
import type { StructureShape } from '../../cloudfront/config-shape.ts'
import type { ConfigStructure } from '../../cloudfront/config-value.ts'
import type { Clock } from '../../waiting/clock.ts'
import { confirmOwned, type OwnedDistribution } from '../ownership/find-owned.ts'
import { isSameState, readState, stateTag } from '../ownership/state.ts'
import {
  DESTROYED_TAG,
  differingTags,
  distributionTag,
  fileTag,
  isMarkedDestroyed,
  ownershipTags,
  type Ownership,
} from '../ownership/tags.ts'
import type { Log } from '../../log.ts'
import { seconds } from '../../cloudfront/log-pause.ts'
import { compareWithFile, digestState, missingTags } from './compare.ts'
import { describeHeld, type Progress } from './progress.ts'
import type { DeployedDistribution, Plan } from './result.ts'

export type UpdatingDependencies = {
  readonly distributions: Distributions
  readonly clock: Clock
  readonly shape: StructureShape
  readonly log: Log
  readonly progress: Progress
  readonly onDistribution: (distribution: DeployedDistribution) => void
  readonly onPlan: (plan: Plan) => void
}

export type WantedDistribution = { readonly file: DistributionFile; readonly ownership: Ownership }

/** The ETag changes whenever somebody writes, and sometimes by itself. Then we read and merge again. */
const ATTEMPTS = 5
const FIRST_PAUSE = 500

/**
 * Updates what differs from the file. `progress` learns the differences before they are sent. Reads the tags again
 * before each write.
 */
export async function updateDistribution(
  owned: OwnedDistribution,
  wanted: WantedDistribution,
  dependencies: UpdatingDependencies,
): Promise<HeldDistribution> {
  const { distributions, log } = dependencies
  if (isMarkedDestroyed(owned.tags)) {
    await confirmOwned(owned, wanted.ownership, dependencies)
    // First, because a later cleanup must not delete a distribution that is in use again.
    await distributions.removeTags(owned.arn, [DESTROYED_TAG])
    log.notice(`Distribution ${owned.id} was being deleted: it is taken back.`)
  }
  const held = await updateConfiguration(owned, wanted, dependencies)
  await settleTags({ held, tags: owned.tags }, wanted, dependencies)
  return held
}

async function updateConfiguration(
  owned: OwnedDistribution,
  { file, ownership }: WantedDistribution,
  dependencies: UpdatingDependencies,
): Promise<HeldDistribution> {
  const { distributions, clock, shape, log, progress, onDistribution, onPlan } = dependencies
  const { id, tags } = owned
  let told = ''
  for (let attempt = 1; ; attempt++) {
    const held = await distributions.get(id)
    progress.learn({ distribution: describeHeld(held) })
    onDistribution(describeHeld(held))
    const { plan, update } = compareWithFile(held, tags, { file, shape })
    const differences = JSON.stringify(plan.changes)
    if (plan.changes.length > 0 && differences !== told) onPlan(plan)
    told = differences
    if (update === undefined) {
      // Our own write whose answer was lost, or another run's, made the change already.
      progress.learn(attempt > 1 ? { change: 'updated' } : { change: 'unchanged', changes: plan.changes })
      return held
    }
    progress.learn(plan)
    await confirmOwned(owned, ownership, dependencies)
    const updated = await updateUnlessStale(held, update, { distributions, isLast: attempt === ATTEMPTS })
    if (updated !== undefined) {
      progress.learn({ change: 'updated', distribution: describeHeld(updated) })
      return readBack(updated, { distributions })
    }
    const pause = FIRST_PAUSE * attempt
    log.info(`${id} was changed while it was read: it is read and merged again in ${seconds(pause)}.`)
    await clock.sleep(pause)
  }
}

/** Undefined if somebody wrote since the distribution was read; rejects at the last attempt. */
async function updateUnlessStale(
  { id, etag }: HeldDistribution,
  update: ConfigStructure,
  { distributions, isLast }: Pick<UpdatingDependencies, 'distributions'> & { readonly isLast: boolean },
): Promise<HeldDistribution | undefined> {
  try {
    return await distributions.update(id, etag, update)
  } catch (error) {
    if (isStale(error) && !isLast) return undefined
    throw error
  }
}

/** The configuration for the next run's comparison. If somebody else wrote since, the answer to our own write. */
export async function readBack(
  written: HeldDistribution,
  { distributions }: Pick<UpdatingDependencies, 'distributions'>,
): Promise<HeldDistribution> {
  const read = await distributions.get(written.id)
  return read.etag === written.etag ? read : written
}

/**
 * One call, if anything differs. Comes last: after a killed run the record is missing, and the next run compares
 * everything.
 */
export async function settleTags(
  { held, tags }: { readonly held: HeldDistribution; readonly tags: Tags },
  { file, ownership }: WantedDistribution,
  { distributions, shape, progress }: Omit<UpdatingDependencies, 'clock' | 'log' | 'onDistribution' | 'onPlan'>,
): Promise<void> {
  const missing = missingTags(file, tags)
  const state = digestState(file, held, shape)
  // Tags of an older version, or of before a rename, are brought up to date.
  const own = [...ownershipTags(ownership), ...fileTag(file.file), ...distributionTag(held.id)]
  const wanted = new Map([
    ...missing,
    ...differingTags(new Map(own), tags),
    ...(isSameState(state, readState(tags)) ? [] : stateTag(state)),
  ])
  if (wanted.size === 0) return
  await distributions.setTags(held.arn, wanted)
  if (missing.size > 0) progress.learn({ change: 'updated' })
}
