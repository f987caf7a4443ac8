import type { StoredDistribution, Tags } from '../../cloudfront/distributions.ts'
import type { DistributionFile } from '../configuration/normalising/distribution-file.ts'
import type { StructureShape } from '../../cloudfront/config-shape.ts'
import type { ConfigStructure } from '../../cloudfront/config-value.ts'
import type { ConfigChange } from '../difference/change.ts'
import { digestConfiguration, digestMembers } from '../difference/digest.ts'
import { findDifference } from '../difference/find-difference.ts'
import { keepIgnored, withoutIgnored, type MemberPath } from '../difference/ignored-members.ts'
import {
  fileTagKeys,
  isSameState,
  readState,
  whoChanged,
  type ChangeCause,
  type DeployedState,
} from '../ownership/state.ts'
import { differingTags, isMarkedDestroyed, withoutReserved, type Ownership } from '../ownership/tags.ts'
import { choosePurge, type WantedPurge } from './due-purge.ts'
import { describeStored } from './progress.ts'
import type { Plan } from './result.ts'

export type WantedDistribution = {
  readonly file: DistributionFile
  readonly ownership: Ownership
  /** An update keeps CloudFront's values of these members. */
  readonly ignored: readonly MemberPath[]
  readonly purge: WantedPurge
}

export type FileComparison = {
  /** Tag changes come last. */
  readonly plan: Plan
  readonly update: ConfigStructure | undefined
}

export function compareWithFile(
  stored: StoredDistribution,
  tags: Tags,
  wanted: WantedDistribution,
  shape: StructureShape,
): FileComparison {
  const distribution = describeStored(stored)
  const tagChanges = describeTags(compareFileTags(wanted, tags), tags)
  const now = digestState(wanted, stored, shape)
  const then = readState(tags)
  const { changes, update } = differenceTo(wanted, stored, shape)
  // Nothing changed since the last deploy, so CloudFront ignored these values then.
  if (isSameState(now, then) || changes.length === 0) {
    const isInterrupted = then !== undefined && then.file !== now.file
    const duePurge = choosePurge(wanted.purge, { changes: [], isInterrupted })
    return {
      plan: { distribution, changes: tagChanges, cause: undefined, untaken: changes, duePurge },
      update: undefined,
    }
  }
  // An unfinished `destroy` removed settings.
  const cause = isMarkedDestroyed(tags) ? undefined : findCause(now, then)
  const duePurge = choosePurge(wanted.purge, { changes, isInterrupted: false })
  const explained = changes.map((change) => ({ ...change, cause: cause && findMemberCause(change, now, tags) }))
  return { plan: { distribution, changes: [...explained, ...tagChanges], cause, untaken: [], duePurge }, update }
}

export function findUntaken(
  stored: StoredDistribution,
  wanted: WantedDistribution,
  shape: StructureShape,
): readonly ConfigChange[] {
  return differenceTo(wanted, stored, shape).changes
}

function differenceTo(
  { file, ignored }: WantedDistribution,
  { config: live }: StoredDistribution,
  shape: StructureShape,
) {
  return findDifference({ wanted: keepIgnored(file.config, live, { shape, ignored }), live, shape })
}

export function digestState(
  { file, ignored }: WantedDistribution,
  stored: StoredDistribution,
  shape: StructureShape,
): DeployedState {
  const digest = (config: ConfigStructure) => digestConfiguration(withoutIgnored(config, { shape, ignored }), shape)
  const digestEach = (config: ConfigStructure) => digestMembers(withoutIgnored(config, { shape, ignored }), shape)
  return {
    file: digest(file.config),
    live: digest(stored.config),
    members: { file: digestEach(file.config), live: digestEach(stored.config) },
  }
}

/** By member of DistributionConfig, such as `Origins`. */
function findMemberCause({ path }: ConfigChange, { members }: DeployedState, tags: Tags): ChangeCause | undefined {
  return whoChanged(/^\w+/.exec(path)?.[0] ?? '', members, tags)
}

function findCause(now: DeployedState, then: Omit<DeployedState, 'members'> | undefined): ChangeCause | undefined {
  if (then === undefined) return undefined
  if (now.live === then.live) return 'file'
  return now.file === then.file ? 'outside' : 'both'
}

export type TagDifference = {
  readonly set: Tags
  /** Keys that an earlier deploy set and the file no longer gives. */
  readonly removed: readonly string[]
}

export function compareFileTags({ file, ignored }: WantedDistribution, live: Tags): TagDifference {
  const isIgnored = (key: string) =>
    ignored.some(([step, ...rest]) => step?.member === 'Tags' && rest.length === 0 && (step.item ?? key) === key)
  const given = new Map([...withoutReserved(file.tags)].filter(([key]) => !isIgnored(key)))
  const removed = fileTagKeys(live).filter((key) => !file.tags.has(key) && !isIgnored(key))
  return { set: differingTags(given, live), removed }
}

/** Paths look like `Tags[team]`. */
export function describeTags({ set, removed }: TagDifference, live: Tags): readonly ConfigChange[] {
  const after = [...set, ...removed.map((key) => [key, undefined] as const)]
  return after.map(([key, value]) => ({
    path: `Tags[${key}]`,
    before: live.get(key),
    after: value,
    isReset: false,
    isSecret: false,
    risk: undefined,
  }))
}
