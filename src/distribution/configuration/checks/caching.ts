import { TTL_BESIDE_POLICY, VALUES_BESIDE_POLICY } from '../values/combinations.ts'
import { type Check, behaviorsOf, numberAt, partAt, textAt, type Findings, type Part, textsAt } from './check.ts'

export const checkCaching: Check = (config, { refuse, advise }) => {
  for (const behavior of behaviorsOf(config)) {
    const hasPolicy = textAt(behavior, 'CachePolicyId') !== undefined
    const forwarded = partAt(behavior, 'ForwardedValues')
    if (!hasPolicy && forwarded === undefined)
      refuse(
        behavior.path,
        'it does not say how to cache; write a CachePolicyId, such as 658327ea-f89d-4fab-a63d-7e88639e58f6 for the managed policy CachingOptimized',
      )
    if (hasPolicy && forwarded !== undefined) refuse(forwarded.path, VALUES_BESIDE_POLICY)
    if (!hasPolicy && textAt(behavior, 'OriginRequestPolicyId') !== undefined)
      advise(
        [...behavior.path, 'OriginRequestPolicyId'],
        'an origin request policy goes with a cache policy; write a CachePolicyId instead of ForwardedValues',
      )
    // aws/aws-sdk-net#1698
    for (const ttl of TTLS.filter((member) => hasPolicy && isGiven(behavior, member)))
      refuse([...behavior.path, ttl], TTL_BESIDE_POLICY)
  }
}

/** Beside ForwardedValues, a MinTTL of 0 may be one that we filled in. */
function isGiven(behavior: Part, ttl: Ttl): boolean {
  const seconds = numberAt(behavior, ttl)
  return (
    seconds !== undefined && !(ttl === 'MinTTL' && seconds === 0 && partAt(behavior, 'ForwardedValues') !== undefined)
  )
}

type Ttl = 'MinTTL' | 'DefaultTTL' | 'MaxTTL'

/** In ascending order. */
export const TTLS: readonly Ttl[] = ['MinTTL', 'DefaultTTL', 'MaxTTL']

/** In seconds. */
const DEFAULTS: Readonly<Record<Ttl, number>> = { MinTTL: 0, DefaultTTL: 86_400, MaxTTL: 31_536_000 }

export const checkTtls: Check = (config, findings) => {
  for (const behavior of behaviorsOf(config)) {
    if (textAt(behavior, 'CachePolicyId') !== undefined) continue
    if (!refuseGiven(behavior, findings)) adviseOnDefaults(behavior, findings)
  }
}

function refuseGiven(behavior: Part, { refuse }: Findings): boolean {
  const given = TTLS.flatMap((ttl) => {
    const seconds = numberAt(behavior, ttl)
    return seconds === undefined ? [] : [{ ttl, seconds }]
  })
  for (const [index, { ttl, seconds }] of given.entries()) {
    const next = given[index + 1]
    if (next === undefined || seconds <= next.seconds) continue
    refuse(
      [...behavior.path, ttl],
      `${seconds} is more than the ${next.seconds} of ${next.ttl}; write MinTTL ≤ DefaultTTL ≤ MaxTTL`,
    )
    return true
  }
  return false
}

/**
 * The documentation says otherwise, but CloudFront has refused such behaviors: hashicorp/terraform-provider-aws#17878.
 */
function adviseOnDefaults(behavior: Part, { advise }: Findings): void {
  for (const [index, lower] of TTLS.entries()) {
    const upper = TTLS[index + 1]
    if (upper === undefined) continue
    const low = numberAt(behavior, lower)
    const high = numberAt(behavior, upper)
    if (low !== undefined && high === undefined && low > DEFAULTS[upper])
      advise(
        [...behavior.path, lower],
        `${upper} is left out and counts as ${DEFAULTS[upper]}, which is less; write ${upper}, too`,
      )
    if (low === undefined && high !== undefined && high < DEFAULTS[lower])
      advise(
        [...behavior.path, upper],
        `${lower} is left out and counts as ${DEFAULTS[lower]}, which is more; write ${lower}, too`,
      )
  }
}

export const checkForwardedValues: Check = (config, findings) => {
  const all = behaviorsOf(config)
    .filter((behavior) => textAt(behavior, 'CachePolicyId') === undefined)
    .flatMap((behavior) => partAt(behavior, 'ForwardedValues') ?? [])
  adviseOnAge(all, findings)
  for (const forwarded of all) {
    const cookies = partAt(forwarded, 'Cookies')
    if (cookies !== undefined) checkCookies(cookies, findings)
    if (forwarded.members['QueryString'] === false && textsAt(forwarded, 'QueryStringCacheKeys').length > 0)
      findings.advise(
        [...forwarded.path, 'QueryStringCacheKeys'],
        'query strings are not forwarded, so none of them can be a cache key; write QueryString: true, or remove the keys',
      )
  }
}

/** Advises once for all behaviors, because ForwardedValues is often intended. */
function adviseOnAge([first, ...others]: readonly Part[], { advise }: Findings): void {
  if (first === undefined) return
  const where = others.length === 0 ? '' : ', here and in other behaviors'
  advise(
    first.path,
    `it is deprecated${where}, though CloudFront still takes it; write a CachePolicyId when you change it next`,
  )
}

function checkCookies(cookies: Part, { refuse }: Findings): void {
  const forward = textAt(cookies, 'Forward')
  const names = textsAt(cookies, 'WhitelistedNames')
  if (forward === 'whitelist' && names.length === 0)
    refuse(cookies.path, 'Forward is whitelist, but WhitelistedNames has no names; list them, or write all or none')
  if (forward !== undefined && forward !== 'whitelist' && names.length > 0)
    refuse(cookies.path, `WhitelistedNames has names, but Forward is ${forward}; write whitelist, or remove the names`)
}
