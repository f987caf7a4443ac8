import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { diagnose } from '../../src/built-site/diagnose.ts'
import type { ChangedFile } from '../../src/repository/tree-difference.ts'

const COMMIT = '0a1b2c3d'.repeat(5)
const PAGES = ['a.html', 'b.html', 'c.html', 'd/index.html', 'e.htm']

function explain(
  text: string | undefined,
  given: { readonly isSameCommit?: boolean; readonly changed?: readonly ChangedFile[] } = {},
): Promise<string | undefined> {
  const changed = PAGES.map((path): ChangedFile => ({ path, change: 'modified', kind: 'file' }))
  return diagnose({
    changed: [...(given.changed ?? changed)],
    files: [...PAGES, 'main.css'],
    isSameCommit: given.isSameCommit ?? true,
    commit: COMMIT,
    readBeginning: () => Promise.resolve(text),
  })
}

test.each([
  ['<script src="/_next/static/p9XbRfkz1234/_buildManifest.js">', 'a Next.js build ID', 'generateBuildId'],
  ['{"buildId":"p9XbRfkz"}', 'a Next.js build ID', 'generateBuildId'],
  ['window.__NUXT__.config={app:{buildId:"1f0c8a52-9a57-4a8e-8d2f-0d4f4a7f8f10"}}', 'a Nuxt build ID', 'nuxt.config'],
  ['__sveltekit_1x2y3z = { base: "" }', "SvelteKit's version of the build", '`kit.version.name`'],
  ['window.___webpackCompilationHash="0123456789abcdef0123"', "Gatsby's hash", 'every change of a script or style'],
  ['<!-- built 2026-11-29T08:00:00Z -->', 'the time of the build', 'Take the time out of the template'],
  [
    '<!--\nMkDocs version : 1.6.1\nBuild Date UTC : 2026-11-29 08:00:00+00:00\n-->',
    'the time of the build',
    'SOURCE_DATE_EPOCH',
  ],
  [
    '<meta name="generator" content="Hugo 0.152.0"><p>Generated 2026-11-29 08:00</p>',
    'the time of the build',
    '`.Lastmod`',
  ],
  ['<meta name="generator" content="Jekyll v4.4.1"><p>Updated 2026-11-29 08:00', 'the time of the build', 'site.time'],
  ['<link href="/main.css?v=1764403200">', 'a query that changes with each build', 'digest of their contents'],
  ['<script nonce="dGVzdHRlc3Q=">', 'a nonce', 'hashes in the policy'],
  ['<script src="/livereload.js">', "a development server's script", 'for production'],
  ['<p>Hello</p>', 'something into every page that is new in each build', 'The generator writes'],
])('%s in every page of one commit is named, with advice', async (text, name, advice) => {
  const explained = await explain(text)
  expect(explained).toContain('5 of 5 pages differ from the last build, although both are of the same commit')
  expect(explained).toContain(name)
  expect(explained).toContain(advice)
})

test('after a commit, a template may be the reason as well', async () => {
  expect(await explain('<link href="/main.css?v=1764403200">', { isSameCommit: false })).toContain(
    'which may be the reason if it happens with every push',
  )
  expect(await explain('<p>Hello</p>', { isSameCommit: false })).toContain('build one commit twice')
  expect(await explain(undefined, { isSameCommit: false })).toContain('build one commit twice')
})

test.each([
  ['<meta name="generator" content="pdoc 15.0.1"/>', 'pdoc 15.0.1'],
  ['<meta name=generator content="Hugo 0.152.0">', 'Hugo 0.152.0'],
  [`<meta content='Docusaurus v3.9.2' name='generator'>`, 'Docusaurus v3.9.2'],
  ['<meta name="generator" content="mkdocs-1.6.1, mkdocs-material-9.8.2">', 'mkdocs-1.6.1, mkdocs-material-9.8.2'],
])('after a commit, %s may have a new version', async (text, generator) => {
  const explained = await explain(text, { isSameCommit: false })
  expect(explained).toContain(`They were made by ${generator}: a new version of it may change every page once.`)
  expect(explained).toContain('build one commit twice')
  expect(await explain(text)).not.toContain('version')
})

test.each([
  '<meta name="generator" content="Handmade">',
  '<meta name="generator" content="Evil 1\n::error::">',
  '<meta name="viewport" content="width 1">',
])('%s names no version of a generator', async (text) => {
  expect(await explain(text, { isSameCommit: false })).not.toContain('They were made by')
})

test('a renamed asset explains all pages that name it', async () => {
  const changed: readonly ChangedFile[] = [
    ...PAGES.map((path) => ({ path, change: 'modified', kind: 'file' }) as const),
    { path: 'assets/main-8f3a2b1c.css', change: 'deleted', kind: 'file' },
    { path: 'assets/main-11aa22bb.css', change: 'added', kind: 'file' },
  ]
  expect(await explain('<link href="/assets/main-11aa22bb.css">', { changed })).toContain(
    'Each of them names assets/main-11aa22bb.css, whose name changes with its contents: these pages must be purged.',
  )
})

test('the SHA of a new commit in every page is named', async () => {
  const text = `<footer>Built from ${COMMIT.slice(0, 7)}</footer>`
  expect(await explain(text, { isSameCommit: false })).toContain('holds the SHA of this commit')
  expect(await explain(text)).not.toContain('SHA')
  expect(await explain('<footer>Built from 9f8e7d6</footer>', { isSameCommit: false })).not.toContain('SHA')
})

test('one changed page is never blamed on the generator, whatever it holds', async () => {
  const suspicious = fc.constantFrom(
    '{"buildId":"p9XbRfkz"}',
    '<script nonce="dGVzdHRlc3Q=">',
    'Build Date UTC : 2026',
    COMMIT,
  )
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 40 }), fc.boolean(), suspicious, async (count, isSameCommit, text) => {
      const files = Array.from({ length: count }, (_, index) => `${index}.html`)
      const changed = [{ path: '0.html', change: 'modified', kind: 'file' }] as const
      const given = { changed, files, isSameCommit, commit: COMMIT, readBeginning: () => Promise.resolve(text) }
      expect(await diagnose(given)).toBeUndefined()
    }),
  )
})

test('a part of the pages needs no explanation', async () => {
  const changed: readonly ChangedFile[] = PAGES.slice(1).map((path) => ({ path, change: 'modified', kind: 'file' }))
  expect(await explain('{"buildId":"p9XbRfkz"}', { changed })).toBeUndefined()
})
