/** How often a law is tried. */

const SHARE_AT_HOME = 0.1

/** Continuous integration makes all these random runs; elsewhere a tenth of them, so that the unit tests answer in seconds. */
export function runs(count: number): number {
  return process.env['CI'] === undefined ? Math.ceil(count * SHARE_AT_HOME) : count
}
