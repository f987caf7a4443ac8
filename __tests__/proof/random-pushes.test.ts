/** Whatever the site, the push and the fault: nothing stale is called fresh, and nothing fresh is called stale. */
import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { runs } from '../support/random-runs.ts'
import { anyRandomPush, FAULTS, proveAtRandom, type Served } from '../support/proof/random-proof.ts'

const SEED = 20261129
/** Enough that each fault is met often. */
const RUNS = Math.max(40, runs(100))

const isSame = (one: Served, other: Served) => one.status === other.status && one.body === other.body

test.each(FAULTS)('%s', async (fault) => {
  let [stale, fresh] = [0, 0]
  await fc.assert(
    fc.asyncProperty(anyRandomPush, async (push) => {
      const { proof, contentOf: truth } = await proveAtRandom({ ...push, fault })
      for (const { path, verdict } of proof.urls) {
        const { wanted, served, old } = truth(path)
        if (served === undefined) expect(verdict.kind).not.toBe('stale')
        else if (isSame(served, wanted)) {
          fresh += 1
          expect([path, verdict.kind]).not.toEqual([path, 'stale'])
        } else if (isSame(served, old)) {
          stale += 1
          expect([path, verdict.kind]).not.toEqual([path, 'fresh'])
        }
      }
    }),
    { numRuns: RUNS, seed: SEED },
  )
  const isHealed = [
    'none',
    'late',
    'first-lost',
    'late-upload',
    'transformed',
    'fallback',
    'web-acl',
    'no-age',
    'cut',
  ].includes(fault)
  if (!isHealed) expect(stale).toBeGreaterThan(RUNS / 5)
  if (fault !== 'web-acl') expect(fresh).toBeGreaterThan(RUNS / 5)
})
