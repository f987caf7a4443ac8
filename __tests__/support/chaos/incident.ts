/** A purge with random quotas, other runs and faults. */
import type { QuotaOptions } from '../../../emulators/cloudfront/control-plane/quotas.ts'
import { dropCovered } from '../../../src/purge/paths/cover.ts'
import { splitIntoBatches } from '../../../src/purge/plan/batches.ts'
import type { Trouble } from '../purge/strict-cloudfront.ts'
import type { Random } from './random.ts'

export type Incident = {
  readonly planned: readonly string[]
  readonly batches: readonly (readonly string[])[]
  readonly quotas: QuotaOptions
  readonly completionMs: () => number
  /** How long other runs post, and how many paths each time; 0 for none. */
  readonly othersMs: number
  readonly othersPaths: number
  readonly deadlineMs: number
  readonly latency: number
  /** Whether the credentials expire before all is over. */
  readonly expires: boolean
  readonly refuse: (
    operation: 'create' | 'list' | 'get',
    paths: readonly string[],
    elapsed: number,
  ) => Trouble | undefined
}

/** In milliseconds; longer than any purge here. */
export const LONG = 1_800_000

const REFUSED: Trouble = {
  code: 'InvalidArgument',
  text: 'Your request contains one or more invalid invalidation paths.',
  httpStatus: 400,
}
const TOO_LARGE: Trouble = { code: 'BatchTooLarge', text: 'Too large.', httpStatus: 413 }
const EXPIRED: Trouble = { code: 'ExpiredToken', text: 'The security token is expired.', httpStatus: 403 }
const DENIED: Trouble = { code: 'AccessDenied', text: 'No.', httpStatus: 403 }

/**
 * Temporary faults: throttling, quotas that others use up, resets before and after the call, series of 5xx, pages of
 * HTML.
 */
const PASSING: readonly [Trouble, ...Trouble[]] = [
  { code: 'Throttling', text: 'Rate exceeded', httpStatus: 400 },
  { code: 'TooManyInvalidationsInProgress', text: 'Too many.', httpStatus: 400 },
  { code: 'ECONNRESET', text: 'socket hang up' },
  { code: 'ECONNRESET', text: 'socket hang up', afterwards: true },
  { code: 'TimeoutError', text: 'no answer', afterwards: true },
  { code: 'InternalError', text: 'We encountered an internal error.', httpStatus: 500 },
  { code: 'Unknown', text: 'no text came back', httpStatus: 503 },
]

export function drawIncident(random: Random): Incident {
  const planned = dropCovered(drawPaths(random))
  const faultRate = random.pick(0, 0.05, 0.3)
  const tooLargeAbove = random.pick(Infinity, Infinity, 7, 60)
  const odd = random.pick(/[^]^/, /'/, /7$/, /'|3$/)
  const expiresAt = random.happens(0.1) ? random.integer(0, 60_000) : Infinity
  const mayList = random.happens(0.8)
  const completion = random.pick(500, 10_000, 30_000)
  return {
    planned,
    batches: splitIntoBatches(planned, random.pick(10, 100, 1000, 3000)),
    quotas: drawQuotas(random, mayList),
    completionMs: () => completion * (0.3 + random.next()),
    othersMs: random.happens(0.4) ? random.integer(5_000, 60_000) : 0,
    othersPaths: random.integer(1, 20),
    deadlineMs: random.pick(0, 20_000, LONG, LONG, LONG),
    latency: random.pick(0, 200),
    expires: expiresAt < Infinity,
    refuse: (operation, paths, elapsed) => {
      if (elapsed >= expiresAt) return EXPIRED
      if (operation !== 'create') return mayList ? undefined : DENIED
      // A wrong request is refused each time.
      if (paths.length > tooLargeAbove) return TOO_LARGE
      if (paths.some((path) => odd.test(path))) return REFUSED
      return random.happens(faultRate) ? random.pick(...PASSING) : undefined
    },
  }
}

function drawPaths(random: Random): readonly string[] {
  return Array.from({ length: random.pick(1, 5, 40, 400) }, (_, index) => {
    const directory = `/d${random.integer(0, 9)}`
    if (random.happens(0.05)) return `${directory}/s${index}/*`
    if (random.happens(0.02)) return `#tag-${index}`
    return `${directory}/${random.happens(0.05) ? "it's" : 'page'}-${index}`
  })
}

/**
 * Old or new quotas, both or none, small enough to be reached. A request without an answer is not divided if its result
 * cannot be read, so it must fit.
 */
function drawQuotas(random: Random, mayList: boolean): QuotaOptions {
  return {
    ...(random.happens(0.5) && { inProgress: { paths: mayList ? random.pick(50, 200, 3000) : 3000, wildcards: 15 } }),
    ...(random.happens(0.4) && { perSecond: { paths: random.pick(10, 150), wildcards: 1 } }),
    ...(random.happens(0.3) && { callsPerSecond: 0.5 }),
  }
}
