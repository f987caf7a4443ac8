export type Refusal = {
  /** Such as `CreateInvalidation`. */
  readonly operation: string
  /** The service's or the SDK's, such as `AccessDenied`. */
  readonly code: string
  readonly text: string
  readonly httpStatus?: number | undefined
  readonly requestId?: string | undefined
  readonly distribution?: { readonly kind: 'distribution' | 'tenant'; readonly id: string } | undefined
}

export type AdviceTable = Readonly<Record<string, string | ((refusal: Refusal) => string)>>

export function isAboutPurging({ operation }: Refusal): boolean {
  return operation.includes('Invalidation')
}

/**
 * Whether a flat-rate pricing plan forbids the call. Only the text says so (ekristen/aws-nuke#1024,
 * cloud-custodian/cloud-custodian#10477).
 */
export function isHeldByPricingPlan({ text }: Refusal): boolean {
  return /pricing plan/i.test(text)
}
