import { expect, test } from '@jest/globals'
import { findNearestName } from '../src/nearest-name.ts'

const NAMES = ['distribution', 'rules', 'root', 'batch-size', 'wait', 'wait-timeout', 'unmatched']

test.each([
  ['rulez', 'rules', 'another letter'],
  ['rule', 'rules', 'a letter too few'],
  ['rrules', 'rules', 'a letter too many'],
  ['rluse', 'rules', 'two swaps'],
  ['Wait', 'wait', 'another case'],
  ['batchSize', 'batch-size', 'camel case'],
  ['batch_size', 'batch-size', 'an underscore'],
  ['waitTimeout', 'wait-timeout', 'camel case of a name that begins as another one'],
  ['dist', 'distribution', 'a shortened name'],
  ['Distributions-of-site', 'distribution', 'a lengthened name'],
])('%s means %s: %s', (written, name) => {
  expect(findNearestName(written, NAMES)).toBe(name)
})

test.each([
  ['unknown', 'too many other letters'],
  ['ro', 'short enough to be anything'],
  ['dis', 'too short for a shortened name'],
  ['', 'nothing'],
])('%s means none: %s', (written) => {
  expect(findNearestName(written, NAMES)).toBeUndefined()
})

test('a word that begins several names means none of them', () => {
  expect(findNearestName('cache', ['cache-control-header', 'cache-behavior-path'])).toBeUndefined()
})

test('of equally near names it is the first', () => {
  expect(findNearestName('bat', ['cat', 'hat'])).toBe('cat')
})
