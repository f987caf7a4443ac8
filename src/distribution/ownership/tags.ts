/**
 * Tags that record a distribution's owner. The call that creates the distribution writes them. The action never changes
 * or deletes a distribution without them, and needs no state file.
 */
import type { Tags } from '../../cloudfront/distributions.ts'

export type Ownership = {
  /** `owner/name` */
  readonly repository: string
  /** Unique in the repository: `pr-12`, `production`. */
  readonly name: string
}

/** The action's own tags; a file cannot set them. */
export const RESERVED_PREFIX = 'cloudfront-action:'

const REPOSITORY = `${RESERVED_PREFIX}repository`
const NAME = `${RESERVED_PREFIX}name`

/** On distributions that are being destroyed. */
export const DESTROYED_TAG = `${RESERVED_PREFIX}destroyed`

/** By the API reference of `Tag`. */
export function isTagValue(text: string): boolean {
  return text.length <= 256 && /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u.test(text)
}

export function ownershipTags({ repository, name }: Ownership): Tags {
  return new Map([
    [REPOSITORY, repository],
    [NAME, name],
  ])
}

/** Undefined if the action did not create the distribution. */
export function readOwnership(tags: Tags): Ownership | undefined {
  const repository = tags.get(REPOSITORY)
  const name = tags.get(NAME)
  return repository === undefined || name === undefined ? undefined : { repository, name }
}

export function isOwnedBy(tags: Tags, { repository, name }: Ownership): boolean {
  const owner = readOwnership(tags)
  return owner?.repository === repository && owner.name === name
}

/** `time` is in milliseconds. */
export function destructionMark(time: number): Tags {
  return new Map([[DESTROYED_TAG, new Date(time).toISOString()]])
}

export function isMarkedDestroyed(tags: Tags): boolean {
  return tags.has(DESTROYED_TAG)
}

export function withoutReserved(tags: Tags): Tags {
  return new Map([...tags].filter(([key]) => !key.startsWith(RESERVED_PREFIX)))
}
