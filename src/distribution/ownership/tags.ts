/** The action never changes or deletes a distribution without these tags. */
import { posix } from 'node:path'
import type { Tags } from '../../cloudfront/distributions.ts'
import { shortDigest } from '../../digest.ts'

export type Ownership = {
  /** `owner/name`, which a rename changes. */
  readonly repository: string
  /** Never changes. Undefined outside of GitHub Actions and in older tags. */
  readonly repositoryId: string | undefined
  readonly name: string
}

/** A file cannot set these tags. */
export const RESERVED_PREFIX = 'cloudfront-action:'

const REPOSITORY = `${RESERVED_PREFIX}repository`
const REPOSITORY_ID = `${RESERVED_PREFIX}repository-id`
const NAME = `${RESERVED_PREFIX}name`
/** The ID of the distribution. If it is another one's, somebody copied the tags. */
const DISTRIBUTION = `${RESERVED_PREFIX}distribution`
const FILE = `${RESERVED_PREFIX}file`

export const DESTROYED_TAG = `${RESERVED_PREFIX}destroyed`

const LONGEST_VALUE = 256

/** Checks a value by the API reference of `Tag`. */
export function isTagValue(text: string): boolean {
  return text.length <= LONGEST_VALUE && /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u.test(text)
}

export function ownershipTags({ repository, repositoryId, name }: Ownership): Tags {
  return new Map([
    [REPOSITORY, repository],
    ...(repositoryId === undefined ? [] : [[REPOSITORY_ID, repositoryId] as const]),
    [NAME, name],
  ])
}

export function distributionTag(id: string): Tags {
  return new Map([[DISTRIBUTION, id]])
}

/** Returns no tag for a file outside of the repository. */
export function fileTag(path: string): Tags {
  const inside = pathInRepository(path)
  return new Map(inside === undefined ? [] : [[FILE, toTagValue(inside)]])
}

/** Undefined if the action did not create the distribution. */
export function readOwnership(tags: Tags): Ownership | undefined {
  const repository = tags.get(REPOSITORY)
  const name = tags.get(NAME)
  if (repository === undefined || name === undefined) return undefined
  return { repository, repositoryId: tags.get(REPOSITORY_ID), name }
}

export function isOwnedBy(tags: Tags, ownership: Ownership): boolean {
  const owner = readOwnership(tags)
  return owner?.name === ownership.name && isSameRepository(owner, ownership)
}

/** Compares names if the tags have no ID. */
export function isSameRepository(
  owner: Omit<Ownership, 'name'>,
  { repository, repositoryId }: Omit<Ownership, 'name'>,
): boolean {
  if (owner.repositoryId !== undefined) return owner.repositoryId === repositoryId
  return isSameName(owner.repository, repository)
}

export function isSameName(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase()
}

export function copiedFrom(id: string, tags: Tags): string | undefined {
  const original = tags.get(DISTRIBUTION)
  return original === id ? undefined : original
}

export function otherFile(tags: Tags, path: string): string | undefined {
  const recorded = tags.get(FILE)
  const own = fileTag(path).get(FILE)
  return own === undefined || own === recorded ? undefined : recorded
}

function pathInRepository(path: string): string | undefined {
  const normal = posix.normalize(path.replaceAll('\\', '/'))
  return /^(?:\/|[A-Za-z]:|\.\.(?:\/|$))/.test(normal) ? undefined : normal
}

/** Replaces the end of a text that does not fit by a digest. */
function toTagValue(text: string): string {
  if (isTagValue(text)) return text
  const digest = `+${shortDigest(text)}`
  return text.replaceAll(/[^\p{L}\p{N}_.:/=+\-@ ]/gu, '_').slice(0, LONGEST_VALUE - digest.length) + digest
}

export function differingTags(wanted: Tags, live: Tags): Tags {
  return new Map([...wanted].filter(([key, value]) => live.get(key) !== value))
}

export function destructionMark(time: number): Tags {
  return new Map([[DESTROYED_TAG, new Date(time).toISOString()]])
}

export function isMarkedDestroyed(tags: Tags): boolean {
  return tags.has(DESTROYED_TAG)
}

export function withoutReserved(tags: Tags): Tags {
  return new Map([...tags].filter(([key]) => !isReserved(key)))
}

export function isReserved(key: string): boolean {
  return key.startsWith(RESERVED_PREFIX)
}
