import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { diagnose, nameUnreproducible } from '../../src/built-site/diagnose.ts'
import type { ChangedFile } from '../../src/repository/tree-difference.ts'

const COMMIT = '0a1b2c3d'.repeat(5)
const NOW = Date.parse('2026-11-29T08:30:00Z')
const PAGES = ['a.html', 'b.html', 'c.html', 'd/index.html', 'e.htm']

function explain(
  text: string | undefined,
  given: {
    readonly isSameCommit?: boolean
    readonly changed?: readonly ChangedFile[]
    readonly now?: number
    readonly others?: Readonly<Record<string, string>>
  } = {},
): Promise<string | undefined> {
  const changed = PAGES.map((path): ChangedFile => ({ path, change: 'modified', kind: 'file' }))
  return diagnose({
    changed: [...(given.changed ?? changed)],
    files: [...PAGES, 'main.css'],
    isSameCommit: given.isSameCommit ?? true,
    commit: COMMIT,
    now: given.now ?? NOW,
    readBeginning: (path) => Promise.resolve(given.others?.[path] ?? text),
  })
}

test.each([
  ['<script src="/_next/static/p9XbRfkz1234/_buildManifest.js">', 'a Next.js build ID', 'generateBuildId'],
  ['{"buildId":"p9XbRfkz"}', 'a Next.js build ID', 'generateBuildId'],
  [
    String.raw`self.__next_f.push([1,"0:{\"P\":null,\"b\":\"gJtrZRc1auepsbq_2a6U7\"}"])`,
    'a Next.js build ID',
    'generateBuildId',
  ],
  [
    String.raw`self.__next_f.push([1,"0:[\"$\",{\"buildId\":\"gJtrZRc1auepsbq_2a6U7\"}"])`,
    'a Next.js build ID',
    'generateBuildId',
  ],
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
  [
    '<p>Sun, 29 Nov 2026 07:58:00 +0000</p>',
    'a time or date of the last two days',
    'Take the time out of the template',
  ],
  ['<p>Sun Nov 29 2026 08:00:00 GMT+0000</p>', 'a time or date', 'fetch-depth: 0'],
  ['<p>11/29/2026, 8:00:00 AM</p>', 'a time or date', 'fetch-depth: 0'],
  ['<p>29 November 2026</p>', 'a time or date', 'fetch-depth: 0'],
  ['<script>window.built=1795939200000</script>', 'a time or date', 'fetch-depth: 0'],
  [
    '<meta name="generator" content="Docusaurus v3.9.2"><time>Nov 28, 2026</time>',
    'perhaps that of the build or of the newest commit',
    'Docusaurus reads the time of the last update from git: check out with `fetch-depth: 0`',
  ],
  ['<meta name=generator content="VitePress v1.6"><time>2026-11-29</time>', 'a time or date', '`lastUpdated`'],
  ['<meta name="generator" content="Eleventy v3.1.2"><p>2026-11-29</p>', 'a time or date', '`git Last Modified`'],
  ['<meta name="generator" content="Astro v5.16.0"><p>2026-11-29 08:00</p>', 'a time or date', '`new Date()`'],
  [
    '<!-- MkDocs version : 1.6.1 --><span class="git-revision-date-localized-plugin">November 29, 2026</span>',
    'a time or date',
    'git-revision-date-localized reads',
  ],
  ['<p id="tab-1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed">', 'an id that looks random', "from the page's path"],
  ['<link href="/main.css?v=ab12cd34">', 'a query behind the name of an asset', 'not a digest of the contents'],
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

test.each([
  '<p>Updated 2020-01-02 10:00</p>',
  '<!--\nMkDocs version : 1.6.1\nBuild Date UTC : 1970-01-01 00:00:00+00:00\n-->',
  '<link href="/main.css?v=1.2.3">',
  '<script nonce="CSP_NONCE_PLACEHOLDER">',
  String.raw`self.__next_f.push([1,"0:{\"P\":null,\"b\":\"site\"}"])`,
  '<p id="tab-1b9d6bcd">© 2026</p>',
  '<p>Call 1795939200123456</p>',
])('%s is the same in each build, and is not blamed', async (text) => {
  expect(await explain(text)).toMatch(
    /commit\. The generator writes something into every page that is new in each build\.$/,
  )
})

test('the year of a copyright is named in January', async () => {
  const text = '<p>Copyright 2019–2027 Example</p>'
  expect(await explain(text, { now: Date.parse('2027-01-05') })).toContain('the year 2027 in a copyright notice')
  expect(await explain(text, { now: Date.parse('2027-03-05') })).not.toContain('2027')
})

test('the message counts the pages that hold it and names one', async () => {
  const id = '{"buildId":"p9XbRfkz"}'
  expect(await explain(id)).toContain('Each page that was looked at (5, such as a.html) holds a Next.js build ID.')
  const pages = Array.from({ length: 30 }, (_, index) => `${index}.html`)
  const explained = await diagnose({
    changed: pages.map((path) => ({ path, change: 'modified', kind: 'file' })),
    files: pages,
    isSameCommit: true,
    commit: COMMIT,
    now: NOW,
    readBeginning: (path) => Promise.resolve(path === '0.html' ? 'Not found' : id),
  })
  expect(explained).toContain('19 of 20 pages that were looked at, such as 1.html, hold a Next.js build ID.')
  expect(await explain(id, { others: { 'a.html': '', 'b.html': '' } })).not.toContain('Next.js')
})

test('feeds and sitemaps with the time of the build are named beside the pages', async () => {
  const changed = [...PAGES, 'sitemap.xml', 'feed.xml'].map(
    (path) => ({ path, change: 'modified', kind: 'file' }) as const,
  )
  const entries = (time: string) => `<url><lastmod>2026-11-29</lastmod></url><url><lastmod>${time}</lastmod></url>`
  const others = {
    'sitemap.xml': entries('2026-11-29T08:00:00Z'),
    'feed.xml': '<lastBuildDate>Sun, 29 Nov 2026 08:00:00 +0000</lastBuildDate>',
  }
  const explained = await explain('<meta name="generator" content="Hugo 0.152">', { changed, others })
  expect(explained).toContain('1 of 2 feeds that were looked at, such as sitemap.xml, holds a `<lastmod>` of')
  expect(explained).toContain('such as feed.xml, holds a `<lastBuildDate>` or `<updated>` of the last two days')
  expect(explained).toContain('With `enableGitInfo`, check out with `fetch-depth: 0`')
  const older = await explain('', { changed, others: { 'sitemap.xml': entries('2026-10-01T08:00:00Z') } })
  expect(older).not.toContain('lastmod')
})

test('two builds of one commit: the files that differ are named, with what they hold', async () => {
  const differ = (paths: readonly string[], text: string, isSameCommit = true) =>
    nameUnreproducible({
      changed: paths.map((path) => ({ path, change: 'modified', kind: 'file' })),
      files: [...PAGES, 'feed.xml'],
      isSameCommit,
      commit: COMMIT,
      now: NOW,
      readBeginning: (path) =>
        Promise.resolve(path.endsWith('.xml') ? text : '<meta name="generator" content="Jekyll v4.4.1">'),
    })
  const feed = await differ(['feed.xml'], '<feed><updated>2026-11-29T08:00:00+00:00</updated>')
  expect(feed).toContain('Both builds are of the same commit, but these files differ: feed.xml.')
  expect(feed).toContain('Each file that was looked at (1, such as feed.xml) holds a `<lastBuildDate>` or `<updated>`')
  expect(feed).toContain('`site.time` is the time of the build')
  expect(feed).toContain('such as the contents of a CMS')
  expect(await differ(['1', '2', '3', '4', '5', '6', '7'], '')).toContain('differ: 1, 2, 3, 4, 5 and 2 more.')
  expect(await differ([], '')).toBeUndefined()
  expect(await differ(['feed.xml'], '', false)).toBeUndefined()
})

const renamed = (before: string, after: string): readonly ChangedFile[] => [
  ...PAGES.map((path) => ({ path, change: 'modified', kind: 'file' }) as const),
  { path: before, change: 'deleted', kind: 'file' },
  { path: after, change: 'added', kind: 'file' },
]

test.each([
  ['assets/main-8f3a2b1c.css', 'assets/main-11aa22bb.css'],
  ['assets/extra-loader-iLQ-keay.js', 'assets/extra-loader-DzDY65is.js'],
  ['assets/index-DAJxzKvT.js', 'assets/index-BQhfQZdi.js'],
  ['assets/js/runtime~main.08cbf6f8.js', 'assets/js/runtime~main.4ab73c0e.js'],
  ['assets/bundle.c8b220af.min.js', 'assets/bundle.525ec568.min.js'],
  ['_next/static/chunks/0c5edgh1tb8vh.js', '_next/static/chunks/1xj3mqp04z7wk.js'],
  ['img/logo-CVsW_Xtz.svg', 'img/logo-HQk3f5aa.svg'],
])('%s that becomes %s explains all pages that name it', async (before, after) => {
  const changed = renamed(before, after)
  expect(await explain(`<link href="/${after}">`, { changed })).toContain(
    `Each of them names ${after}, whose name changes with its contents: these pages must be purged.`,
  )
  expect(await explain('<link href="/other.css">', { changed })).not.toContain(after)
})

test('of several renamed assets, one that all pages name is the reason', async () => {
  const changed = [
    ...renamed('js/about.08cbf6f8.js', 'js/about.4ab73c0e.js'),
    ...renamed('js/main.19dc07a9.js', 'js/main.5bc84d1f.js').slice(PAGES.length),
  ]
  expect(await explain('<script src="/js/main.5bc84d1f.js">', { changed })).toContain('names js/main.5bc84d1f.js')
  expect(await explain(undefined, { changed })).not.toContain('Each of them names')
})

test.each([
  ['assets/app-settings.js', 'assets/app-controls.js'],
  ['assets/main-8f3a2b1c.css', 'assets/main-8f3a2b1c.js'],
  ['assets/main-8f3a2b1c.css', 'assets/print-11aa22bb.css'],
  ['guide-2025.html', 'guide-2026.html'],
])('%s and %s are different files', async (before, after) => {
  const changed = renamed(before, after)
  expect(await explain(`<link href="/${after}">`, { changed })).not.toContain('Each of them names')
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
      const readBeginning = () => Promise.resolve(text)
      const given = { changed, files, isSameCommit, commit: COMMIT, now: NOW, readBeginning }
      expect(await diagnose(given)).toBeUndefined()
    }),
  )
})

test('a part of the pages needs no explanation', async () => {
  const changed: readonly ChangedFile[] = PAGES.slice(1).map((path) => ({ path, change: 'modified', kind: 'file' }))
  expect(await explain('{"buildId":"p9XbRfkz"}', { changed })).toBeUndefined()
})
