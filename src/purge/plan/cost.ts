/** https://aws.amazon.com/cloudfront/pricing/ */

/** Of an account, each month. */
export const FREE_PATHS = 1000
/** For each further path; a wildcard counts as one. */
const DOLLARS_PER_PATH = 0.005

/** `USD 0.075`: the cost without free paths. */
export function formatCost(paths: number): string {
  return `USD ${(paths * DOLLARS_PER_PATH).toFixed(3)}`
}

/** `USD 10.00 to 15.00`, by how many free paths the account has left, for more than FREE_PATHS. */
export function formatSureCost(paths: number): string {
  const [least, most] = [paths - FREE_PATHS, paths].map((paid) => (paid * DOLLARS_PER_PATH).toFixed(2))
  return `USD ${least} to ${most}`
}
