import { isGone, type Distributions, type HeldDistribution, type Tags } from '../../cloudfront/distributions.ts'
import { isRefusedAs, type CloudFrontError } from '../../cloudfront/errors.ts'
import type { DistributionFile } from '../configuration/normalising/distribution-file.ts'
import { Failure } from '../../failure.ts'
import { callerReferences, parseExistingId } from '../ownership/caller-references.ts'
import { findOwned, type OwnedDistribution } from '../ownership/find-owned.ts'
import { isOwnedBy, ownershipTags, withoutReserved, type Ownership } from '../ownership/tags.ts'
import type { Log } from '../../log.ts'

export type CreatingDependencies = {
  readonly distributions: Distributions
  readonly log: Log
}

/** `adopted`: an earlier run created it, or a call of this run whose answer was lost. */
export type Created =
  | { readonly kind: 'created'; readonly held: HeldDistribution; readonly tags: Tags }
  | { readonly kind: 'adopted'; readonly owned: OwnedDistribution }

/**
 * Creates the distribution and its tags in one call, so a killed run leaves either nothing or a distribution that the
 * next run recognises. If another owner's distribution has the CallerReference, tries the next one.
 */
export async function createDistribution(
  file: DistributionFile,
  ownership: Ownership,
  dependencies: CreatingDependencies,
): Promise<Created> {
  const { distributions, log } = dependencies
  const tags = new Map([...withoutReserved(file.tags), ...ownershipTags(ownership)])
  for (const callerReference of callerReferences(ownership, file.callerReference)) {
    try {
      const wanted = { config: file.config, callerReference, tags }
      return { kind: 'created', held: await distributions.create(wanted), tags }
    } catch (error) {
      if (!isRefusedAs(error, 'DistributionAlreadyExists')) throw error
      const holder = await findHolder(error, ownership, dependencies)
      if (holder.kind === 'ours') return { kind: 'adopted', owned: holder.owned }
      const tell = callerReference === file.callerReference ? log.notice : log.info
      tell(`The CallerReference ${callerReference} belongs to ${holder.who}: another one is tried.`)
    }
  }
  throw new Failure(
    `No distribution could be created for \`${ownership.name}\` of ${ownership.repository}: CloudFront has seen every CallerReference that this name can have.`,
    'Give the distribution another `name`.',
  )
}

type Holder =
  { readonly kind: 'ours'; readonly owned: OwnedDistribution } | { readonly kind: 'other'; readonly who: string }

/** Only the tags tell whose distribution has the refused reference. */
async function findHolder(
  { refusal }: CloudFrontError,
  ownership: Ownership,
  dependencies: CreatingDependencies,
): Promise<Holder> {
  const { distributions } = dependencies
  const id = parseExistingId(refusal.text)
  if (id === undefined) {
    const owned = await findOwned(ownership, dependencies)
    return owned ? { kind: 'ours', owned } : { kind: 'other', who: 'a distribution that CloudFront does not name' }
  }
  try {
    const arn = await findArn(id, distributions)
    const tags = await distributions.getTags(arn)
    if (isOwnedBy(tags, ownership)) return { kind: 'ours', owned: { id, arn, owner: ownership, tags } }
    return {
      kind: 'other',
      who: `distribution ${id}, whose tags do not make it \`${ownership.name}\` of this repository`,
    }
  } catch (error) {
    if (isGone(error)) return { kind: 'other', who: `distribution ${id}, which was deleted` }
    throw error
  }
}

/**
 * From the list, which also works with credentials for our own distributions only; from the distribution itself if it
 * is not listed yet.
 */
async function findArn(id: string, distributions: Distributions): Promise<string> {
  for await (const listed of distributions.list()) if (listed.id === id) return listed.arn
  return (await distributions.get(id)).arn
}
