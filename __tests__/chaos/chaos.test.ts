/**
 * Hundreds of purges on bad days, in virtual time: nothing is lost, nothing is paid twice, and what could not be posted is named. A run
 * that fails is named by its seed, which repeats it.
 */
import { expect, test } from '@jest/globals'
import type { Distribution } from '../../src/cloudfront/cloudfront.ts'
import { learnAccountRates } from '../../src/purge/post/pacing/account-rates.ts'
import { postBatches } from '../../src/purge/post/post-batches.ts'
import { isComplete } from '../../src/purge/post/part.ts'
import { isCovered } from '../support/purge/covered.ts'
import { createVirtualClock } from '../support/purge/memory-cloudfront.ts'
import { createStrictCloudFront } from '../support/purge/strict-cloudfront.ts'
import { createRandom } from '../support/chaos/random.ts'
import { LONG, drawIncident } from '../support/chaos/incident.ts'
import { runs } from '../support/random-runs.ts'

const DISTRIBUTION: Distribution = { kind: 'distribution', id: 'E1EXAMPLE' }

async function live(seed: number) {
  const random = createRandom(seed)
  const incident = drawIncident(random)
  const clock = createVirtualClock()
  const start = clock.now()
  const elapsed = () => clock.now() - start
  let isOurs = true
  const service = createStrictCloudFront({
    clock,
    quotas: incident.quotas,
    completionMs: incident.completionMs,
    latency: incident.latency,
    trouble: (operation, paths) => (isOurs ? incident.refuse(operation, paths, elapsed()) : undefined),
  })
  const othersPost = async () => {
    for (let round = 0; elapsed() < incident.othersMs; round++) {
      const paths = Array.from({ length: incident.othersPaths }, (_, index) => `/theirs/${round}/${index}`)
      isOurs = false
      const posting = service.cloudfront.createInvalidation(DISTRIBUTION, paths, `theirs:${round}`)
      isOurs = true
      await posting.catch(() => undefined)
      await clock.sleep(2_000)
    }
  }
  const [posted] = await Promise.all([
    postBatches(DISTRIBUTION, incident.batches, {
      cloudfront: service.cloudfront,
      clock,
      deadline: start + incident.deadlineMs,
      reference: (part) => `ours:${part}`,
      rates: learnAccountRates(),
      onPause: () => undefined,
    }).then((result) => ({ ...result, took: elapsed() })),
    othersPost(),
  ])
  const held = service.held(DISTRIBUTION.id).filter(({ callerReference }) => callerReference.startsWith('ours:'))
  const creations = service.creations.filter(({ reference }) => reference.startsWith('ours:'))
  return { incident, posted, held, creations }
}

const SEEDS = Array.from({ length: 20 }, (_, block) => block)
const RUNS_EACH = runs(25)

test.each(SEEDS)('bad days, block %i', async (block) => {
  for (let seed = block * RUNS_EACH; seed < (block + 1) * RUNS_EACH; seed++) {
    const { incident, posted, held, creations } = await live(seed)
    const { invalidations, unposted, widenings } = posted
    const processed = held.flatMap(({ paths }) => paths)
    const missing = new Set(unposted.flatMap(({ paths }) => paths))
    const widened = new Map(widenings.map(({ from, to }) => [from, to]))
    const wildcards = [...widened.values()]

    // Every path was processed, as it was planned or as a wildcard that is named, or is said to be missing.
    const lost = incident.planned.filter(
      (path) =>
        !processed.includes(path) && !missing.has(path) && !isCovered(path, wildcards) && !wildcards.includes('/*'),
    )
    expect([seed, lost]).toEqual([seed, []])
    const unheard = wildcards.filter((wildcard) => !processed.includes(wildcard))
    expect([seed, unheard]).toEqual([seed, []])
    // Nothing else was, and nothing twice.
    const strangers = processed.filter((path) => !incident.planned.includes(path) && !wildcards.includes(path))
    const isGivenUp = unposted.length > 0
    if (!isGivenUp) expect([seed, strangers]).toEqual([seed, []])
    expect([seed, new Set(processed).size]).toEqual([seed, processed.length])
    // What is told is what is held, but for requests that were given up without an answer.
    const told = invalidations.flatMap(({ paths }) => paths)
    expect([seed, told.filter((path) => !processed.includes(path))]).toEqual([seed, []])
    const untold = processed.filter((path) => !told.includes(path))
    if (!isGivenUp) expect([seed, untold]).toEqual([seed, []])
    // Only the deadline, or what cannot heal, leaves anything out.
    const hopeless = unposted.filter(({ error }) => !('passes' in error) || !error.passes)
    if (!incident.expires) expect([seed, hopeless]).toEqual([seed, []])
    if (isGivenUp && hopeless.length === 0) expect(posted.took).toBeGreaterThanOrEqual(incident.deadlineMs)
    if (incident.deadlineMs === LONG && !incident.expires) expect([seed, [...missing]]).toEqual([seed, []])
    const parts = held.map(({ callerReference }) => callerReference.slice('ours:'.length))
    if (isGivenUp && untold.length === 0) expect([seed, isComplete(parts)]).toEqual([seed, false])
    // Requests are not wasted: quotas refuse few of them, or one now and then while others hold all there is.
    const byQuota = creations.filter(
      ({ error }) => error === 'TooManyInvalidationsInProgress' || error === 'Throttling',
    )
    const bound = 20 + held.length + posted.took / 2_000
    expect([seed, byQuota.length, byQuota.length <= bound]).toEqual([seed, byQuota.length, true])
  }
})
