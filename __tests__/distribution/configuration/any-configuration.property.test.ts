import { expect, test } from '@jest/globals'
import fc from 'fast-check'

import { formatPath, isStructure, type ConfigPath, type ConfigValue } from '../../../src/cloudfront/config-value.ts'
import { arbitraryConfiguration } from '../../support/distribution/configuration/arbitrary-configuration.ts'
import { linesOf, normaliseText, SHAPE } from '../../support/distribution/configuration/read-text.ts'
import { formatOf, writeAs, WRITTEN_FORMS } from '../../support/distribution/configuration/write-configuration.ts'
import { runs } from '../../support/random-runs.ts'

const configuration = arbitraryConfiguration(SHAPE)

/** The paths of a value and of everything in it. */
function* pathsOf(value: ConfigValue, path: ConfigPath = []): Generator<ConfigPath> {
  if (path.length > 0) yield path
  if (isStructure(value)) for (const [name, below] of Object.entries(value)) yield* pathsOf(below, [...path, name])
  const items: readonly ConfigValue[] = Array.isArray(value) ? value : []
  for (const [index, item] of items.entries()) yield* pathsOf(item, [...path, index])
}

test.each(WRITTEN_FORMS)('any configuration reads back equal from %s, and each of its values has a place', (form) => {
  fc.assert(
    fc.property(configuration, (config) => {
      const { config: read, places, errors, warnings } = normaliseText(formatOf(form), writeAs(form, config, SHAPE))
      expect(linesOf([...errors, ...warnings])).toEqual([])
      expect(read).toEqual(config)
      const paths = [...pathsOf(config)].map((path) => formatPath(path))
      expect(paths.filter((path) => places.get(path)?.line === undefined)).toEqual([])
    }),
    { numRuns: runs(60) },
  )
})
