import { isGone, type Distributions, type StoredDistribution, type Tags } from '../../cloudfront/distributions.ts'
import { isRefusedAs, type CloudFrontError } from '../../cloudfront/errors.ts'
import type { DistributionFile } from '../configuration/normalising/distribution-file.ts'
import { Failure } from '../../failure.ts'
import { seconds } from '../../cloudfront/log-pause.ts'
import { callerReferences, parseExistingId } from '../ownership/caller-references.ts'
import { findOwned, requireOwnTags, type OwnedDistribution } from '../ownership/find-owned.ts'
import { describeManager } from '../ownership/held-elsewhere.ts'
import { readState } from '../ownership/state.ts'
import {
  fileTag,
  isMarkedDestroyed,
  isOwnedBy,
  isReserved,
  ownershipTags,
  readOwnership,
  withoutReserved,
  type Ownership,
} from '../ownership/tags.ts'
import type { Clock } from '../../waiting/clock.ts'
import type { Log } from '../../log.ts'
import { referenceHeld } from './conflicts.ts'

export type CreatingDependencies = {
  readonly distributions: Distributions
  readonly clock: Clock
  readonly log: Log
}

/** `adopted`: an earlier run created it, or an earlier call of this run, whose answer was lost. */
export type Created =
  | { readonly kind: 'created'; readonly stored: StoredDistribution; readonly tags: Tags }
  | { readonly kind: 'adopted'; readonly owned: OwnedDistribution }

/**
 * One call creates the distribution and its tags, so that the next run finds it even if this one is killed. CloudFront
 * may answer a used CallerReference with the existing distribution, so the tags are read afterwards. If a deleted
 * distribution or another name of this action has used the reference, the next one is tried. Rejects with a Failure if
 * an unmanaged distribution has it.
 */
export async function createDistribution(
  file: DistributionFile,
  ownership: Ownership,
  dependencies: CreatingDependencies,
): Promise<Created> {
  const { distributions, log } = dependencies
  const tags = new Map([...withoutReserved(file.tags), ...ownershipTags(ownership), ...fileTag(file.file)])
  for (const callerReference of callerReferences(ownership, file.callerReference)) {
    const answer = await create({ config: file.config, callerReference, tags }, distributions)
    const holder = await findHolder(answer, ownership, dependencies)
    if (holder.kind === 'ours') {
      const { stored, owned } = holder
      if (stored === undefined || readState(owned.tags) !== undefined || isMarkedDestroyed(owned.tags))
        return { kind: 'adopted', owned }
      return { kind: 'created', stored, tags: owned.tags }
    }
    const isGiven = callerReference === file.callerReference
    if (holder.kind === 'unmanaged') throw referenceHeld({ callerReference, isGiven, file, holder, ownership })
    const write = isGiven ? log.notice : log.info
    write(`The CallerReference ${callerReference} belongs to ${holder.who}: another one is tried.`)
  }
  throw new Failure(
    `No distribution could be created for \`${ownership.name}\` of ${ownership.repository}: CloudFront has seen every CallerReference that this name can have.`,
    'Give the distribution another `name`.',
  )
}

async function create(
  wanted: Parameters<Distributions['create']>[0],
  distributions: Distributions,
): Promise<StoredDistribution | CloudFrontError> {
  try {
    return await distributions.create(wanted)
  } catch (error) {
    if (isRefusedAs(error, 'DistributionAlreadyExists')) return error
    throw error
  }
}

type Holder =
  | { readonly kind: 'ours'; readonly stored: StoredDistribution | undefined; readonly owned: OwnedDistribution }
  | { readonly kind: 'unmanaged'; readonly id: string; readonly tags: Tags }
  | { readonly kind: 'other'; readonly who: string }

async function findHolder(
  answer: StoredDistribution | CloudFrontError,
  ownership: Ownership,
  dependencies: CreatingDependencies,
): Promise<Holder> {
  const { distributions } = dependencies
  const stored = 'refusal' in answer ? undefined : answer
  const id = 'refusal' in answer ? parseExistingId(answer.refusal.text) : answer.id
  if (id === undefined) {
    const owned = await findOwned(ownership, dependencies)
    return owned
      ? { kind: 'ours', stored, owned }
      : { kind: 'other', who: 'a distribution that CloudFront does not name' }
  }
  try {
    const arn = stored?.arn ?? (await findArn(id, distributions))
    const tags = await (stored === undefined ? distributions.getTags(arn) : readFirstTags(arn, dependencies))
    if (isOwnedBy(tags, ownership)) {
      requireOwnTags(id, tags)
      return { kind: 'ours', stored, owned: { id, arn, owner: ownership, tags } }
    }
    if (readOwnership(tags) === undefined) return { kind: 'unmanaged', id, tags }
    return { kind: 'other', who: `distribution ${id}, ${describeManager(tags, ownership)}` }
  } catch (error) {
    if (isGone(error)) return { kind: 'other', who: `distribution ${id}, which was deleted` }
    throw error
  }
}

const PAUSES = [1_000, 2_000]

/** New tags may take a moment to appear. */
async function readFirstTags(arn: string, { distributions, clock, log }: CreatingDependencies): Promise<Tags> {
  for (const pause of PAUSES) {
    const tags = await distributions.getTags(arn)
    if ([...tags.keys()].some(isReserved)) return tags
    log.info(`${arn} has no tags of this action yet: they are read again in ${seconds(pause)}.`)
    await clock.sleep(pause)
  }
  return distributions.getTags(arn)
}

/** Reads the list first, because some credentials forbid reading other distributions. */
async function findArn(id: string, distributions: Distributions): Promise<string> {
  for await (const listed of distributions.list()) if (listed.id === id) return listed.arn
  return (await distributions.get(id)).arn
}
