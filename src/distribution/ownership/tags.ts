/**
 * The tags by which a distribution says whose it is. There is no state file: the tags are written by the very call that creates
 * the distribution, so that there is none of ours without them, and nothing without them is ever changed or deleted.
 */
import type { Tags } from '../../cloudfront/distributions.ts'

export type Ownership = {
  /** `owner/name` */
  readonly repository: string
  /** Which of the repository's distributions it is: `pr-12`, `production`. */
  readonly name: string
}

/** Tags under this prefix are the action's own: a file's tags cannot set them. */
export const RESERVED_PREFIX = 'cloudfront-action:'

const REPOSITORY = `${RESERVED_PREFIX}repository`
const NAME = `${RESERVED_PREFIX}name`

/** Marks a distribution whose destruction was begun. */
export const DESTROYED_TAG = `${RESERVED_PREFIX}destroyed`

/** Whether a text can be the value of a tag, as CloudFront's API reference has it of `Tag`. */
export function isTagValue(text: string): boolean {
  return text.length <= 256 && /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u.test(text)
}

export function ownershipTags({ repository, name }: Ownership): Tags {
  return new Map([
    [REPOSITORY, repository],
    [NAME, name],
  ])
}

/** Whose a distribution is; undefined if the action did not make it. */
export function readOwnership(tags: Tags): Ownership | undefined {
  const repository = tags.get(REPOSITORY)
  const name = tags.get(NAME)
  return repository === undefined || name === undefined ? undefined : { repository, name }
}

export function isOwnedBy(tags: Tags, { repository, name }: Ownership): boolean {
  const owner = readOwnership(tags)
  return owner?.repository === repository && owner.name === name
}

/** The mark of a destruction begun at a time, in milliseconds. */
export function destructionMark(time: number): Tags {
  return new Map([[DESTROYED_TAG, new Date(time).toISOString()]])
}

export function isMarkedDestroyed(tags: Tags): boolean {
  return tags.has(DESTROYED_TAG)
}

/** The tags that a file gives, without those that are the action's own. */
export function withoutReserved(tags: Tags): Tags {
  return new Map([...tags].filter(([key]) => !key.startsWith(RESERVED_PREFIX)))
}
