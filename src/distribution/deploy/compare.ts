import type { HeldDistribution, Tags } from '../../cloudfront/distributions.ts'
import type { DistributionFile } from '../configuration/normalising/distribution-file.ts'
import type { StructureShape } from '../../cloudfront/config-shape.ts'
import type { ConfigStructure } from '../../cloudfront/config-value.ts'
import type { ConfigChange } from '../difference/change.ts'
import { digestConfiguration } from '../difference/digest.ts'
import { findDifference } from '../difference/find-difference.ts'
import { isSameState, readState, type DeployedState } from '../ownership/state.ts'
import { isMarkedDestroyed, withoutReserved } from '../ownership/tags.ts'
import { describeHeld } from './progress.ts'
import type { ChangeCause, Plan } from './result.ts'

export type FileComparison = {
  /** Tag changes come last. Tags that the file does not give stay. */
  readonly plan: Plan
  readonly update: ConfigStructure | undefined
}

export function compareWithFile(
  held: HeldDistribution,
  tags: Tags,
  { file, shape }: { readonly file: DistributionFile; readonly shape: StructureShape },
): FileComparison {
  const distribution = describeHeld(held)
  const tagChanges = describeTags(missingTags(file, tags), tags)
  const now = digestState(file, held, shape)
  const then = readState(tags)
  const unchanged = { plan: { distribution, changes: tagChanges, cause: undefined }, update: undefined }
  // Nothing changed since the last deploy, so CloudFront only writes the same values differently.
  if (isSameState(now, then)) return unchanged
  const { changes, update } = findDifference({ wanted: file.config, live: held.config, shape })
  if (changes.length === 0) return unchanged
  // An unfinished `destroy` removed settings; that is neither the file's change nor one from outside.
  const cause = isMarkedDestroyed(tags) ? undefined : tellCause(now, then)
  return { plan: { distribution, changes: [...changes, ...tagChanges], cause }, update }
}

export function digestState(file: DistributionFile, held: HeldDistribution, shape: StructureShape): DeployedState {
  return { file: digestConfiguration(file.config, shape), live: digestConfiguration(held.config, shape) }
}

function tellCause(now: DeployedState, then: DeployedState | undefined): ChangeCause | undefined {
  if (then === undefined) return undefined
  if (now.live === then.live) return 'file'
  return now.file === then.file ? 'outside' : 'both'
}

export function missingTags(file: DistributionFile, live: Tags): Tags {
  return new Map([...withoutReserved(file.tags)].filter(([key, value]) => live.get(key) !== value))
}

export function describeTags(missing: Tags, live: Tags): readonly ConfigChange[] {
  return [...missing].map(([key, value]) => ({
    path: `Tags[${key}]`,
    before: live.get(key),
    after: value,
    isReset: false,
    isSecret: false,
    risk: undefined,
  }))
}
