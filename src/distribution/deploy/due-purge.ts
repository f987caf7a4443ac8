import type { ConfigChange } from '../difference/change.ts'

/** `auto` purges everything after an update that changes what is cached. */
export type WantedPurge = 'auto' | readonly string[]

export const EVERYTHING: readonly string[] = ['/*']

/**
 * What a purge is due for, by paths of a plan: members by which CloudFront asks origins and keeps answers. Functions at
 * the viewer's side, headers of policies, access and delivery work on each answer, cached or not.
 */
const CACHED: readonly RegExp[] = [
  /^DefaultRootObject$/,
  /^OriginGroups\b/,
  /^Origins\[/,
  /^CustomErrorResponses\b/,
  /^CacheBehaviors\[[^\]]*\](?: precedence)?$/,
  /^(?:DefaultCacheBehavior|CacheBehaviors\[.*\])\.(?:TargetOriginId|CachePolicyId|OriginRequestPolicyId|ForwardedValues|Compress|MinTTL|DefaultTTL|MaxTTL|AllowedMethods\.CachedMethods)\b/,
  /^(?:DefaultCacheBehavior|CacheBehaviors\[.*\])\.LambdaFunctionAssociations\[origin-/,
]

/** Members of origins that change how they are reached, but not what they answer. */
const DELIVERY =
  /\.(?:ConnectionAttempts|ConnectionTimeout|ResponseCompletionTimeout|OriginReadTimeout|OriginKeepaliveTimeout|OriginShield\b.*|OriginSslProtocols\b.*|IpAddressType)$/

export function changesCache({ path, before }: ConfigChange): boolean {
  if (!CACHED.some((cached) => cached.test(path)) || DELIVERY.test(path)) return false
  // Nothing comes from a new origin before a behavior names it, which is a change of its own.
  return !(before === undefined && /^Origins\[[^\]]*\]$/.test(path))
}

/** `isInterrupted` is whether an earlier run made the update and did not get to its purge. */
export function choosePurge(
  wanted: WantedPurge,
  { changes, isInterrupted }: { readonly changes: readonly ConfigChange[]; readonly isInterrupted: boolean },
): readonly string[] {
  if (wanted !== 'auto') return wanted
  return isInterrupted || changes.some(changesCache) ? EVERYTHING : []
}
