/** By which policy, or by which settings of their own, behaviors cache. */
import type { Check } from './check.ts'
import { behaviorsOf, numberAt, partAt, textAt } from './part.ts'
import { TTLS } from './ttls.ts'

export const checkCaching: Check = (config, { refuse, advise }) => {
  for (const behavior of behaviorsOf(config)) {
    const hasPolicy = textAt(behavior, 'CachePolicyId') !== undefined
    const forwarded = partAt(behavior, 'ForwardedValues')
    if (!hasPolicy && forwarded === undefined)
      refuse(
        behavior.path,
        'it does not say how to cache; write a CachePolicyId, such as 658327ea-f89d-4fab-a63d-7e88639e58f6 for the managed policy CachingOptimized',
      )
    if (hasPolicy && forwarded !== undefined)
      refuse(forwarded.path, 'it cannot stand beside a CachePolicyId, which says the same; remove one of the two')
    if (!hasPolicy && textAt(behavior, 'OriginRequestPolicyId') !== undefined)
      advise(
        [...behavior.path, 'OriginRequestPolicyId'],
        'an origin request policy goes with a cache policy; write a CachePolicyId instead of ForwardedValues',
      )
    // aws/aws-sdk-net#1698
    for (const ttl of TTLS.filter((member) => hasPolicy && numberAt(behavior, member) !== undefined))
      advise(
        [...behavior.path, ttl],
        'CloudFront refuses it beside a CachePolicyId; remove it, the cache policy holds the TTLs',
      )
  }
}
