/** The mapping of files to paths also runs in a web page. */
import { expect, test } from '@jest/globals'
import { runAsBrowser } from '../support/architecture/browser.ts'
import { reachFrom, sourceFiles } from '../support/architecture/imports.ts'

const PURE = ['src/purge/paths', 'src/purge/rules', 'src/purge/plan']

test('rules, paths and plans import neither Node nor AWS nor GitHub, types included', () => {
  const reached = [...reachFrom(sourceFiles(...PURE))]
  expect(reached.length).toBeGreaterThan(25)
  expect(reached.filter((name) => !name.startsWith('src/'))).toEqual(['minimatch'])
  expect(
    reached.filter((name) => /^src\/(?:cloudfront|github|network|waiting|event|inputs|report)\//.test(name)),
  ).toEqual([])
})

test.each(sourceFiles(...PURE))('%s loads without Node', async (file) => {
  await expect(runAsBrowser(`export * from '../${file}'`)).resolves.toBeDefined()
})

test.each([
  ['a module of Node', "import 'node:path'", 'src/page.ts imports node:path'],
  ['a file that imports one', "import './digest.ts'", 'src/digest.ts imports node:crypto'],
  ['a global of Node', "export const bytes = Buffer.from('a')", 'Buffer is not defined'],
])('%s does not load', async (_, page, message) => {
  await expect(runAsBrowser(page)).rejects.toThrow(message)
})

const PAGE = `
  import { splitIntoBatches } from './purge/plan/batches.ts'
  import { findBestCover } from './purge/plan/cover/find-best-cover.ts'
  import { mapFiles } from './purge/plan/map-files.ts'
  import { parseRules } from './purge/rules/rule.ts'
  import { createRuleSet } from './purge/rules/rule-set.ts'

  export const faults = []
  const texts = ['!public/**/*.map', 'public/** -> /{path}', '_posts/*-*-*-*.md -> /{1}/{2}/{3}/{4}.html', '/a -> /x']
  const lines = texts.map((text, index) => ({ text, at: { input: 'rules', line: index + 1 } }))
  const rules = createRuleSet(parseRules(lines, (fault) => faults.push(fault.message)))
  const files = ['public/b/Ünï.html', 'public/b/c.html', 'public/b.map', '_posts/2026-11-29-a-b.md', 'public/x/index.html', 'README.md']
  const forms = { index: ['index.html'], directoryUrls: 'slash', cleanUrls: true, queryStrings: false, originPath: undefined }
  const mapped = mapFiles(files.map((path) => ({ path, change: 'modified', kind: 'file' })), rules, forms)
  export const unmatched = [...mapped.unmatched]
  export const batches = splitIntoBatches([...mapped.paths], 4)
  export const cover = findBestCover({ changed: mapped.paths, site: undefined, maxPaths: 4 }).paths
`

test('a page reads rules, maps files, and plans batches', async () => {
  expect(JSON.parse(JSON.stringify(await runAsBrowser(PAGE)))).toEqual({
    faults: ['the glob "/a" cannot match any file: paths begin at the repository\'s root, without a slash; write `a`'],
    unmatched: ['README.md'],
    batches: [
      ['/b/%C3%9Cn%C3%AF.html', '/b/%C3%9Cn%C3%AF', '/b/c.html', '/b/c'],
      ['/2026/11/29/a-b.html', '/2026/11/29/a-b', '/x/index.html', '/x/'],
    ],
    cover: ['/2026/11/29/a-b*', '/b/%C3%9Cn%C3%AF*', '/b/c*', '/x/*'],
  })
})
