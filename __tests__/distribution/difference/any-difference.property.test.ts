/** Whatever a file says and whatever changes in it: the difference is that change, and its update ends it. */

import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { distributionShape } from '../../../src/cloudfront/distribution-shape.ts'
import { isStructure, type ConfigStructure, type ConfigValue } from '../../../src/cloudfront/config-value.ts'
import { digestConfiguration } from '../../../src/distribution/difference/digest.ts'
import { findDifference } from '../../../src/distribution/difference/find-difference.ts'
import {
  arbitraryMutation,
  arbitraryValidConfiguration,
  isList,
  SWITCHES,
} from '../../support/distribution/difference/mutations.ts'
import { meaning } from '../../support/distribution/difference/meaning.ts'
import { hold } from '../../support/distribution/difference/service.ts'
import { runs } from '../../support/random-runs.ts'

const SEED = 20_261_204
const shape = distributionShape()

function find(wanted: ConfigStructure, live: ConfigStructure) {
  return findDifference({ wanted, live, shape })
}

test('what the service holds of a file does not differ from it', () => {
  fc.assert(
    fc.property(arbitraryValidConfiguration(shape), (file) => {
      expect(find(file, hold(file)).changes).toEqual([])
    }),
    { seed: SEED, numRuns: runs(400) },
  )
})

test('no order of a set is a difference, and none changes the digest', () => {
  const shuffled = arbitraryValidConfiguration(shape).chain((file) =>
    fc.tuple(fc.constant(file), fc.array(fc.nat(), { minLength: 50, maxLength: 50 })),
  )
  fc.assert(
    fc.property(shuffled, ([file, random]) => {
      const other = shuffleSets(file, random)
      expect(find(other, hold(file)).changes).toEqual([])
      expect(digestConfiguration(other, shape)).toBe(digestConfiguration(file, shape))
    }),
    { seed: SEED, numRuns: runs(200) },
  )
})

function shuffleSets(config: ConfigStructure, random: readonly number[]): ConfigStructure {
  const shuffle = (value: ConfigValue, member: string): ConfigValue => {
    if (isStructure(value))
      return Object.fromEntries(
        Object.entries(value).map(([name, part]) => [name, shuffle(part, name === 'Items' ? member : name)]),
      )
    if (!isList(value)) return value
    const items = value.map((item) => shuffle(item, ''))
    if (member === 'CacheBehaviors' || member === 'Members') return items
    return items
      .map((item, index) => ({ item, rank: random[index % random.length] ?? 0 }))
      .sort((one, other) => one.rank - other.rank)
      .map(({ item }) => item)
  }
  const shuffled = shuffle(config, '')
  return isStructure(shuffled) ? shuffled : config
}

test('one mutation of a file is that one change, the update ends it, and the way back ends that', () => {
  const count = Math.max(200, runs(800))
  const seen = { changed: 0, added: 0, removed: 0, 'left out': 0 }
  fc.assert(
    fc.property(arbitraryMutation(shape), ({ from, to, path, kind }) => {
      const live = hold(from)
      const [meant, before] = [meaning(hold(to)), meaning(live)]
      const { changes, update } = find(to, live)
      const isSame = JSON.stringify(meant) === JSON.stringify(before)
      if (isSame) expect(changes).toEqual([])
      else {
        seen[kind] += 1
        const paths = changes.map((change) => change.path)
        const isOne = kind !== 'left out' && !SWITCHES.test(path)
        if (isOne) expect(paths).toEqual([path])
        else if (kind === 'changed') expect(paths).toContain(path)
        else if (!SWITCHES.test(path)) {
          expect(paths.length).toBeGreaterThan(0)
          expect(paths.filter((each) => !each.startsWith(path))).toEqual([])
        }
        expect(changes.map(({ isReset }) => isReset)).toContain(kind === 'left out')
      }
      const updated = hold(update)
      expect(meaning(updated)).toEqual(meant)
      expect(find(to, updated).changes).toEqual([])
      expect(meaning(hold(find(from, updated).update))).toEqual(before)
    }),
    { seed: SEED, numRuns: count },
  )
  for (const times of Object.values(seen)) expect(times).toBeGreaterThan(count / 20)
})

test('an update says all that the service holds and the file leaves alone', () => {
  fc.assert(
    fc.property(arbitraryMutation(shape), ({ from, to }) => {
      const live = hold(from)
      const kept = new Set(meaning(find(to, live).update))
      const after = new Set(meaning(hold(to)))
      const lost = meaning(live).filter((line) => after.has(line) && !kept.has(line) && !isNotSent(line))
      expect(lost).toEqual([])
    }),
    { seed: SEED, numRuns: runs(300) },
  )
})

/** Echoes, and what the service decides itself beside its own certificate. */
function isNotSent(line: string): boolean {
  return line.startsWith('.ViewerCertificate.')
}

test('the digest is that of the meaning: one mutation changes it, unless nothing changes', () => {
  fc.assert(
    fc.property(arbitraryMutation(shape), ({ from, to }) => {
      const isChanged = find(to, hold(from)).changes.length > 0
      const [before, after] = [hold(from), hold(to)].map((config) => digestConfiguration(config, shape))
      expect(before !== after).toBe(isChanged)
      // A file that is another way to say the same may have another digest, but never the same for something else.
      if (isChanged) expect(digestConfiguration(from, shape)).not.toBe(digestConfiguration(to, shape))
    }),
    { seed: SEED, numRuns: runs(300) },
  )
})
