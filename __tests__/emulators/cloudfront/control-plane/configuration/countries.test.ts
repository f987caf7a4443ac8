import { expect, test } from '@jest/globals'
import { isCountry } from '../../../../../emulators/cloudfront/control-plane/configuration/countries.ts'
import { faultOfCountry } from '../../../../../src/distribution/configuration/values/codes.ts'

const LETTERS = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ')
const CODES = LETTERS.flatMap((first) => LETTERS.map((second) => `${first}${second}`))

test('the service and the action, each from its own source, know the same countries', () => {
  const known = CODES.filter(isCountry)
  expect(known).toHaveLength(250)
  expect(CODES.filter((code) => faultOfCountry(code) === undefined)).toEqual(known)
})

test.each(['', 'D', 'de', 'DEU', 'DE ', '276', 'XÄ'])('%j is not a country', (code) => {
  expect(isCountry(code)).toBe(false)
})
