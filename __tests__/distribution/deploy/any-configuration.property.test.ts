/**
 * Any configuration, in any format, from its file through what the strict service holds of it, to the difference: none, or exactly
 * what was changed.
 */
import { isDeepStrictEqual } from 'node:util'
import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { checkUpdate } from '../../../emulators/cloudfront/control-plane/configuration/check-update.ts'
import type { Configuration } from '../../../emulators/cloudfront/control-plane/configuration/configuration.ts'
import { fillIn } from '../../../emulators/cloudfront/control-plane/configuration/fill-in.ts'
import type { ConfigStructure } from '../../../src/cloudfront/config-value.ts'
import { findDifference } from '../../../src/distribution/difference/find-difference.ts'
import { linesOf, normaliseText, SHAPE } from '../../support/distribution/configuration/read-text.ts'
import {
  formatOf,
  WRITTEN_FORMS,
  writeAs,
  type WrittenForm,
} from '../../support/distribution/configuration/write-configuration.ts'
import { meaning } from '../../support/distribution/difference/meaning.ts'
import { arbitraryMutation, SWITCHES } from '../../support/distribution/difference/mutations.ts'
// It drops what cannot matter, such as the bucket of logs that are off.
import { hold as holdLoosely } from '../../support/distribution/difference/service.ts'
import { runs } from '../../support/random-runs.ts'

const SEED = 20_261_121
const FIXED_AT_CREATION = ['ConnectionMode', 'Staging']

/** What is read of a configuration that was written in a form. */
function read(form: WrittenForm, config: ConfigStructure): ConfigStructure {
  const { config: wanted, errors } = normaliseText(formatOf(form), writeAs(form, config, SHAPE))
  expect(linesOf(errors)).toEqual([])
  return wanted ?? {}
}

/** What the service holds of a request; the generator makes nothing that the API's shape does not have. */
function hold(request: ConfigStructure): ConfigStructure {
  return fillIn({ CallerReference: 'reference', ...request } as unknown as Configuration) as unknown as ConfigStructure
}

function compare(wanted: ConfigStructure, live: ConfigStructure) {
  return findDifference({ wanted, live, shape: SHAPE })
}

test('it differs in nothing, in a change by that one change, and after the update in nothing again', () => {
  fc.assert(
    fc.property(
      arbitraryMutation(SHAPE),
      fc.constantFrom(...WRITTEN_FORMS),
      fc.constantFrom(...WRITTEN_FORMS),
      ({ from, to, path, kind }, form, nextForm) => {
        const live = hold(read(form, from))
        expect(compare(read(nextForm, from), live).changes).toEqual([])

        const wanted = read(nextForm, to)
        const { changes, update } = compare(wanted, live)
        const paths = changes.map((change) => change.path)
        const isSame = isDeepStrictEqual(meaning(holdLoosely(from)), meaning(holdLoosely(to)))
        if (isSame) expect(paths).toEqual([])
        else if (kind !== 'left out' && !SWITCHES.test(path)) expect(paths).toEqual([path])
        const check = () => {
          checkUpdate(update as unknown as Configuration, live as unknown as Configuration)
        }
        if (FIXED_AT_CREATION.includes(path) && !isSame) {
          expect(check).toThrow(`${path} cannot be changed in place`)
          return
        }
        check()
        expect(compare(wanted, hold(update)).changes).toEqual([])
      },
    ),
    { seed: SEED, numRuns: runs(250) },
  )
})
