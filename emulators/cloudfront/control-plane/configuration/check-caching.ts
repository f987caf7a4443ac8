import type { ForwardedValues } from '@aws-sdk/client-cloudfront'
import type { Validated } from '../../protocol/operation.ts'
import {
  TTL_BESIDE_POLICY,
  VALUES_BESIDE_POLICY,
} from '../../../../src/distribution/configuration/values/combinations.ts'
import { invalidArgument, refusal } from '../refusals.ts'
import { itemsOf, type ConfiguredBehavior } from './configuration.ts'

const MOST_COOKIES = 10
const MOST_HEADERS = 10
const MOST_QUERY_STRINGS = 10
const WITHOUT_POLICY = ['ForwardedValues', 'MinTTL', 'DefaultTTL', 'MaxTTL'] as const

/** Takes the filled-in behavior. TTLs are in seconds. */
export function checkCaching(behavior: ConfiguredBehavior, { leadsToS3 }: { readonly leadsToS3: boolean }): void {
  const { CachePolicyId, ForwardedValues: values, MinTTL, DefaultTTL = Infinity, MaxTTL = Infinity } = behavior
  if (CachePolicyId !== undefined) {
    const extra = WITHOUT_POLICY.find((member) => behavior[member] !== undefined)
    if (extra === undefined) return
    throw invalidArgument(
      `The parameter ${extra} cannot be used when a cache policy is associated to the cache behavior.`,
      extra === 'ForwardedValues' ? VALUES_BESIDE_POLICY : TTL_BESIDE_POLICY,
    )
  }
  if (values === undefined) throw invalidArgument('The parameter ForwardedValues is required.')
  // Not in the schema any more (aws-controllers-k8s/community#2335).
  if (MinTTL === undefined) throw invalidArgument('The parameter MinTTL is required.')
  if (MinTTL < 0 || MinTTL > DefaultTTL || DefaultTTL > MaxTTL) throw refusal('InvalidTTLOrder')
  checkForwardedValues(values, leadsToS3)
}

function checkForwardedValues(values: Validated<ForwardedValues>, leadsToS3: boolean): void {
  const cookies = itemsOf(values.Cookies.WhitelistedNames)
  const headers = itemsOf(values.Headers)
  const queryStrings = itemsOf(values.QueryStringCacheKeys)
  if ((values.Cookies.Forward === 'whitelist') !== cookies.length > 0) throw refusal('InvalidForwardCookies')
  if (cookies.length > MOST_COOKIES) throw refusal('TooManyCookieNamesInWhiteList')
  if (headers.length > MOST_HEADERS) throw refusal('TooManyHeadersInForwardedValues')
  if (leadsToS3 && headers.some((header) => header === '*' || header.toLowerCase() === 'host')) {
    throw refusal('InvalidHeadersForS3Origin')
  }
  if (queryStrings.length > MOST_QUERY_STRINGS) throw refusal('TooManyQueryStringParameters')
  if (queryStrings.length > 0 && !values.QueryString) throw refusal('InvalidQueryStringParameters')
}
