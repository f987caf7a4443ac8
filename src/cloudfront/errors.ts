import { Failure } from '../failure.ts'
import { advise, CONFIGURATION_CODES } from './advice/advise.ts'
import { isHeldByPricingPlan, type Refusal } from './advice/refusal.ts'

export type { Refusal }

/**
 * - `quota`: too many or too fast; the same request succeeds later.
 * - `transient`: no answer, or a fault of the service.
 * - `too-large`: smaller batches succeed.
 * - `refused-path`: one path is refused, but the service does not say which.
 * - `stale`: the distribution changed since it was read.
 * - `rejected`: this request is wrong; others may succeed.
 * - `final`: no request of this kind can succeed.
 */
export type ErrorKind = 'quota' | 'transient' | 'too-large' | 'refused-path' | 'stale' | 'rejected' | 'final'

export class CloudFrontError extends Failure {
  override readonly name = 'CloudFrontError'
  readonly kind: ErrorKind
  readonly refusal: Refusal

  constructor(refusal: Refusal, options?: ErrorOptions) {
    super(describe(refusal), advise(refusal), options)
    this.kind = classify(refusal)
    this.refusal = refusal
  }

  override get serviceCode(): string {
    return this.refusal.code
  }

  get passes(): boolean {
    return this.kind === 'quota' || this.kind === 'transient'
  }
}

export function isRefusedAs(error: unknown, ...codes: readonly string[]): error is CloudFrontError {
  return error instanceof CloudFrontError && codes.includes(error.refusal.code)
}

/** From the service model and from observation. The SDK does not retry the first. */
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

/** May also mean a pricing plan; then reading again does not help. */
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
