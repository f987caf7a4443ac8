/** What a refusal of CloudFront means for the run, and how it is told. */
import { Failure } from '../failure.ts'
import { advise, CONFIGURATION_CODES } from './advice/advise.ts'
import { isHeldByPricingPlan, type Refusal } from './advice/refusal.ts'

export type { Refusal }

/**
 * - `quota`: too much is in progress, or asked too fast: the same request succeeds later.
 * - `transient`: no answer, or a fault of the service: the same request may succeed at once.
 * - `too-large`: the same paths in smaller batches succeed.
 * - `refused-path`: one of the paths is refused, and the service does not say which.
 * - `stale`: the distribution is not as it was when it was read: read again, the same request may succeed.
 * - `rejected`: something about this one request is wrong; others may succeed.
 * - `final`: no request of this kind can succeed, and it does not heal by itself.
 */
export type ErrorKind = 'quota' | 'transient' | 'too-large' | 'refused-path' | 'stale' | 'rejected' | 'final'

/** A call that failed, with all that came back and one line of advice. */
export class CloudFrontError extends Failure {
  override readonly name = 'CloudFrontError'
  readonly kind: ErrorKind
  readonly refusal: Refusal

  constructor(refusal: Refusal, options?: ErrorOptions) {
    super(describe(refusal), advise(refusal), options)
    this.kind = classify(refusal)
    this.refusal = refusal
  }

  /** Whether the same request can succeed later, by waiting alone. */
  get passes(): boolean {
    return this.kind === 'quota' || this.kind === 'transient'
  }
}

/** Whether a call was refused with one of these codes of the API. */
export function isRefusedAs(error: unknown, ...codes: readonly string[]): error is CloudFrontError {
  return error instanceof CloudFrontError && codes.includes(error.refusal.code)
}

/** Of the service model and of what was seen beside it; the SDK does not retry the first. */
const QUOTA = new Set([
  'TooManyInvalidationsInProgress',
  'Throttling',
  'ThrottlingException',
  'TooManyRequestsException',
  'SlowDown',
])
const TRANSIENT = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'TimeoutError',
  'RequestTimeout',
  'NetworkingError',
  'NoConnection',
  'NoAnswer',
  'SlowAnswer',
  'InternalError',
  'InternalFailure',
  'ServiceUnavailable',
])

/** With the first a deletion is also refused because of a pricing plan, and reading again does not help that. */
const STALE = new Set(['PreconditionFailed', 'InvalidIfMatchVersion', 'DistributionNotDisabled'])

const REJECTED = new Set([
  ...CONFIGURATION_CODES,
  'CNAMEAlreadyExists',
  'ContinuousDeploymentPolicyInUse',
  'DistributionAlreadyExists',
  'EntityLimitExceeded',
  'IllegalUpdate',
  'InconsistentQuantities',
  'InvalidArgument',
  'InvalidTagging',
  'InvalidationBatchAlreadyExists',
  'MissingBody',
  'NoSuchContinuousDeploymentPolicy',
  'PreconditionFailed',
  'ResourceInUse',
  'StagingDistributionInUse',
])

function classify(refusal: Refusal): ErrorKind {
  const { code, text, httpStatus } = refusal
  if (QUOTA.has(code) || httpStatus === 429) return 'quota'
  if (code === 'BatchTooLarge' || httpStatus === 413) return 'too-large'
  if (code === 'InvalidArgument' && /invalidation path/i.test(text)) return 'refused-path'
  if (STALE.has(code) && !isHeldByPricingPlan(refusal)) return 'stale'
  if (REJECTED.has(code)) return 'rejected'
  return TRANSIENT.has(code) || (httpStatus !== undefined && httpStatus >= 500) ? 'transient' : 'final'
}

function describe({ operation, code, text, httpStatus, requestId, distribution }: Refusal): string {
  const where = distribution === undefined ? '' : ` for ${distribution.kind} ${distribution.id}`
  const status = httpStatus === undefined ? '' : `, HTTP ${httpStatus}`
  const request = requestId === undefined ? '' : `, request ${requestId}`
  return `${operation}${where} failed: ${code}: ${text} (CloudFront${status}${request})`
}
