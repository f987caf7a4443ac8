/** https://aws.amazon.com/cloudfront/pricing/ */

/** Of an account, each month. */
export const FREE_PATHS = 1000
/** For each further path; a wildcard counts as one. */
const DOLLARS_PER_PATH = 0.005

/** `USD 0.075`: the cost without free paths. */
export function formatCost(paths: number): string {
  return `USD ${(paths * DOLLARS_PER_PATH).toFixed(3)}`
}

/**
 * For more than FREE_PATHS: `USD 10.00 to 15.00`. The account pays the lower sum if it has all free paths left, and the
 * higher one if it has none.
 */
export function formatSureCost(paths: number): string {
  const [least, most] = [paths - FREE_PATHS, paths].map((paid) => (paid * DOLLARS_PER_PATH).toFixed(2))
  return `USD ${least} to ${most}`
}
