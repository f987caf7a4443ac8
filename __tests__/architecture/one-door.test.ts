/** Text for people leaves by `report/runner.ts`, or by `report/terminal.ts` for a command line. Both make it printable and hide secrets. */
import { expect, test } from '@jest/globals'
import { importsIn, sourceFiles, textOf } from '../support/architecture/imports.ts'

const FILES = sourceFiles('src')

/** Says, before any other code can be loaded, that Node is too old. */
const ENTRY = 'src/index.ts'

function filesWith(pattern: RegExp): readonly string[] {
  return FILES.filter((path) => path !== ENTRY && pattern.test(textOf(path)))
}

test('only the runner imports @actions/core', () => {
  const importing = FILES.filter((path) =>
    importsIn(textOf(path)).some(({ specifier }) => specifier === '@actions/core'),
  )
  expect(importing).toEqual(['src/report/runner.ts'])
})

test('nothing writes to the streams of the process, or to the files of the runner', () => {
  expect(filesWith(/\bconsole\.(?:log|info|warn|error|debug|trace|dir|table)\b/)).toEqual(['src/report/terminal.ts'])
  expect(filesWith(/\bprocess\.(?:stdout|stderr|emitWarning)\b/)).toEqual([])
  expect(filesWith(/\bGITHUB_(?:OUTPUT|ENV|PATH|STATE)\b/)).toEqual([])
  expect(filesWith(/::(?:error|warning|notice|debug|add-mask|group|set-output)/)).toEqual([])
})

test('the entry imports nothing but the step', () => {
  expect(importsIn(textOf(ENTRY)).map(({ specifier }) => specifier)).toEqual(['./main.ts', 'fs'])
})
