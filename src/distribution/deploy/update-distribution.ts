/** Makes a distribution that exists match its file. */
import { isStale, type Distributions, type HeldDistribution, type Tags } from '../../cloudfront/distributions.ts'
import type { DistributionFile } from '../configuration/normalising/distribution-file.ts'
import type { StructureShape } from '../../cloudfront/config-shape.ts'
import type { ConfigStructure } from '../../cloudfront/config-value.ts'
import type { Clock } from '../../waiting/clock.ts'
import type { OwnedDistribution } from '../ownership/find-owned.ts'
import { isSameState, readState, stateTag } from '../ownership/state.ts'
import { DESTROYED_TAG, isMarkedDestroyed } from '../ownership/tags.ts'
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

/** An ETag moves whenever somebody writes, and sometimes by itself: so often is the distribution read and merged again. */
const ATTEMPTS = 5
const FIRST_PAUSE = 500

/**
 * Updates only what differs from the file, and nothing if nothing does. `progress` learns the differences before they are sent, and
 * the change once it is made. Its tags were read when it was found and name us: they are not read again, since nobody but this
 * action has a reason to change those, and an update can be undone.
 */
export async function updateDistribution(
  owned: OwnedDistribution,
  file: DistributionFile,
  dependencies: UpdatingDependencies,
): Promise<HeldDistribution> {
  const { distributions, log } = dependencies
  if (isMarkedDestroyed(owned.tags)) {
    // First of all: whoever finishes destructions must not find the mark on a distribution that serves again.
    await distributions.removeTags(owned.arn, [DESTROYED_TAG])
    log.notice(`Distribution ${owned.id} was being deleted: it is taken back.`)
  }
  const held = await updateConfiguration(owned, file, dependencies)
  await settleTags({ held, tags: owned.tags }, file, dependencies)
  return held
}

async function updateConfiguration(
  { id, tags }: OwnedDistribution,
  file: DistributionFile,
  { distributions, clock, shape, log, progress, onDistribution, onPlan }: UpdatingDependencies,
): Promise<HeldDistribution> {
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
      // After a refusal it was our own write whose answer was lost, or another run's: either way it is made.
      progress.learn(attempt > 1 ? { change: 'updated' } : { change: 'unchanged', changes: plan.changes })
      return held
    }
    progress.learn(plan)
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

/** Undefined if somebody else has written since the distribution was read; the last time that rejects. */
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

/**
 * A written configuration as a reader finds it, which is what the next run compares with. Should somebody have written since, it is
 * the answer to our own write: theirs must not pass for ours.
 */
export async function readBack(
  written: HeldDistribution,
  { distributions }: Pick<UpdatingDependencies, 'distributions'>,
): Promise<HeldDistribution> {
  const read = await distributions.get(written.id)
  return read.etag === written.etag ? read : written
}

/**
 * Sets the file's tags and records what was deployed, in one call and only if any of it is not so already. It comes last: without
 * the record the next run compares everything, which is right after a run that was killed.
 */
export async function settleTags(
  { held, tags }: { readonly held: HeldDistribution; readonly tags: Tags },
  file: DistributionFile,
  { distributions, shape, progress }: Omit<UpdatingDependencies, 'clock' | 'log' | 'onDistribution' | 'onPlan'>,
): Promise<void> {
  const missing = missingTags(file, tags)
  const state = digestState(file, held, shape)
  const wanted = new Map([...missing, ...(isSameState(state, readState(tags)) ? [] : stateTag(state))])
  if (wanted.size === 0) return
  await distributions.setTags(held.arn, wanted)
  if (missing.size > 0) progress.learn({ change: 'updated' })
}
