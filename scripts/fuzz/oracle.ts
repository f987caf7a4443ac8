/** What must hold for each parser and each input, however damaged. */
import { Failure } from '../../src/failure.ts'

/** Returns, throws a Failure, or throws anything else if a result is wrong. */
export type Parse = (input: Buffer) => void

/** In milliseconds, for at most 64 KiB. */
const MOST_TIME = 2_000
export const MOST_BYTES = 64 * 1024

/** Says what is wrong; undefined if nothing is. Restores `Object.prototype` if the parser changed it. `mostTime` is milliseconds. */
export function findFault(parse: Parse, input: Buffer, mostTime = MOST_TIME): string | undefined {
  const before = new Set(Reflect.ownKeys(Object.prototype))
  const start = performance.now()
  let fault: string | undefined
  try {
    parse(input)
  } catch (error) {
    if (!(error instanceof Failure)) fault = error instanceof Error ? (error.stack ?? error.message) : String(error)
  }
  const elapsed = performance.now() - start
  const added = Reflect.ownKeys(Object.prototype).filter((key) => !before.has(key))
  for (const key of added) Reflect.deleteProperty(Object.prototype, key)
  if (fault !== undefined) return fault
  if (added.length > 0) return `it added ${added.map(String).join(', ')} to Object.prototype`
  return elapsed > mostTime ? `it took ${Math.round(elapsed)} ms; at most ${mostTime} ms are allowed` : undefined
}

/** The smallest input that still has a fault, by leaving out ever smaller parts. Gives up at `deadline`. */
export function minimise(parse: Parse, failing: Buffer, deadline: number): Buffer {
  let smallest = failing
  for (let size = Math.ceil(failing.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let at = 0; at < smallest.length && performance.now() < deadline;) {
      const shorter = Buffer.concat([smallest.subarray(0, at), smallest.subarray(at + size)])
      if (findFault(parse, shorter) === undefined) at += size
      else smallest = shorter
    }
  }
  return smallest
}
