import type { CloudFrontError } from '../cloudfront/errors.ts'
import type { Log } from '../log.ts'

/** Tells that a refusal is waited out: for so many milliseconds, or until something in progress completes. */
export function tellPause(what: string, { refusal }: CloudFrontError, pause: number | undefined, log: Log): void {
  const when = pause === undefined ? 'once something in progress completes' : `in ${seconds(pause)}`
  log.info(`${what}: ${refusal.code}: ${refusal.text} Trying again ${when}.`)
}

/** Milliseconds as seconds, to a tenth. */
export function seconds(milliseconds: number): string {
  return `${Math.round(milliseconds / 100) / 10} s`
}
