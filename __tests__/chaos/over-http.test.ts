/** Some of the bad days over HTTP: the SDK, real connections that break, and the embedded server, on a clock that runs fast. */
import { expect, test } from '@jest/globals'
import { startCloudFront, type FaultRule } from '../../emulators/cloudfront/embedded-cloudfront.ts'
import type { CloudFront, Distribution } from '../../src/cloudfront/cloudfront.ts'
import { CloudFrontError } from '../../src/cloudfront/errors.ts'
import { explainRefusal } from '../../src/cloudfront/explain-refusal.ts'
import { connectDirectly } from '../support/cloudfront/connect.ts'
import type { Clock } from '../../src/waiting/clock.ts'
import { learnAccountRates } from '../../src/purge/post/pacing/account-rates.ts'
import { postBatches } from '../../src/purge/post/post-batches.ts'
import { splitIntoBatches } from '../../src/purge/plan/batches.ts'
import { CREDENTIALS, withEnvironment } from '../support/cloudfront/environment.ts'
import { createRandom, type Random } from '../support/chaos/random.ts'

const DISTRIBUTION: Distribution = { kind: 'distribution', id: 'E1EXAMPLE' }
const FASTER = 50

function createFastClock(): Clock {
  const start = Date.now()
  return {
    now: () => Math.round(start + (Date.now() - start) * FASTER),
    sleep: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds / FASTER)),
  }
}

/**
 * The SDK does not know Node's own errors for errors in a test, which has an `Error` of its own: only their text is left of those that
 * it gives up on.
 */
function connect(): CloudFront {
  const cloudfront = connectDirectly().cloudfront
  const name = (error: unknown): never => {
    const isHidden = error instanceof CloudFrontError && error.refusal.text.startsWith('AWS SDK error wrapper')
    throw isHidden ? explainRefusal({ ...error.refusal, code: 'ECONNRESET' }) : error
  }
  return {
    ...cloudfront,
    createInvalidation: (...call) => cloudfront.createInvalidation(...call).catch(name),
    listInvalidations: (distribution) => cloudfront.listInvalidations(distribution).catch(name),
  }
}

function drawFaults(random: Random): readonly FaultRule[] {
  return Array.from({ length: random.integer(0, 4) }, () => ({
    fault: random.pick(
      'lost-answer',
      'cut-answer',
      'reset',
      'http-503-html',
      'internal-error',
      'throttling',
      'too-many-invalidations',
    ),
    operation: random.pick('CreateInvalidation', 'CreateInvalidation', 'ListInvalidations'),
    skip: random.integer(0, 4),
    times: random.integer(1, 6),
  }))
}

test.each(Array.from({ length: 24 }, (_, seed) => seed))('bad day %i', async (seed) => {
  const random = createRandom(seed)
  const clock = createFastClock()
  const bad = random.happens(0.4) ? `/d/${random.integer(0, 99)}` : undefined
  const server = await startCloudFront({
    now: clock.now,
    completionMs: 5_000,
    quotas: random.pick({}, { inProgress: { paths: 30, wildcards: 3 } }, { perSecond: { paths: 30, wildcards: 1 } }),
    faults: [...(bad === undefined ? [] : [{ fault: 'refuse-path' as const, refuses: [bad] }]), ...drawFaults(random)],
  })
  try {
    server.addDistribution({ id: DISTRIBUTION.id })
    const planned = Array.from({ length: 100 }, (_, index) => `/d/${index}${index % 40 === 39 ? '/*' : ''}`)
    const posted = await withEnvironment({ ...CREDENTIALS, AWS_ENDPOINT_URL_CLOUDFRONT: server.url }, () =>
      postBatches(DISTRIBUTION, splitIntoBatches(planned, random.pick(10, 40, 100)), {
        cloudfront: connect(),
        clock,
        deadline: clock.now() + 3_600_000,
        reference: (part) => part,
        rates: learnAccountRates(),
        onPause: () => undefined,
      }),
    )
    const isWidened = bad !== undefined && planned.includes(bad)
    expect(posted.unposted).toEqual([])
    expect(posted.widenings.map(({ from, to }) => [from, to])).toEqual(isWidened ? [[bad, `${bad}*`]] : [])
    const expected = planned.map((path) => (path === bad ? `${path}*` : path))
    const processed = server.invalidations(DISTRIBUTION.id).flatMap(({ paths }) => paths)
    const isSaved = (path: string) => isWidened && path.startsWith(bad) && !processed.includes(path)
    expect(processed.toSorted()).toEqual(expected.filter((path) => !isSaved(path)).sort())
  } finally {
    await server.close()
  }
})
