import type { StoredDistribution } from '../../cloudfront/distributions.ts'
import type { OwnedDistribution } from '../ownership/find-owned.ts'
import { stateTag, UNFINISHED } from '../ownership/state.ts'
import { distributionTag, fileTag, ownershipTags } from '../ownership/tags.ts'
import { compareWithFile, type WantedDistribution } from './compare.ts'
import { requireChangeable } from './fixed-members.ts'
import { requireAdoptable } from './find-target.ts'
import { describeStored } from './progress.ts'
import { updateDistribution, type UpdatingDependencies } from './update-distribution.ts'

/** Adds the tags before the update, so that the next run can continue if this one is killed. */
export async function adoptDistribution(
  { id, arn, owner, tags: before }: OwnedDistribution,
  wanted: WantedDistribution,
  dependencies: UpdatingDependencies,
): Promise<StoredDistribution> {
  const { distributions, shape, log, progress, onDistribution, onPlan } = dependencies
  const stored = await distributions.get(id)
  onDistribution(describeStored(stored))
  const { plan } = compareWithFile(stored, before, wanted, shape)
  onPlan(plan)
  progress.learn(plan)
  requireChangeable(id, plan.changes)

  const tags = await distributions.getTags(arn)
  requireAdoptable({ id, arn, tags }, wanted.ownership)
  const own = new Map([...ownershipTags(wanted.ownership), ...fileTag(wanted.file.file), ...distributionTag(id)])
  await distributions.setTags(arn, new Map([...own, ...stateTag(UNFINISHED)]))
  progress.learn({ change: 'adopted' })
  log.notice(`Distribution ${id} was taken over as \`${wanted.ownership.name}\`.`)

  const reported = JSON.stringify(plan.changes)
  const updated = await updateDistribution({ id, arn, owner, tags: new Map([...tags, ...own]) }, wanted, {
    ...dependencies,
    onPlan: (next) => {
      if (JSON.stringify(next.changes) !== reported) onPlan(next)
    },
  })
  progress.learn({ change: 'adopted' })
  return updated
}
