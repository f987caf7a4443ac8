import type { CloudFront, Distribution, Invalidation } from '../../cloudfront/cloudfront.ts'
import { CloudFrontError } from '../../cloudfront/errors.ts'

/** Each look costs a call. */
const MAX_LOOKED_AT = 30

/** Returns `none` if the latest invalidations do not have the reference, undefined if they cannot be read. */
export async function findByReference({
  cloudfront,
  distribution,
  reference,
  known,
}: {
  readonly cloudfront: CloudFront
  readonly distribution: Distribution
  readonly reference: string
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
