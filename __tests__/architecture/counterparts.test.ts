/** A test is where its source is, so that each is found by way of the other. */
import { basename, dirname } from 'node:path'
import { expect, test } from '@jest/globals'
import { sourceFiles } from '../support/architecture/imports.ts'

/** Folders of tests that are not about one folder of sources. */
const ABOUT_ALL = ['action', 'architecture', 'chaos', 'docs', 'edge', 'examples']

/** A folder of tests, or a file's folder in `src`, by the name that both have: `src/purge` is `purge`, `emulators/github` stays. */
const folderOf = (path: string) => dirname(path).replace(/^(?:src|__tests__)(?:\/|$)/, '')

const SOURCES = sourceFiles('src', 'emulators', 'playground')
const TESTS = sourceFiles('__tests__').filter((path) => path.endsWith('.test.ts'))
const FOLDERS = new Set(SOURCES.flatMap((path) => withParents(folderOf(path))))

function withParents(folder: string): readonly string[] {
  return folder === '' || folder === '.' ? [''] : [folder, ...withParents(dirname(folder))]
}

/** `a/rule.test.ts` and `a/rule.property.test.ts` claim to be about `rule.ts`. */
function claimOf(path: string): string {
  return basename(path).replace(/(?:\.[a-z]+)?\.test\.ts$/, '.ts')
}

/** The part of the sources within which a name is looked for: `purge`, or `emulators/cloudfront`. */
function partOf(folder: string): string {
  return folder
    .split('/')
    .slice(0, folder.startsWith('emulators/') ? 2 : 1)
    .join('/')
}

/** The files of the name that a test claims, in its part of the sources, if the test is in another folder than each of them. */
function findElsewhere(path: string, sources: readonly string[]): readonly string[] {
  const folder = folderOf(path)
  const named = sources.filter(
    (source) => basename(source) === claimOf(path) && partOf(folderOf(source)) === partOf(folder),
  )
  return named.some((source) => folderOf(source) === folder) ? [] : named
}

test('every folder of tests has its folder of sources', () => {
  const folders = new Set(TESTS.map(folderOf).filter((folder) => !ABOUT_ALL.includes(partOf(folder))))
  expect(folders.size).toBeGreaterThan(30)
  expect([...folders].filter((folder) => !FOLDERS.has(folder))).toEqual([])
})

test('a test with the name of a source is in its folder', () => {
  expect(TESTS.filter((path) => findElsewhere(path, SOURCES).length > 0)).toEqual([])
  expect(
    TESTS.filter((path) => SOURCES.includes(path.replace('__tests__/', 'src/').replace(/\.test\.ts$/, '.ts'))).length,
  ).toBeGreaterThan(60)
})

test.each([
  ['__tests__/purge/rule.test.ts', ['src/purge/rules/rule.ts']],
  ['__tests__/purge/plan/rule.property.test.ts', ['src/purge/rules/rule.ts']],
  ['__tests__/purge/rules/rule.test.ts', []],
  ['__tests__/purge/rules/any-rule.test.ts', []],
  ['__tests__/emulators/cloudfront/quotas.test.ts', ['emulators/cloudfront/control-plane/quotas.ts']],
  ['__tests__/cloudfront/quotas.test.ts', []],
])('%s is about %j', (path, elsewhere) => {
  expect(findElsewhere(path, ['src/purge/rules/rule.ts', 'emulators/cloudfront/control-plane/quotas.ts'])).toEqual(
    elsewhere,
  )
})
