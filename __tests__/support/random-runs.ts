/** How often a property is tried. */

const SHARE_AT_HOME = 0.1

/** CI makes all runs. Elsewhere there are fewer, so that the unit tests take seconds. */
export const isThorough = process.env['CI'] !== undefined

/** All runs in CI, a tenth of them elsewhere. */
export function runs(count: number): number {
  return isThorough ? count : Math.ceil(count * SHARE_AT_HOME)
}
