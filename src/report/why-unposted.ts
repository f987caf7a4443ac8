import { CloudFrontError } from '../cloudfront/errors.ts'
import type { Unposted } from '../purge/post/posted.ts'

/** The service's code, or `Cancelled`. */
export function whyUnposted({ error }: Unposted): string {
  return error instanceof CloudFrontError ? error.refusal.code : 'Cancelled'
}
