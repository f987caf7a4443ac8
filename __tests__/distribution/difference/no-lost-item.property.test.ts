import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { ConfigStructure } from '../../../src/cloudfront/config-value.ts'
import { distributionShape } from '../../../src/cloudfront/distribution-shape.ts'
import { findDifference } from '../../../src/distribution/difference/find-difference.ts'
import { isStructure, listOf } from '../../../src/cloudfront/config-value.ts'

const SHAPE = distributionShape()
const counted = (items: readonly (ConfigStructure | string)[]): ConfigStructure =>
  items.length === 0 ? { Quantity: 0 } : { Quantity: items.length, Items: items }
const itemsOf = (config: ConfigStructure, list: string) => {
  const value = config[list]
  return listOf(isStructure(value) ? value['Items'] : undefined)
}

/** Few names, so that lists often give one several times. */
const errors = fc
  .array(fc.record({ ErrorCode: fc.constantFrom(403, 404), ErrorCachingMinTTL: fc.nat(3) }))
  .map((items) => ({ CustomErrorResponses: counted(items) }))
const aliases = fc
  .array(fc.constantFrom('a.example.com', 'A.example.com', 'b.example.com'))
  .map((items) => ({ Aliases: counted(items) }))
const behaviors = fc
  .array(fc.record({ PathPattern: fc.constantFrom('/a', '/b'), TargetOriginId: fc.constantFrom('x', 'y') }))
  .map((items) => ({ CacheBehaviors: counted(items) }))

describe('an update has as many items as the file, whatever their keys', () => {
  test.each([
    ['CustomErrorResponses', errors],
    ['Aliases', aliases],
    ['CacheBehaviors', behaviors],
  ] as const)('%s', (list, configurations: fc.Arbitrary<ConfigStructure>) => {
    fc.assert(
      fc.property(configurations, configurations, (wanted, live) => {
        const { update } = findDifference({ wanted, live, shape: SHAPE })
        expect(itemsOf(update, list)).toHaveLength(itemsOf(wanted, list).length)
        expect(findDifference({ wanted, live: wanted, shape: SHAPE }).changes).toEqual([])
      }),
    )
  })
})
