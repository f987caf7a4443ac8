import type { CloudFront } from '../cloudfront/cloudfront.ts'

export type PostingTimes = {
  /** The same port, whose postings are recorded. */
  readonly record: (cloudfront: CloudFront) => CloudFront
  /** When an invalidation was first sent, in milliseconds since 1970; undefined for one that was not recorded. */
  readonly sentAt: (invalidationId: string) => number | undefined
}

export function openPostingTimes(now: () => number): PostingTimes {
  const byReference = new Map<string, number>()
  const byId = new Map<string, number>()
  return {
    record: (cloudfront) => ({
      ...cloudfront,
      createInvalidation: async (distribution, paths, callerReference) => {
        // A repeated request may already have been accepted at the first time.
        const key = `${distribution.id} ${callerReference}`
        const sent = byReference.get(key) ?? now()
        byReference.set(key, sent)
        const invalidation = await cloudfront.createInvalidation(distribution, paths, callerReference)
        byId.set(invalidation.id, sent)
        return invalidation
      },
    }),
    sentAt: (id) => byId.get(id),
  }
}
