/** Loaded after a refusal. */
import { advise, CONFIGURATION_CODES } from './advice/advise.ts'
import { isHeldByPricingPlan, type Refusal } from './advice/refusal.ts'
import { CloudFrontError, type ErrorKind } from './errors.ts'

export function explainRefusal(refusal: Refusal, options?: ErrorOptions): CloudFrontError {
  return new CloudFrontError(
    { kind: classify(refusal), refusal, message: describe(refusal), advice: advise(refusal) },
    options,
  )
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
