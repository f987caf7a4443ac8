/**
 * The CallerReferences of distributions make a creation safe to repeat. CloudFront refuses a used one and names its distribution, so
 * every run with the same name finds the same distribution.
 */
import { MAX_REFERENCE_LENGTH } from '../../cloudfront/cloudfront.ts'
import { shortDigest } from '../../digest.ts'
import type { Ownership } from './tags.ts'

/**
 * The most distributions of one name over time. It is not documented whether the reference of a deleted distribution can be used
 * again; if not, each has used one up.
 */
const GENERATIONS = 100

/** The references to try in order: the file's own, if any, then `cloudfront-action/OWNER/REPOSITORY/NAME` and the same with `/2`, `/3`, … */
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

/** A name that is too long ends in a digest. */
function shorten(reference: string): string {
  const room = MAX_REFERENCE_LENGTH - LONGEST_GENERATION
  if (reference.length <= room) return reference
  const digest = `+${shortDigest(reference)}`
  return reference.slice(0, room - digest.length) + digest
}

/**
 * The ID of the distribution that has the reference, from the text of DistributionAlreadyExists: `… is associated with another
 * distribution. Already exists: E2EXAMPLE` (aws/aws-sdk-js-v3#2618). Undefined if the text does not name it.
 */
export function parseExistingId(text: string): string | undefined {
  return /already exists:\s*(?<id>\w+)\W*$/i.exec(text)?.groups?.['id']
}
