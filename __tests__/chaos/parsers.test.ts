/** Replays the saved inputs of the fuzzer and a few damaged ones. `npm run fuzz` tries many more. */
import { afterEach, describe, expect, test } from '@jest/globals'
import { corpusParsers, readCorpus } from '../../scripts/fuzz/corpus.ts'
import { mutations } from '../../scripts/fuzz/mutate.ts'
import { findFault, minimise, MOST_BYTES } from '../../scripts/fuzz/oracle.ts'
import { PARSERS } from '../../scripts/fuzz/parsers.ts'
import { Failure } from '../../src/failure.ts'

const SEED = 18
const MOST_DAMAGED = 15
/** Milliseconds: on a busy machine, only what never ends is a fault. */
const PATIENCE = 30_000

test('every parser has saved inputs, and every saved input a parser', () => {
  expect([...corpusParsers()].sort()).toEqual(Object.keys(PARSERS).sort())
  for (const parser of corpusParsers()) expect(readCorpus(parser)).not.toEqual([])
})

test.each(Object.entries(PARSERS))('%s bears its saved inputs and damaged ones', (parser, parse) => {
  const saved = readCorpus(parser)
  for (const input of [...saved, ...[...mutations(saved, SEED)].slice(0, MOST_DAMAGED)]) {
    const fault = findFault(parse, input, PATIENCE)
    expect({ input: input.toString('base64'), fault }).toEqual({ input: input.toString('base64'), fault: undefined })
  }
})

test('mutations differ from what was saved, repeat for the same seed, and are small', () => {
  const saved = readCorpus('rules')
  const damaged = [...mutations(saved, SEED)]
  expect(damaged).toEqual([...mutations(saved, SEED)])
  expect(damaged).not.toEqual([...mutations(saved, SEED + 1)])
  expect(new Set(damaged.map(String)).size).toBeGreaterThan(50)
  expect(damaged.every(({ length }) => length <= MOST_BYTES)).toBe(true)
})

describe('a faulty parser is found out', () => {
  afterEach(() => {
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
  })

  test.each([
    ['throws another error', () => JSON.parse('{') as unknown, 'SyntaxError'],
    ['changes Object.prototype', () => Object.assign(Object.prototype, { polluted: 1 }), 'added polluted'],
    ['takes too long', () => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 60), '50 ms are allowed'],
  ])('that %s', (_what, parse, fault) => {
    expect(findFault(parse, Buffer.from('x'), 50)).toContain(fault)
  })

  test('but not one that throws a Failure', () => {
    const parse = () => {
      throw new Failure('the text is wrong')
    }
    expect(findFault(parse, Buffer.from('x'))).toBeUndefined()
  })

  test('by the smallest input', () => {
    const parse = (input: Buffer) => {
      if (input.includes('a') && input.includes('z')) throw new Error('a and z')
    }
    const failing = Buffer.from(`${'-'.repeat(50)}a${'-'.repeat(50)}z${'-'.repeat(20)}`)
    expect(minimise(parse, failing, Infinity).toString()).toBe('az')
  })
})
