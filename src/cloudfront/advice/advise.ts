import { ACCESS_ADVICE } from './access.ts'
import { AVAILABILITY_ADVICE, UNAVAILABLE } from './availability.ts'
import { BEHAVIOR_ADVICE } from './cache-behaviors.ts'
import { DISTRIBUTION_ADVICE } from './lifecycle.ts'
import { ORIGIN_ADVICE } from './origins.ts'
import { PURGING_ADVICE } from './purging.ts'
import { QUOTA_ADVICE } from './quotas.ts'
import { REQUEST_ADVICE } from './requests.ts'
import { VIEWER_ADVICE } from './viewers.ts'
import type { AdviceTable, Refusal } from './refusal.ts'

const ADVICE: AdviceTable = {
  ...ACCESS_ADVICE,
  ...AVAILABILITY_ADVICE,
  ...BEHAVIOR_ADVICE,
  ...DISTRIBUTION_ADVICE,
  ...ORIGIN_ADVICE,
  ...PURGING_ADVICE,
  ...QUOTA_ADVICE,
  ...REQUEST_ADVICE,
  ...VIEWER_ADVICE,
}

/** One line, for any code. */
export function advise(refusal: Refusal): string {
  const advice = Object.hasOwn(ADVICE, refusal.code) ? ADVICE[refusal.code] : undefined
  if (advice !== undefined) return typeof advice === 'string' ? advice : advice(refusal)
  if (refusal.httpStatus !== undefined && refusal.httpStatus >= 500) return UNAVAILABLE
  return "The text above is the service's own; with the request id AWS Support can look the call up."
}

export const ADVISED_CODES: readonly string[] = Object.keys(ADVICE)

export const PURGE_CODES: readonly string[] = [
  ACCESS_ADVICE,
  AVAILABILITY_ADVICE,
  PURGING_ADVICE,
  REQUEST_ADVICE,
].flatMap((table) => Object.keys(table))

/** Of creations and updates. */
export const CONFIGURATION_CODES: readonly string[] = [
  BEHAVIOR_ADVICE,
  ORIGIN_ADVICE,
  QUOTA_ADVICE,
  VIEWER_ADVICE,
].flatMap((table) => Object.keys(table))
