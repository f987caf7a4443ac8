/** Faults on demand: what goes wrong between a caller and CloudFront, and cannot be waited for in a test. */

import type { CreateInvalidationRequest } from '@aws-sdk/client-cloudfront'
import type { Configuration } from './control-plane/configuration/configuration.ts'
import { batchTooLarge } from './control-plane/invalidations.ts'
import { invalidPaths } from './control-plane/invalidation-paths.ts'
import { tooManyInvalidations } from './control-plane/quotas.ts'
import { anyRefusal } from './control-plane/refusals.ts'
import { accessDenied, type Access } from './permissions.ts'
import { ServiceError } from './protocol/service-error.ts'

/**
 * Another writer goes first: the distribution has another ETag when the request, which names one by If-Match, is carried out.
 * With `change`, its configuration is another one, too, and in progress.
 */
export type StaleEtag = {
  readonly fault: 'stale-etag'
  readonly change?: (config: Configuration) => Configuration
}

/** What goes wrong. */
export type Fault =
  /** The request is carried out, then the connection ends without an answer. */
  | { readonly fault: 'lost-answer' }
  /** The request is carried out, then the connection ends in the middle of the answer's body. */
  | { readonly fault: 'cut-answer' }
  /** The connection ends, and nothing is carried out. */
  | { readonly fault: 'reset' }
  /** The request is carried out so many milliseconds late. */
  | { readonly fault: 'slow'; readonly delayMs: number }
  /** 503 with a page of HTML, as a load balancer answers. */
  | { readonly fault: 'http-503-html' }
  /** An error of the service; nothing is carried out. */
  | { readonly fault: RefusalName }
  /** Any error of the service by its code, with the status of the service's model; nothing is carried out. */
  | { readonly fault: 'error'; readonly code: string; readonly message?: string }
  | StaleEtag
  /** Batches with such a path are refused, although it looks fine. */
  | { readonly fault: 'refuse-path'; readonly refuses: readonly string[] | ((path: string) => boolean) }
  /** Batches of more than so many paths are refused. */
  | { readonly fault: 'batch-too-large'; readonly above: number }

type RefusalName =
  | 'access-denied'
  | 'expired-token'
  | 'internal-error'
  | 'invalid-client-token'
  | 'throttling'
  | 'too-many-invalidations'

/**
 * When a fault happens: to requests for `operation` (any, if absent), not to the first `skip` of them (0), and to `times` of
 * them then (1; without limit for `refuse-path` and `batch-too-large`).
 */
export type FaultRule = Fault & { readonly operation?: string; readonly skip?: number; readonly times?: number }

/** The rules in the order in which they were injected. */
export type Faults = {
  /** Throws if the rule asks for an error that the service does not have. */
  readonly inject: (rule: FaultRule) => void
  /** The fault that a request meets, the first rule's that applies; that rule's count goes down. */
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
  const rules: { readonly rule: FaultRule; skip: number; times: number }[] = []
  const inject = (rule: FaultRule) => {
    if (rule.fault === 'error') anyRefusal(rule.code)
    const lasting = rule.fault === 'refuse-path' || rule.fault === 'batch-too-large'
    rules.push({ rule, skip: rule.skip ?? 0, times: rule.times ?? (lasting ? Infinity : 1) })
  }
  initial.forEach(inject)

  return {
    inject,
    take: (operation, input) => {
      for (const each of rules) {
        if (each.times <= 0 || !applies(each.rule, operation, input)) continue
        if (each.skip > 0) {
          each.skip -= 1
          continue
        }
        each.times -= 1
        return each.rule
      }
      return undefined
    },
  }
}

/** The refusal that a fault is, if it is one; `access` is what the request asked to do. */
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

/** The paths of an invalidation batch; other inputs have none. */
function pathsOf(input: object): readonly string[] {
  const { InvalidationBatch: batch } = input as Partial<CreateInvalidationRequest>
  return batch?.Paths?.Items ?? []
}
