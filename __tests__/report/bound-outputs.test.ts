import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { boundOutputs, LIST_OUTPUT_LENGTH, RESULT_LENGTH } from '../../src/report/bound-outputs.ts'
import { runs } from '../support/random-runs.ts'
import { ANY_CHARACTER } from '../support/any-character.ts'

const FILE = '/temp/result.json'

function pathsOf(number: number): readonly string[] {
  return Array.from({ length: number }, (_, index) => `/products/item-${index}/index.html`)
}

function outputsOf(paths: readonly string[]) {
  const result = { status: 'completed', paths, distributions: [{ distribution: 'E1', names: ['www'], paths }] }
  return { status: 'completed', paths: JSON.stringify(paths), result: JSON.stringify(result) }
}

describe('result', () => {
  test('is left as it is if it fits', () => {
    const outputs = outputsOf(pathsOf(500))
    expect(boundOutputs(outputs, FILE)).toEqual({ outputs: { ...outputs, 'result-file': FILE }, shortened: [] })
  })

  test('keeps as many items of its lists as fit, and says how many are missing and where they are', () => {
    const paths = pathsOf(5000)
    const { outputs } = boundOutputs(outputsOf(paths), FILE)
    const { result = '' } = outputs
    expect(Buffer.byteLength(result)).toBeLessThanOrEqual(RESULT_LENGTH)
    expect(Buffer.byteLength(result)).toBeGreaterThan(RESULT_LENGTH - 200)
    const value = JSON.parse(result) as { readonly paths: readonly string[] }
    const missing = 5000 - value.paths.length
    expect(value).toEqual({
      status: 'completed',
      paths: paths.slice(0, value.paths.length),
      distributions: [{ distribution: 'E1', names: ['www'], paths: paths.slice(0, value.paths.length) }],
      'left-out': { paths: missing, 'distributions[0].paths': missing },
      'result-file': FILE,
    })
  })

  test('is valid JSON within its bound, whatever it is made of', () => {
    const text = fc.oneof(fc.string({ unit: ANY_CHARACTER, maxLength: 40 }), fc.constant('\u202e'.repeat(900)))
    const result = fc.record({
      status: fc.constantFrom('completed', 'failed'),
      paths: fc.array(text, { maxLength: 400 }),
      distributions: fc.array(fc.record({ distribution: text, paths: fc.array(text, { maxLength: 60 }) }), {
        maxLength: 20,
      }),
    })
    fc.assert(
      fc.property(result, (value) => {
        const { outputs } = boundOutputs({ result: JSON.stringify(value) }, undefined)
        expect(Buffer.byteLength(outputs['result'] ?? '')).toBeLessThanOrEqual(RESULT_LENGTH)
        expect(JSON.parse(outputs['result'] ?? '')).toMatchObject({ status: value.status })
      }),
      { numRuns: runs(20) },
    )
  })
})

describe('a list', () => {
  test('of 128 KiB and more keeps what a variable can hold', () => {
    const paths = pathsOf(5000)
    const { outputs, shortened } = boundOutputs(outputsOf(paths), FILE)
    const kept = JSON.parse(outputs['paths'] ?? '') as readonly string[]
    expect(Buffer.byteLength(outputs['paths'] ?? '')).toBeLessThanOrEqual(LIST_OUTPUT_LENGTH)
    expect(kept.length).toBeGreaterThan(3000)
    expect(kept).toEqual(paths.slice(0, kept.length))
    expect(shortened).toEqual([{ name: 'paths', kept: kept.length, all: 5000 }])
  })

  test('with one item that does not fit is empty', () => {
    const { outputs } = boundOutputs({ paths: JSON.stringify(['x'.repeat(200_000)]) }, FILE)
    expect(outputs['paths']).toBe('[]')
  })
})

test('without a file the output that names it is empty', () => {
  expect(boundOutputs({ status: 'failed' }, undefined).outputs).toEqual({ status: 'failed', 'result-file': '' })
})
