/** What every step loads before it does anything. Each module costs time, so that what few steps use is a dynamic import. */
import { expect, test } from '@jest/globals'
import { importsIn, reachFrom, resolveImport, sourceFiles, textOf } from '../support/architecture/imports.ts'

/** What Node loads with a file. */
const loadedWith = (file: string) => reachFrom([file], ({ isType, isDynamic }) => !isType && !isDynamic)

const AT_START = [...loadedWith('src/main.ts')]

/** Files that only some steps need, and what loads them. */
const LATER: readonly (readonly [what: string, files: RegExp, loader: string, root: string])[] = [
  [
    'the rules',
    /^src\/purge\/rules\/(?:rule|rule-set|glob|capture)\.ts$/,
    'src/inputs/read-target.ts',
    'src/inputs/rules.ts',
  ],
  [
    'git',
    /^src\/repository\/(?:open-git|own-repository|run-git)\.ts$/,
    'src/commands/invalidate.ts',
    'src/commands/comparisons.ts',
  ],
  [
    'comparisons',
    /^src\/changed-files\/(?:find-changed-files|compare-commits|bases\/.*)\.ts$/,
    'src/commands/invalidate.ts',
    'src/commands/comparisons.ts',
  ],
  [
    'advice on refusals',
    /^src\/cloudfront\/advice\/advise\.ts$/,
    'src/cloudfront/sdk/attempt.ts',
    'src/cloudfront/explain-refusal.ts',
  ],
  [
    'the summary',
    /^src\/report\/(?:purge-summary|purge-table)\.ts$/,
    'src/commands/invalidate.ts',
    'src/report/purge-summary.ts',
  ],
  ['connections to AWS', /^src\/cloudfront\/sdk\//, 'src/commands/adapters.ts', 'src/cloudfront/sdk/connect.ts'],
  ['the network', /^src\/network\/network\.ts$/, 'src/commands/adapters.ts', 'src/network/network.ts'],
  ["GitHub's API", /^src\/github\/octokit/, 'src/commands/adapters.ts', 'src/github/octokit.ts'],
]

test('a step loads only what a purge of paths needs', () => {
  expect(AT_START).toEqual(expect.arrayContaining(['src/inputs/read-target.ts', 'src/purge/purge.ts']))
  expect(AT_START.filter((name) => /^src\/(?:distribution|preview|proof|built-site)\//.test(name))).toEqual([])
  expect(AT_START.filter((name) => !name.startsWith('src/') && !name.startsWith('node:'))).toEqual(['@actions/core'])
})

test.each(LATER)('%s are loaded on demand', (_, files, loader, root) => {
  expect(AT_START.filter((name) => files.test(name))).toEqual([])
  const dynamic = importsIn(textOf(loader)).filter(({ isDynamic }) => isDynamic)
  expect(dynamic.map(({ specifier }) => resolveImport(loader, specifier))).toContain(root)
  expect([...loadedWith(root)].some((name) => files.test(name))).toBe(true)
})

test('nothing loads the locales, which takes as long as starting Node', () => {
  const LOCALES = /\.toLocale(?!LowerCase|UpperCase)\w+\(|\.localeCompare\(|\bIntl\./
  expect(sourceFiles('src').filter((file) => LOCALES.test(textOf(file)))).toEqual([])
})
