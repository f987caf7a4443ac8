/** What a runner downloads: `git archive` leaves out what `.gitattributes` marks with `export-ignore`. */
import { execFileSync } from 'node:child_process'
import { expect, test } from '@jest/globals'

function isLeftOut(path: string): boolean {
  const asked = path.split('/').map((_, index, parts) => parts.slice(0, index + 1).join('/'))
  const told = execFileSync('git', ['check-attr', 'export-ignore', '--', ...asked], { encoding: 'utf8' })
  return told.split('\n').some((line) => line.endsWith(': set'))
}

test.each([
  'action.yml',
  'dist/index.js',
  'dist/licenses.txt',
  'LICENSE',
  'README.md',
  'package.json',
  'schema/rules-file.json',
  '.github/workflows/purge.yml',
  '.github/workflows/preview.yml',
])('%s is in the archive', (path) => {
  expect(isLeftOut(path)).toBe(false)
})

test.each([
  'src/main.ts',
  '__tests__/README.md',
  'docs/events.md',
  'emulators/cloudfront/cli.ts',
  '.github/CODEOWNERS',
  '.github/ISSUE_TEMPLATE/bug.yml',
  '.github/workflows/ci.yml',
])('%s is not', (path) => {
  expect(isLeftOut(path)).toBe(true)
})
