/** Changes that make the rich configuration wrong, as the service returns it. */
import type { CustomErrorResponse, ForwardedValues, Origin, OriginGroup } from '@aws-sdk/client-cloudfront'
import type { GivenBehavior, GivenConfiguration } from './configurations.ts'

export type Change = (config: GivenConfiguration) => Partial<GivenConfiguration>

/** The mistake, the change that makes it, and the code and a part of the text of its refusal. */
export type RefusedConfiguration = readonly [what: string, change: Change, code: string, text: string]

export const NOT_VALID = 'contains one or more parameters that are not valid.'
export const REPEATED = 'stands there more than once with the same value.'

export const listOf = <Item>(Items: Item[]) => ({ Quantity: Items.length, Items })
export const times = <Item>(count: number, make: (index: number) => Item) =>
  Array.from({ length: count }, (_, i) => make(i))

/** Changes the S3 origin, the first. */
export const s3 = (change: Partial<Origin>): Change => origins(0, change)
/** Changes the custom origin, the second. */
export const custom = (change: Partial<Origin['CustomOriginConfig']>): Change => {
  return (config) => {
    const origin = config.Origins?.Items?.[1]
    return origins(1, {
      CustomOriginConfig: { ...origin?.CustomOriginConfig, ...change } as Origin['CustomOriginConfig'],
    })(config)
  }
}
export function origins(changed: number, change: Partial<Origin>): Change {
  return ({ Origins }) => ({
    Origins: listOf((Origins?.Items ?? []).map((each, index) => (index === changed ? { ...each, ...change } : each))),
  })
}
/** Changes all origin groups. */
export const groups =
  (change: Partial<OriginGroup>): Change =>
  ({ OriginGroups }) => ({ OriginGroups: listOf((OriginGroups?.Items ?? []).map((each) => ({ ...each, ...change }))) })
export const members = (...ids: string[]) => listOf(ids.map((OriginId) => ({ OriginId })))
/** Changes the default behavior, which has a cache policy. */
export const byDefault =
  (change: object): Change =>
  (config) => ({
    DefaultCacheBehavior: { ...config.DefaultCacheBehavior, ...change } as GivenConfiguration['DefaultCacheBehavior'],
  })
/** Changes the first of the other behaviors, which has forwarded values and an origin group. */
export const images =
  (change: Partial<GivenBehavior>): Change =>
  ({ CacheBehaviors }) => ({
    CacheBehaviors: listOf(
      (CacheBehaviors?.Items ?? []).map((each, index) => (index === 0 ? { ...each, ...change } : each)),
    ),
  })
export const forwarding =
  (change: Partial<ForwardedValues>): Change =>
  (config) => {
    const values = config.CacheBehaviors?.Items?.[0]?.ForwardedValues
    return images({ ForwardedValues: { ...values, ...change } as ForwardedValues })(config)
  }
export const errorResponse =
  (...Items: CustomErrorResponse[]): Change =>
  () => ({ CustomErrorResponses: listOf(Items) })
export const geo = (RestrictionType: 'none' | 'whitelist' | 'blacklist', Items: string[]): Change => {
  return () => ({ Restrictions: { GeoRestriction: { RestrictionType, ...listOf(Items) } } })
}
