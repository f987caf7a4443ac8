/** How often a law is tried. */

const SHARE_AT_HOME = 0.1

/** Continuous integration makes every run and plays every story; elsewhere fewer, so that the unit tests answer in seconds. */
export const isThorough = process.env['CI'] !== undefined

/** All runs in CI, a tenth of them elsewhere. */
export function runs(count: number): number {
  return isThorough ? count : Math.ceil(count * SHARE_AT_HOME)
}
