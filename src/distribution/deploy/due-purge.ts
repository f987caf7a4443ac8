import type { ConfigChange } from '../difference/change.ts'

/** `auto` purges everything after an update that changes cached content. */
export type WantedPurge = 'auto' | readonly string[]

export const EVERYTHING: readonly string[] = ['/*']

/** They decide how CloudFront asks origins and caches answers. */
const CACHED: readonly RegExp[] = [
  /^DefaultRootObject$/,
  /^OriginGroups\b/,
  /^Origins\[/,
  /^CustomErrorResponses\b/,
  /^CacheBehaviors\[[^\]]*\](?: precedence)?$/,
  /^(?:DefaultCacheBehavior|CacheBehaviors\[.*\])\.(?:TargetOriginId|CachePolicyId|OriginRequestPolicyId|ForwardedValues|Compress|MinTTL|DefaultTTL|MaxTTL|AllowedMethods\.CachedMethods)\b/,
  /^(?:DefaultCacheBehavior|CacheBehaviors\[.*\])\.LambdaFunctionAssociations\[origin-/,
]

/** Members of origins that do not change their answers. */
const DELIVERY =
  /\.(?:ConnectionAttempts|ConnectionTimeout|ResponseCompletionTimeout|OriginReadTimeout|OriginKeepaliveTimeout|OriginShield\b.*|OriginSslProtocols\b.*|IpAddressType)$/

export function changesCache({ path, before }: ConfigChange): boolean {
  if (!CACHED.some((cached) => cached.test(path)) || DELIVERY.test(path)) return false
  // A new origin is unused until a behavior names it.
  return !(before === undefined && /^Origins\[[^\]]*\]$/.test(path))
}

/** `isInterrupted`: an earlier run made the update, but did not purge. */
export function choosePurge(
  wanted: WantedPurge,
  { changes, isInterrupted }: { readonly changes: readonly ConfigChange[]; readonly isInterrupted: boolean },
): readonly string[] {
  if (wanted !== 'auto') return wanted
  return isInterrupted || changes.some(changesCache) ? EVERYTHING : []
}
