/** What invalidations cost. https://aws.amazon.com/cloudfront/pricing/ */

/** Paths of an account that are free each month. */
export const FREE_PATHS = 1000
/** US dollars for each path beyond these; a wildcard counts as one path. */
export const DOLLARS_PER_PATH = 0.005

/** `USD 0.075`: what so many paths cost once the free ones of the month are used up. */
export function formatCost(paths: number): string {
  return `USD ${(paths * DOLLARS_PER_PATH).toFixed(3)}`
}
