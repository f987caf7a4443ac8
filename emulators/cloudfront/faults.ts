import type { CreateInvalidationRequest } from '@aws-sdk/client-cloudfront'
import { createFaultRules } from '../fault-rules.ts'
import type { Configuration } from './control-plane/configuration/configuration.ts'
import { batchTooLarge } from './control-plane/invalidations.ts'
import { invalidPaths } from './control-plane/invalidation-paths.ts'
import { tooManyInvalidations } from './control-plane/quotas.ts'
import { anyRefusal } from './control-plane/refusals.ts'
import { accessDenied, type Access } from './permissions.ts'
import { ServiceError } from './protocol/service-error.ts'

/** Another writer changes the ETag before a request with If-Match is carried out. */
export type StaleEtag = {
  readonly fault: 'stale-etag'
  readonly change?: (config: Configuration) => Configuration
}

export type Fault =
  /** Carried out, but the connection ends without an answer. */
  | { readonly fault: 'lost-answer' }
  /** Carried out, but the connection ends within the answer's body. */
  | { readonly fault: 'cut-answer' }
  /** The connection ends, and nothing is carried out. */
  | { readonly fault: 'reset' }
  /** Carried out late. */
  | { readonly fault: 'slow'; readonly delayMs: number }
  | { readonly fault: 'http-503-html' }
  /** An error of the service; nothing is carried out. */
  | { readonly fault: RefusalName }
  /** Any error of the service's model. */
  | { readonly fault: 'error'; readonly code: string; readonly message?: string }
  | StaleEtag
  | { readonly fault: 'refuse-path'; readonly refuses: readonly string[] | ((path: string) => boolean) }
  | { readonly fault: 'batch-too-large'; readonly above: number }

type RefusalName =
  | 'access-denied'
  | 'expired-token'
  | 'internal-error'
  | 'invalid-client-token'
  | 'throttling'
  | 'too-many-invalidations'

/**
 * For requests of `operation`, after the first `skip` (0), `times` times (1; unlimited for `refuse-path` and
 * `batch-too-large`).
 */
export type FaultRule = Fault & { readonly operation?: string; readonly skip?: number; readonly times?: number }

export type Faults = {
  /** Throws for an error that the service does not have. */
  readonly inject: (rule: FaultRule) => void
  /** The first rule that applies; counts it down. */
  readonly take: (operation: string, input: object) => Fault | undefined
}

const REFUSALS: Partial<Readonly<Record<Fault['fault'], (access: Access) => ServiceError>>> = {
  'access-denied': accessDenied,
  'batch-too-large': batchTooLarge,
  'expired-token': () => new ServiceError('ExpiredToken', 'The security token included in the request is expired'),
  'internal-error': () =>
    new ServiceError('InternalError', 'CloudFront encountered an internal error. Please try again.'),
  'invalid-client-token': () =>
    new ServiceError('InvalidClientTokenId', 'The security token included in the request is invalid.'),
  'refuse-path': invalidPaths,
  throttling: () => new ServiceError('Throttling', 'Rate exceeded'),
  'too-many-invalidations': tooManyInvalidations,
}

export function createFaults(initial: readonly FaultRule[]): Faults {
  const rules = createFaultRules<FaultRule>()
  const inject = (rule: FaultRule) => {
    if (rule.fault === 'error') anyRefusal(rule.code)
    const isLasting = rule.fault === 'refuse-path' || rule.fault === 'batch-too-large'
    rules.add(isLasting ? { times: Infinity, ...rule } : rule)
  }
  initial.forEach(inject)
  return { inject, take: (operation, input) => rules.take((rule) => applies(rule, operation, input)) }
}

export function refusalOf(fault: Fault, access: Access): ServiceError | undefined {
  return fault.fault === 'error' ? anyRefusal(fault.code, fault.message) : REFUSALS[fault.fault]?.(access)
}

function applies(rule: FaultRule, operation: string, input: object): boolean {
  if (rule.operation !== undefined && rule.operation !== operation) return false
  if (rule.fault === 'stale-etag') return 'IfMatch' in input
  if (rule.fault === 'batch-too-large') return pathsOf(input).length > rule.above
  if (rule.fault !== 'refuse-path') return true
  const { refuses } = rule
  return pathsOf(input).some((path) => (typeof refuses === 'function' ? refuses(path) : refuses.includes(path)))
}

function pathsOf(input: object): readonly string[] {
  const { InvalidationBatch: batch } = input as Partial<CreateInvalidationRequest>
  return batch?.Paths?.Items ?? []
}
