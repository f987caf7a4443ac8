/** A call that CloudFront, or the way to it, refused: what was asked, and what came back. */
import type { Distribution } from './cloudfront.ts'

export type Refusal = {
  /** The API's name of the call, `CreateInvalidation`. */
  readonly operation: string
  /** The service's or the SDK's code, `AccessDenied`. */
  readonly code: string
  readonly text: string
  readonly httpStatus?: number | undefined
  readonly requestId?: string | undefined
  /** What the call was about, where it was about one distribution or tenant. */
  readonly distribution?: Distribution | undefined
}

/** Advice by the service's code: one line, fixed or made from what came back. */
export type AdviceTable = Readonly<Record<string, string | ((refusal: Refusal) => string)>>

/** Whether a call was about purging, and not about a distribution's configuration or its tags. */
export function isAboutPurging({ operation }: Refusal): boolean {
  return operation.includes('Invalidation')
}

/**
 * Whether a flat-rate pricing plan stands in the way, of a deletion or of the removal of a web ACL. It has no code of its own: a
 * deletion is refused with PreconditionFailed then (ekristen/aws-nuke#1024), an update with InvalidArgument
 * (cloud-custodian/cloud-custodian#10477).
 */
export function isHeldByPricingPlan({ text }: Refusal): boolean {
  return /pricing plan/i.test(text)
}
