/** How a distribution that exists differs from its file, its tags included. */
import type { HeldDistribution, Tags } from '../../cloudfront/distributions.ts'
import type { DistributionFile } from '../configuration/distribution-file.ts'
import type { StructureShape } from '../../cloudfront/config-shape.ts'
import type { ConfigStructure } from '../../cloudfront/config-value.ts'
import type { ConfigChange } from '../difference/change.ts'
import { digestConfiguration } from '../difference/digest.ts'
import { findDifference } from '../difference/find-difference.ts'
import { isSameState, readState, type DeployedState } from '../ownership/state.ts'
import { isMarkedDestroyed, withoutReserved } from '../ownership/tags.ts'
import { describeHeld } from './progress.ts'
import type { ChangeCause, Plan } from './result.ts'

export type Comparison = {
  /** The changes of the tags that the file gives come last. Tags that it does not give are not its business. */
  readonly plan: Plan
  /** The whole configuration to send; undefined if nothing differs in it. */
  readonly update: ConfigStructure | undefined
}

export function compareWithFile(
  held: HeldDistribution,
  tags: Tags,
  { file, shape }: { readonly file: DistributionFile; readonly shape: StructureShape },
): Comparison {
  const distribution = describeHeld(held)
  const tagChanges = describeTags(missingTags(file, tags), tags)
  const now = digestState(file, held, shape)
  const then = readState(tags)
  const unchanged = { plan: { distribution, changes: tagChanges, cause: undefined }, update: undefined }
  // Nobody changed anything since the last deploy: what still looks different is only how CloudFront words it.
  if (isSameState(now, then)) return unchanged
  const { changes, update } = findDifference({ wanted: file.config, live: held.config, shape })
  if (changes.length === 0) return unchanged
  // What a destruction that was begun has taken away is nobody's change.
  const cause = isMarkedDestroyed(tags) ? undefined : tellCause(now, then)
  return { plan: { distribution, changes: [...changes, ...tagChanges], cause }, update }
}

/** What a deploy records once CloudFront holds what the file says. */
export function digestState(file: DistributionFile, held: HeldDistribution, shape: StructureShape): DeployedState {
  return { file: digestConfiguration(file.config, shape), live: digestConfiguration(held.config, shape) }
}

function tellCause(now: DeployedState, then: DeployedState | undefined): ChangeCause | undefined {
  if (then === undefined) return undefined
  if (now.live === then.live) return 'file'
  return now.file === then.file ? 'outside' : 'both'
}

/** The tags that the file gives and the distribution has not, or with another value. */
export function missingTags(file: DistributionFile, live: Tags): Tags {
  return new Map([...withoutReserved(file.tags)].filter(([key, value]) => live.get(key) !== value))
}

/** Tags to be set as changes: `Tags[team]`. */
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
