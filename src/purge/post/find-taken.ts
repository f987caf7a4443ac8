import type { CloudFront, Distribution, Invalidation } from '../../cloudfront/cloudfront.ts'
import { CloudFrontError } from '../../cloudfront/errors.ts'

/** How many invalidations that are not known are looked at, newest first: one call each. */
const LOOKED_AT_MOST = 30

/**
 * Whether CloudFront took a request whose answer was lost: the invalidation with its CallerReference, or `none` if there is none
 * among the latest. Undefined where that may not be read, or not at present.
 */
export async function findTaken({
  cloudfront,
  distribution,
  reference,
  known,
}: {
  readonly cloudfront: CloudFront
  readonly distribution: Distribution
  readonly reference: string
  /** The IDs of those that are other requests'. */
  readonly known: ReadonlySet<string>
}): Promise<Invalidation | 'none' | undefined> {
  try {
    const listed = await cloudfront.listInvalidations(distribution)
    for (const one of listed.filter(({ id }) => !known.has(id)).slice(0, LOOKED_AT_MOST)) {
      if ((await cloudfront.getCallerReference(distribution, one.id)) === reference) return one
    }
    return 'none'
  } catch (error) {
    if (error instanceof CloudFrontError) return undefined
    throw error
  }
}
