import type { CloudFrontError } from './errors.ts'
import type { Log } from '../log.ts'

/** Undefined `pause`: until something in progress completes. */
export function logPause(what: string, { refusal }: CloudFrontError, pause: number | undefined, log: Log): void {
  const when = pause === undefined ? 'once something in progress completes' : `in ${seconds(pause)}`
  log.info(`${what}: ${refusal.code}: ${refusal.text} Trying again ${when}.`)
}

export function seconds(milliseconds: number): string {
  return `${Math.round(milliseconds / 100) / 10} s`
}
