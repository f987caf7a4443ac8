import { Failure } from '../failure.ts'
import type { Refusal } from './advice/refusal.ts'

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

  constructor(
    explained: {
      readonly kind: ErrorKind
      readonly refusal: Refusal
      readonly message: string
      readonly advice: string
    },
    options?: ErrorOptions,
  ) {
    super(explained.message, explained.advice, options)
    this.kind = explained.kind
    this.refusal = explained.refusal
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
