import type { CloudFront, Distribution, Invalidation } from '../../cloudfront/cloudfront.ts'
import { CloudFrontError } from '../../cloudfront/errors.ts'

/** The most invalidations to look at, newest first: each costs one call. */
const MAX_LOOKED_AT = 30

/**
 * Finds the invalidation of a request whose answer was lost, by its CallerReference. Gives `none` if none of the latest has it, and
 * undefined if CloudFront does not let us look.
 */
export async function findByReference({
  cloudfront,
  distribution,
  reference,
  known,
}: {
  readonly cloudfront: CloudFront
  readonly distribution: Distribution
  readonly reference: string
  /** The IDs of invalidations that belong to other requests. */
  readonly known: ReadonlySet<string>
}): Promise<Invalidation | 'none' | undefined> {
  try {
    const listed = await cloudfront.listInvalidations(distribution)
    for (const one of listed.filter(({ id }) => !known.has(id)).slice(0, MAX_LOOKED_AT)) {
      if ((await cloudfront.getCallerReference(distribution, one.id)) === reference) return one
    }
    return 'none'
  } catch (error) {
    if (error instanceof CloudFrontError) return undefined
    throw error
  }
}
