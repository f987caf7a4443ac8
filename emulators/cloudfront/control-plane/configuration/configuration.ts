/** A distribution's configuration and its parts, as they are once the schema has been checked. */

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

/**
 * Members that the SDK's declarations call deprecated. The service takes them all the same and gives them back, and most
 * configurations in use have them: so they are declared here once more.
 */
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

/** A cache behavior, the default one or one with a path pattern. */
export type ConfiguredBehavior = WithForwarding<DefaultCacheBehavior> | WithForwarding<CacheBehavior>

type Redeclared = {
  readonly DefaultCacheBehavior: WithForwarding<DefaultCacheBehavior>
  readonly CacheBehaviors?:
    { readonly Quantity: number; readonly Items?: readonly WithForwarding<CacheBehavior>[] | undefined } | undefined
  readonly ViewerCertificate?: ConfiguredCertificate | undefined
}

export type Configuration = Omit<Validated<DistributionConfig>, keyof Redeclared> & Redeclared

/** The default cache behavior, then the others in their order, which is their precedence. */
export function behaviorsOf(config: Configuration): readonly ConfiguredBehavior[] {
  return [config.DefaultCacheBehavior, ...itemsOf(config.CacheBehaviors)]
}

/** The items of a list that the API counts; an empty one may have none. */
export function itemsOf<Item>(list: { readonly Items?: readonly Item[] | undefined } | undefined): readonly Item[] {
  return list?.Items ?? []
}
