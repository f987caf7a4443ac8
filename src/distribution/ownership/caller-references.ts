/**
 * The CallerReferences of distributions: what makes a creation safe to send again. CloudFront refuses one that was used before and
 * names the distribution that has it, so that the same reference for the same name leads every run to the same distribution.
 */
import { MAX_REFERENCE_LENGTH } from '../../cloudfront/cloudfront.ts'
import { shortDigest } from '../../digest.ts'
import type { Ownership } from './tags.ts'

/**
 * How many distributions of one name may have been deleted before. Nobody documents whether the reference of a deleted distribution
 * can be used again; should it not, each of them has used one up.
 */
const GENERATIONS = 100

/**
 * The references to try one after the other: the file's own, if it gives one, then `cloudfront-action/OWNER/REPOSITORY/NAME` and
 * its generations `/2`, `/3`, …
 */
export function* callerReferences(
  { repository, name }: Ownership,
  given: string | undefined,
): Generator<string, undefined> {
  if (given !== undefined) yield given
  const reference = shorten(`cloudfront-action/${repository}/${name}`)
  yield reference
  for (let generation = 2; generation <= GENERATIONS; generation++) yield `${reference}/${generation}`
}

const LONGEST_GENERATION = `/${GENERATIONS}`.length

/** A name that leaves no room ends in a digest. */
function shorten(reference: string): string {
  const room = MAX_REFERENCE_LENGTH - LONGEST_GENERATION
  if (reference.length <= room) return reference
  const digest = `+${shortDigest(reference)}`
  return reference.slice(0, room - digest.length) + digest
}

/**
 * The ID of the distribution that has a reference already, from the text of DistributionAlreadyExists: `… is associated with another
 * distribution. Already exists: E2EXAMPLE` (aws/aws-sdk-js-v3#2618). Undefined if the text does not say.
 */
export function parseExistingId(text: string): string | undefined {
  return /already exists:\s*(?<id>\w+)\W*$/i.exec(text)?.groups?.['id']
}
