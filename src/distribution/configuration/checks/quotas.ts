/** Numbers above the quotas give warnings only, because an account may have higher quotas. */
import { type Check, type Findings, behaviorsOf, itemsAt, numberAt, partAt, type Part } from './check.ts'

type Quota = readonly [list: string, most: number]

/** Defaults of 2026: https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cloudfront-limits.html */
const OF_DISTRIBUTION: readonly Quota[] = [
  ['Aliases', 100],
  ['CacheBehaviors', 75],
  ['Origins', 100],
  ['OriginGroups', 10],
]
const OF_ORIGIN: readonly Quota[] = [['CustomHeaders', 30]]
const OF_BEHAVIOR: readonly Quota[] = [['TrustedKeyGroups', 4]]
const OF_FORWARDED_VALUES: readonly Quota[] = [
  ['Headers', 10],
  ['QueryStringCacheKeys', 10],
]
const OF_COOKIES: readonly Quota[] = [['WhitelistedNames', 10]]

export const checkQuotas: Check = (config, findings) => {
  compare(config, OF_DISTRIBUTION, findings)
  for (const origin of itemsAt(config, 'Origins')) compare(origin, OF_ORIGIN, findings)
  for (const behavior of behaviorsOf(config)) {
    compare(behavior, OF_BEHAVIOR, findings)
    const forwarded = partAt(behavior, 'ForwardedValues')
    if (forwarded === undefined) continue
    compare(forwarded, OF_FORWARDED_VALUES, findings)
    const cookies = partAt(forwarded, 'Cookies')
    if (cookies !== undefined) compare(cookies, OF_COOKIES, findings)
  }
}

function compare(part: Part, quotas: readonly Quota[], { advise }: Findings): void {
  for (const [list, most] of quotas) {
    const counted = partAt(part, list)
    const quantity = counted && numberAt(counted, 'Quantity')
    if (counted !== undefined && quantity !== undefined && quantity > most)
      advise(
        counted.path,
        `it has ${quantity} items, and CloudFront takes ${most} unless the account's quota was raised; remove some, or ask for more in Service Quotas`,
      )
  }
}
