import type { CloudFrontError } from './errors.ts'
import type { Log } from '../log.ts'

/** Logs that a refused request is sent again: after so many milliseconds, or when something in progress completes. */
export function logPause(what: string, { refusal }: CloudFrontError, pause: number | undefined, log: Log): void {
  const when = pause === undefined ? 'once something in progress completes' : `in ${seconds(pause)}`
  log.info(`${what}: ${refusal.code}: ${refusal.text} Trying again ${when}.`)
}

/** Milliseconds as seconds, to a tenth. */
export function seconds(milliseconds: number): string {
  return `${Math.round(milliseconds / 100) / 10} s`
}
