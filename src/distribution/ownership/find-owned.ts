import { isGone, type Distributions, type FoundDistribution, type Tags } from '../../cloudfront/distributions.ts'
import { Failure } from '../../failure.ts'
import { mapAtOnce } from '../../waiting/map-at-once.ts'
import { copiedFrom, isOwnedBy, isSameName, readOwnership, RESERVED_PREFIX, type Ownership } from './tags.ts'

export type OwnedDistribution = {
  readonly id: string
  readonly arn: string
  readonly owner: Ownership
  readonly tags: Tags
  /** Milliseconds since 1970. */
  readonly lastModified?: number | undefined
}

export type ListedDistribution = FoundDistribution & { readonly tags: Tags }

/** With retries, because each distribution of the account needs a request. */
export type OwnershipDependencies = { readonly distributions: Distributions }

/** Few enough to stay below CloudFront's rates. */
const AT_ONCE = 4

export async function listWithTags({ distributions }: OwnershipDependencies): Promise<readonly ListedDistribution[]> {
  const all = await collect(distributions.list())
  return mapAtOnce(all, AT_ONCE, async (one) => ({ ...one, tags: await readTagsOf(one.arn, distributions) }))
}

export function ownedOf(all: readonly ListedDistribution[]): readonly OwnedDistribution[] {
  return all.flatMap(({ id, arn, tags, lastModified }) => {
    const owner = readOwnership(tags)
    return owner === undefined ? [] : [{ id, arn, owner, tags, lastModified }]
  })
}

export async function listOwned(dependencies: OwnershipDependencies): Promise<readonly OwnedDistribution[]> {
  return ownedOf(await listWithTags(dependencies))
}

/** Rejects with a Failure if several match or the tags were copied. */
export async function findOwned(
  ownership: Ownership,
  dependencies: OwnershipDependencies,
): Promise<OwnedDistribution | undefined> {
  return chooseOwned(await listOwned(dependencies), ownership)
}

/**
 * Reads the tags again. Rejects with a Failure if they are not ours any more, and with NoSuchResource if the
 * distribution is gone.
 */
export async function confirmOwned(
  { id, arn }: Pick<OwnedDistribution, 'id' | 'arn'>,
  ownership: Ownership,
  { distributions }: OwnershipDependencies,
): Promise<Tags> {
  const tags = await distributions.getTags(arn)
  if (!isOwnedBy(tags, ownership)) {
    throw new Failure(
      `Distribution ${id} is not tagged as \`${ownership.name}\` of ${ownership.repository} any more: somebody changed its tags while this job worked on it. It was left as it is.`,
      'Look for another workflow or tool that manages it, then run the job again.',
    )
  }
  requireOwnTags(id, tags)
  return tags
}

/** Like `findOwned`. Ignores the mark of `destroy`, because somebody may have copied it with the tags. */
export function chooseOwned(listed: readonly OwnedDistribution[], ownership: Ownership): OwnedDistribution | undefined {
  const claims = listed.filter(({ tags }) => isOwnedBy(tags, ownership))
  const [claim, ...others] = claims
  if (others.length > 0) throw severalClaim(claims, ownership)
  if (claim !== undefined) requireOwnTags(claim.id, claim.tags)
  else requireKnownRepository(listed, ownership)
  return claim
}

export function requireOwnTags(id: string, tags: Tags): void {
  const original = copiedFrom(id, tags)
  if (original === undefined) return
  throw new Failure(
    `Distribution ${id} has the tags of distribution ${original}: somebody copied them. Nothing was changed.`,
    `Remove the \`${RESERVED_PREFIX}\` tags of ${id}. If it is to be managed by this action, deploy it once with \`distribution: ${id}\` after that.`,
  )
}

function requireKnownRepository(
  listed: readonly OwnedDistribution[],
  { repository, repositoryId, name }: Ownership,
): void {
  if (repositoryId !== undefined) return
  const unclear = listed.find(({ owner }) => owner.name === name && isSameName(owner.repository, repository))
  if (unclear === undefined) return
  throw new Failure(
    `Distribution ${unclear.id} is tagged as \`${name}\` of the repository with the ID ${unclear.owner.repositoryId ?? ''}, and this run does not know the ID of its repository. Nothing was changed.`,
    'Set the variable `GITHUB_REPOSITORY_ID` of the step; on GitHub the runner sets it.',
  )
}

function severalClaim(claims: readonly OwnedDistribution[], { repository, name }: Ownership): Failure {
  const names = claims.map(({ id, tags }) => {
    const original = copiedFrom(id, tags)
    return original === undefined ? id : `${id} (its tags are those of ${original})`
  })
  return new Failure(
    `${claims.length} distributions are tagged as \`${name}\` of ${repository}: ${names.join(', ')}. None of them was touched.`,
    `Keep one of them: remove the \`${RESERVED_PREFIX}\` tags of the others, with \`aws cloudfront untag-resource\` or in the console.`,
  )
}

async function readTagsOf(arn: string, distributions: Distributions): Promise<Tags> {
  try {
    return await distributions.getTags(arn)
  } catch (error) {
    if (isGone(error)) return new Map()
    throw error
  }
}

async function collect<Item>(items: AsyncIterable<Item>): Promise<readonly Item[]> {
  const all: Item[] = []
  for await (const item of items) all.push(item)
  return all
}
