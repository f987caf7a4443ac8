/** Tests import everything else; nothing else imports tests. */
import { expect, test } from '@jest/globals'
import { importsIn, resolveImport, sourceFiles, textOf } from '../support/architecture/imports.ts'

const OUTSIDE = ['src', 'emulators', 'integration', 'scripts', 'bench', 'demo', 'playground']

function importsOfTests(file: string, text: string): readonly string[] {
  return importsIn(text)
    .map(({ specifier }) => resolveImport(file, specifier))
    .filter((path) => path.startsWith('__tests__/'))
}

test.each(OUTSIDE)('nothing in %s imports or names a file of the tests', (folder) => {
  const files = sourceFiles(folder)
  expect(files.length).toBeGreaterThan(0)
  expect(files.filter((file) => importsOfTests(file, textOf(file)).length > 0)).toEqual([])
  expect(files.filter((file) => textOf(file).includes('__tests__/'))).toEqual([])
})

test.each([
  ["import { a } from '../__tests__/a.ts'"],
  ["import type { A } from '../__tests__/a.ts'"],
  ["import {\n  a,\n  b,\n} from '../__tests__/a.ts'"],
  ["import '../__tests__/a.ts'"],
  ["export * from '../__tests__/a.ts'"],
  ["const { a } = await import('../__tests__/a.ts')"],
])('finds %j', (text) => {
  expect(importsOfTests('bench/start-up.ts', `import { x } from './x.ts'\n${text}\n`)).toEqual(['__tests__/a.ts'])
})
