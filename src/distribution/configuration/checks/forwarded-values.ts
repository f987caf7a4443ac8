/** What behaviors without a cache policy forward. */
import type { Check, Findings } from './check.ts'
import { behaviorsOf, partAt, textAt, textsAt, type Part } from './part.ts'

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
        'query strings are not forwarded, so that none of them can be a cache key; write QueryString: true, or remove the keys',
      )
  }
}

/** Said once: it is no mistake, and whoever has it has it everywhere. */
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
