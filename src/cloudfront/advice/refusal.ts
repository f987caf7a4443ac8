/** A call that failed: what was asked and what came back. */

export type Refusal = {
  /** The API's name of the call, `CreateInvalidation`. */
  readonly operation: string
  /** The service's or the SDK's code, `AccessDenied`. */
  readonly code: string
  readonly text: string
  readonly httpStatus?: number | undefined
  readonly requestId?: string | undefined
  /** The distribution or tenant that the call was about, if it was about one. */
  readonly distribution?: { readonly kind: 'distribution' | 'tenant'; readonly id: string } | undefined
}

/** Advice by the service's code: one line, fixed or made from what came back. */
export type AdviceTable = Readonly<Record<string, string | ((refusal: Refusal) => string)>>

/** Whether a call was about invalidations, not about a configuration or tags. */
export function isAboutPurging({ operation }: Refusal): boolean {
  return operation.includes('Invalidation')
}

/**
 * Whether a flat-rate pricing plan forbids a deletion or the removal of a web ACL. Only the text says so: the code of a deletion is
 * PreconditionFailed (ekristen/aws-nuke#1024), of an update InvalidArgument (cloud-custodian/cloud-custodian#10477).
 */
export function isHeldByPricingPlan({ text }: Refusal): boolean {
  return /pricing plan/i.test(text)
}
