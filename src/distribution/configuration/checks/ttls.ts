/** How long behaviors without a cache policy cache. */
import type { Check, Findings } from './check.ts'
import { behaviorsOf, numberAt, textAt, type Part } from './part.ts'

type Ttl = 'MinTTL' | 'DefaultTTL' | 'MaxTTL'

/** In the order that their values must have, too. */
export const TTLS: readonly Ttl[] = ['MinTTL', 'DefaultTTL', 'MaxTTL']

/** What CloudFront takes for a TTL that is not given, in seconds. */
const DEFAULTS: Readonly<Record<Ttl, number>> = { MinTTL: 0, DefaultTTL: 86_400, MaxTTL: 31_536_000 }

export const checkTtls: Check = (config, findings) => {
  for (const behavior of behaviorsOf(config)) {
    if (textAt(behavior, 'CachePolicyId') !== undefined) continue
    if (!refuseGiven(behavior, findings)) adviseOnDefaults(behavior, findings)
  }
}

/** Compares what the file gives; whether anything was wrong with it. */
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
 * Compares what the file gives with what CloudFront fills in. Its documentation lets the defaults follow the values that are given,
 * and yet it has refused such behaviors: hashicorp/terraform-provider-aws#17878.
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
