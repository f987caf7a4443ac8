/** Posts the batches of one distribution: no quota, refusal or outage of one batch loses a path of another. */
import type { CloudFront, Distribution, Invalidation } from '../cloudfront/cloudfront.ts'
import { CloudFrontError } from '../cloudfront/errors.ts'
import { widerWildcards, type Widening } from '../paths/invalidation-path.ts'
import { halvePart, namePart, widenPart } from '../plan/part.ts'
import { waitOut, type Patience } from './wait-out.ts'

/** An invalidation that CloudFront took. */
export type PostedInvalidation = Invalidation & { readonly paths: readonly string[] }

/** Paths that CloudFront did not take, and why. */
export type Unposted = { readonly paths: readonly string[]; readonly error: CloudFrontError }

export type Posted = {
  readonly invalidations: readonly PostedInvalidation[]
  readonly unposted: readonly Unposted[]
  /** Paths that CloudFront refused and took as something wider. */
  readonly widenings: readonly Widening[]
}

/** Quotas and outages are waited out until the deadline. */
export type PostingDependencies = Patience & {
  readonly cloudfront: CloudFront
  /** The CallerReference of a batch, by its part: `2of7`. */
  readonly reference: (part: string) => string
}

type Batch = {
  readonly part: string
  readonly paths: readonly string[]
  /** Wider wildcards to try should its only path be refused; undefined before the first refusal. */
  readonly wider?: readonly string[]
  /** The path as planned, if this one is wider. */
  readonly instead?: string
}

/**
 * Posts each batch, one after the other. A quota or an outage is waited out until the deadline, with the same reference, so that a
 * batch whose answer was lost is not made twice. A batch that is too large, or that holds a refused path, is halved; a path that is
 * refused alone is widened. What can never succeed ends the posting. Never rejects for what CloudFront answered.
 */
export async function postBatches(
  distribution: Distribution,
  batches: readonly (readonly string[])[],
  dependencies: PostingDependencies,
): Promise<Posted> {
  const invalidations: PostedInvalidation[] = []
  const unposted: Unposted[] = []
  const widenings: Widening[] = []
  const queue: Batch[] = batches.map((paths, index) => ({ part: namePart(index, batches.length), paths }))

  for (let batch = queue.shift(); batch; batch = queue.shift()) {
    const answer = await postPatiently(distribution, batch, dependencies)
    if (!(answer instanceof CloudFrontError)) {
      invalidations.push({ ...answer, paths: batch.paths })
      if (batch.instead !== undefined)
        widenings.push({ from: batch.instead, to: batch.paths.join(), why: 'CloudFront refused it' })
      continue
    }
    const smaller = divide(batch, answer)
    if (smaller.length > 0) {
      queue.unshift(...smaller)
      continue
    }
    unposted.push({ paths: [batch.instead ?? batch.paths].flat(), error: answer })
    if (answer.kind === 'final') unposted.push(...queue.splice(0).map(({ paths }) => ({ paths, error: answer })))
  }
  return { invalidations, unposted, widenings }
}

/** What to post instead of a batch that CloudFront refused; nothing where that is hopeless. */
function divide(batch: Batch, { kind }: CloudFrontError): readonly Batch[] {
  if (kind !== 'too-large' && kind !== 'refused-path') return []
  const [path] = batch.paths
  if (batch.paths.length > 1) {
    const middle = Math.ceil(batch.paths.length / 2)
    const [first, second] = halvePart(batch.part)
    return [
      { part: first, paths: batch.paths.slice(0, middle) },
      { part: second, paths: batch.paths.slice(middle) },
    ]
  }
  if (kind === 'too-large' || path === undefined) return []
  const [next, ...wider] = batch.wider ?? widerWildcards(path)
  return next === undefined
    ? []
    : [{ part: widenPart(batch.part), paths: [next], wider, instead: batch.instead ?? path }]
}

async function postPatiently(
  distribution: Distribution,
  { part, paths }: Batch,
  { cloudfront, reference, ...patience }: PostingDependencies,
): Promise<Invalidation | CloudFrontError> {
  try {
    return await waitOut(() => cloudfront.createInvalidation(distribution, paths, reference(part)), patience)
  } catch (error) {
    if (error instanceof CloudFrontError) return error
    throw error
  }
}
