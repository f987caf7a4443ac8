/** CloudFront refuses a used CallerReference, so creations are safe to repeat. */
import { MAX_REFERENCE_LENGTH } from '../../cloudfront/cloudfront.ts'
import { shortDigest } from '../../digest.ts'
import type { Ownership } from './tags.ts'

/** A limit for references to try: CloudFront may refuse those of deleted distributions. */
const GENERATIONS = 100

/**
 * Yields the file's own reference, then `cloudfront-action/REPOSITORY-ID/NAME`, then the same with `/2`, `/3`, and so
 * on. Outside of GitHub Actions, `OWNER/REPOSITORY` replaces the ID.
 */
export function* callerReferences(
  { repository, repositoryId, name }: Ownership,
  given: string | undefined,
): Generator<string, undefined> {
  if (given !== undefined) yield given
  const reference = shorten(`cloudfront-action/${repositoryId ?? repository}/${name}`)
  yield reference
  for (let generation = 2; generation <= GENERATIONS; generation++) yield `${reference}/${generation}`
}

const LONGEST_GENERATION = `/${GENERATIONS}`.length

function shorten(reference: string): string {
  const room = MAX_REFERENCE_LENGTH - LONGEST_GENERATION
  if (reference.length <= room) return reference
  const digest = `+${shortDigest(reference)}`
  return reference.slice(0, room - digest.length) + digest
}

/** From DistributionAlreadyExists: `… Already exists: E2EXAMPLE` (aws/aws-sdk-js-v3#2618). */
export function parseExistingId(text: string): string | undefined {
  return /already exists:\s*(?<id>\w+)\W*$/i.exec(text)?.groups?.['id']
}
