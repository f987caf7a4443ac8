import { isStale, type Distributions, type StoredDistribution, type Tags } from '../../cloudfront/distributions.ts'
import type { StructureShape } from '../../cloudfront/config-shape.ts'
import type { ConfigStructure } from '../../cloudfront/config-value.ts'
import type { Clock } from '../../waiting/clock.ts'
import { confirmOwned, type OwnedDistribution } from '../ownership/find-owned.ts'
import { fileTagsTag, stateTag } from '../ownership/state.ts'
import {
  DESTROYED_TAG,
  differingTags,
  distributionTag,
  fileTag,
  isMarkedDestroyed,
  ownershipTags,
} from '../ownership/tags.ts'
import type { Log } from '../../log.ts'
import { seconds } from '../../cloudfront/log-pause.ts'
import { compareFileTags, compareWithFile, digestState, findUntaken, type WantedDistribution } from './compare.ts'
import { requireChangeable } from './fixed-members.ts'
import { describeStored, type Progress } from './progress.ts'
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

/** The ETag changes when somebody writes, and sometimes by itself. */
const ATTEMPTS = 5
const FIRST_PAUSE = 500

/** `progress` learns the differences before they are sent. */
export async function updateDistribution(
  owned: OwnedDistribution,
  wanted: WantedDistribution,
  dependencies: UpdatingDependencies,
): Promise<StoredDistribution> {
  const { distributions, log } = dependencies
  if (isMarkedDestroyed(owned.tags)) {
    await confirmOwned(owned, wanted.ownership, dependencies)
    // First, because a later cleanup must not delete the distribution.
    await distributions.removeTags(owned.arn, [DESTROYED_TAG])
    log.notice(`Distribution ${owned.id} was being deleted: it is taken back.`)
  }
  const stored = await updateConfiguration(owned, wanted, dependencies)
  await writeTags({ stored, tags: owned.tags }, wanted, dependencies)
  return stored
}

async function updateConfiguration(
  owned: OwnedDistribution,
  wanted: WantedDistribution,
  dependencies: UpdatingDependencies,
): Promise<StoredDistribution> {
  const { distributions, clock, shape, log, progress, onDistribution, onPlan } = dependencies
  const { id, tags } = owned
  let reported = ''
  for (let attempt = 1; ; attempt++) {
    const stored = await distributions.get(id)
    progress.learn({ distribution: describeStored(stored) })
    onDistribution(describeStored(stored))
    const { plan, update } = compareWithFile(stored, tags, wanted, shape)
    const differences = JSON.stringify(plan.changes)
    if (plan.changes.length > 0 && differences !== reported) onPlan(plan)
    reported = differences
    if (update === undefined) {
      // Our own update, whose answer was lost, or another run's.
      if (attempt > 1) progress.learn({ change: 'updated', untaken: plan.untaken })
      else progress.learn({ ...plan, change: 'unchanged' })
      return stored
    }
    progress.learn(plan)
    requireChangeable(id, plan.changes)
    await confirmOwned(owned, wanted.ownership, dependencies)
    const updated = await updateUnlessStale(stored, update, { distributions, isLast: attempt === ATTEMPTS })
    if (updated !== undefined) {
      progress.learn({ change: 'updated', distribution: describeStored(updated) })
      return readBack(updated, wanted, dependencies)
    }
    const pause = FIRST_PAUSE * attempt
    log.info(`${id} was changed while it was read: it is read and merged again in ${seconds(pause)}.`)
    await clock.sleep(pause)
  }
}

/** Returns undefined if somebody changed the distribution after it was read. Rejects at the last attempt. */
async function updateUnlessStale(
  { id, etag }: StoredDistribution,
  update: ConfigStructure,
  { distributions, isLast }: Pick<UpdatingDependencies, 'distributions'> & { readonly isLast: boolean },
): Promise<StoredDistribution | undefined> {
  try {
    return await distributions.update(id, etag, update)
  } catch (error) {
    if (isStale(error) && !isLast) return undefined
    throw error
  }
}

/** Reads the configuration as CloudFront stored it, for the next run to compare. `progress` learns the ignored values. */
export async function readBack(
  written: StoredDistribution,
  wanted: WantedDistribution,
  { distributions, shape, progress }: Pick<UpdatingDependencies, 'distributions' | 'shape' | 'progress'>,
): Promise<StoredDistribution> {
  const read = await distributions.get(written.id)
  const stored = read.etag === written.etag ? read : written
  progress.learn({ untaken: findUntaken(stored, wanted, shape) })
  return stored
}

/**
 * Writes the tags at the end, so that the next run compares everything if this one is killed. Leaves out the state
 * while a purge is due.
 */
export async function writeTags(
  { stored, tags }: { readonly stored: StoredDistribution; readonly tags: Tags },
  wanted: WantedDistribution,
  { distributions, shape, progress }: Pick<UpdatingDependencies, 'distributions' | 'shape' | 'progress'>,
): Promise<void> {
  const { file, ownership, purge } = wanted
  const { set, removed } = compareFileTags(wanted, tags)
  const state = digestState(wanted, stored, shape)
  const isStatePending = purge === 'auto' && progress.known().duePurge.length > 0
  // An older version may have written these, or they are from before a rename.
  const own = [...ownershipTags(ownership), ...fileTag(file.file), ...distributionTag(stored.id)]
  const record = [...fileTagsTag(file.tags, tags), ...(isStatePending ? [] : stateTag(state))]
  const missing = new Map([...set, ...differingTags(new Map([...own, ...record]), tags)])
  if (removed.length > 0) await distributions.removeTags(stored.arn, removed)
  if (missing.size > 0) await distributions.setTags(stored.arn, missing)
  if (set.size + removed.length > 0) progress.learn({ change: 'updated' })
}

export async function writeState(
  stored: StoredDistribution,
  wanted: WantedDistribution,
  { distributions, shape }: Pick<UpdatingDependencies, 'distributions' | 'shape'>,
): Promise<void> {
  await distributions.setTags(stored.arn, stateTag(digestState(wanted, stored, shape)))
}
