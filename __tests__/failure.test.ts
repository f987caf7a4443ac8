import { expect, test } from '@jest/globals'
import { Failure, toProblem } from '../src/failure.ts'
import { InvalidInput } from '../src/faults.ts'
import { Unknowable } from '../src/github/commit-sources.ts'
import { IdTokenFailure } from '../src/github/id-token.ts'
import { NetworkFailure } from '../src/network/network-failure.ts'
import { GitFailure } from '../src/repository/git.ts'
import { sourceFiles, textOf } from './support/architecture/imports.ts'

const cause = new Error('socket hang up')

test.each<[string, Failure]>([
  ['GitFailure', new GitFailure('git failed.', 'Check out.', { cause })],
  ['Unknowable', new Unknowable('git failed.', 'Check out.', { cause })],
  ['IdTokenFailure', new IdTokenFailure('git failed.', 'Check out.', { cause })],
  ['Failure', new Failure('git failed.', 'Check out.', { cause })],
])('a %s is a problem with advice, and keeps its cause', (name, failure) => {
  expect(failure).toMatchObject({ name, cause })
  expect(toProblem(failure)).toEqual({ message: 'git failed.', advice: 'Check out.', serviceCode: undefined })
})

test('failures with more details are problems, too', () => {
  const network = new NetworkFailure('NoAnswer', 'No answer came.', { cause, status: 504 })
  expect(network).toMatchObject({ name: 'NoAnswer', status: 504, passes: true, cause })
  expect(toProblem(network)).toEqual({ message: 'No answer came.', advice: undefined, serviceCode: undefined })
  const inputs = new InvalidInput([{ at: { input: 'root' }, message: 'it is missing' }])
  expect(toProblem(inputs).message).toContain('- input `root`: it is missing')
})

test('any other error is a fault of the program', () => {
  expect(() => toProblem(cause)).toThrow(cause)
})

test('one class is the base of all failures', () => {
  const bases = sourceFiles('src').filter((file) => /\bextends Error\b/.test(textOf(file)))
  // A manifest that cannot be read is an answer, not a failure: this class never leaves its file.
  expect(bases).toEqual(['src/built-site/manifest.ts', 'src/failure.ts'])
  expect(textOf('src/built-site/manifest.ts')).toMatch(/^class Unreadable extends Error/m)
})
