/** https://aws.amazon.com/cloudfront/pricing/ */

export const FREE_PATHS = 1000
/** For each further path; a wildcard counts as one. */
const DOLLARS_PER_PATH = 0.005

/** `USD 0.075`: the cost without free paths. */
export function formatCost(paths: number): string {
  return `USD ${(paths * DOLLARS_PER_PATH).toFixed(3)}`
}
