import type { CloudFrontError } from '../../cloudfront/errors.ts'
import type { Invalidation } from '../../cloudfront/cloudfront.ts'
import type { Cancelled } from '../../waiting/cancellation.ts'
import type { Widening } from '../paths/invalidation-path.ts'

export type PostedInvalidation = Invalidation & { readonly paths: readonly string[] }

export type Unposted = { readonly paths: readonly string[]; readonly error: CloudFrontError | Cancelled }

export type Posted = {
  readonly invalidations: readonly PostedInvalidation[]
  readonly unposted: readonly Unposted[]
  readonly widenings: readonly Widening[]
}
