import type {
  CacheBehavior,
  CertificateSource,
  DefaultCacheBehavior,
  DistributionConfig,
  ForwardedValues,
  Origin,
  ViewerCertificate,
} from '@aws-sdk/client-cloudfront'
import type { Validated } from '../../protocol/operation.ts'

/** Deprecated in the SDK, but the service still accepts them. */
type Forwarding = {
  readonly ForwardedValues?: Validated<ForwardedValues> | undefined
  readonly MinTTL?: number | undefined
  readonly DefaultTTL?: number | undefined
  readonly MaxTTL?: number | undefined
}
type CertificateEchoes = {
  readonly Certificate?: string | undefined
  readonly CertificateSource?: CertificateSource | undefined
}
type WithForwarding<Behavior> = Omit<Validated<Behavior>, keyof Forwarding> & Forwarding

export type ConfiguredOrigin = Validated<Origin>
export type ConfiguredCertificate = Omit<Validated<ViewerCertificate>, keyof CertificateEchoes> & CertificateEchoes

export type ConfiguredBehavior = WithForwarding<DefaultCacheBehavior> | WithForwarding<CacheBehavior>

type Redeclared = {
  readonly DefaultCacheBehavior: WithForwarding<DefaultCacheBehavior>
  readonly CacheBehaviors?:
    { readonly Quantity: number; readonly Items?: readonly WithForwarding<CacheBehavior>[] | undefined } | undefined
  readonly ViewerCertificate?: ConfiguredCertificate | undefined
}

export type Configuration = Omit<Validated<DistributionConfig>, keyof Redeclared> & Redeclared

/** In order of precedence, after the default one. */
export function behaviorsOf(config: Configuration): readonly ConfiguredBehavior[] {
  return [config.DefaultCacheBehavior, ...itemsOf(config.CacheBehaviors)]
}

export function itemsOf<Item>(list: { readonly Items?: readonly Item[] | undefined } | undefined): readonly Item[] {
  return list?.Items ?? []
}
