import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { ChangedFile } from '../../src/repository/tree-difference.ts'
import { chooseUrls, type SitePlan } from '../../src/proof/choose-urls.ts'
import { dropCovered } from '../../src/purge/paths/cover.ts'
import { planTarget } from '../../src/purge/plan/plan-target.ts'
import { BASE, HEAD, modified, targetOf } from '../support/purge/targets.ts'
import { isCovered } from '../support/purge/covered.ts'
import { runs } from '../support/random-runs.ts'

type Given = Parameters<typeof targetOf>[0] & {
  readonly files?: readonly ChangedFile[]
  readonly site?: readonly string[]
}

function planOf({ files = [], site, ...target }: Given): SitePlan {
  const changes = { kind: 'known', files, base: BASE, head: HEAD } as const
  return { plan: planTarget(targetOf(target), changes), site }
}

function choose(given: Given, limit = 100, purged?: readonly string[]) {
  const plan = planOf(given)
  return chooseUrls([plan], { purged: purged ?? dropCovered(plan.plan.items), limit })
}

const pathsOf = (given: Given, limit?: number) => choose(given, limit).urls.map(({ path }) => path)

test('every form of changed and deleted files', () => {
  const files: readonly ChangedFile[] = [
    ...modified('public/docs/index.html', 'public/about.html'),
    { path: 'public/gone.html', change: 'deleted', kind: 'file' },
  ]
  const forms = { directoryUrls: 'both', cleanUrls: true } as const
  const { urls } = choose({ files, forms, site: ['public/docs/index.html', 'public/about.html'] })
  expect(urls.map(({ path, files: [file] }) => [path, file?.change])).toEqual([
    ['/docs/index.html', 'changed'],
    ['/docs/', 'changed'],
    ['/docs', 'changed'],
    ['/about.html', 'changed'],
    ['/about', 'changed'],
    ['/gone.html', 'deleted'],
    ['/gone', 'deleted'],
  ])
})

test('files of the site below a wildcard, and nothing beside it', () => {
  const site = ['public/docs/a.html', 'public/docs/b.html', 'public/other.html', 'README.md']
  const { urls, candidates } = choose({ paths: ['/docs/*'], site })
  expect(urls.map(({ path, item, purgeAs: again }) => [path, item, again])).toEqual([
    ['/docs/a.html', '/docs/*', '/docs/a.html'],
    ['/docs/b.html', '/docs/*', '/docs/b.html'],
  ])
  expect(candidates).toBe(2)
})

test('files of the site with a purged tag', () => {
  const rules = ['products/*.json -> #product:{name} /products/{name}', 'public/** -> /{path}']
  const site = ['products/tv.json', 'products/radio.json', 'public/index.html']
  const { urls } = choose({ rules, site, paths: ['#PRODUCT:tv'] })
  expect(urls.map(({ path, item }) => [path, item])).toEqual([['/products/tv', '#product:tv']])
})

test('exact paths that the user wrote, also without a file', () => {
  const { urls } = choose({ paths: ['/feed.xml', '/a?x=1', '/all/*', '#tag'] })
  expect(urls.map(({ path, files }) => [path, files])).toEqual([
    ['/feed.xml', []],
    ['/a?x=1', []],
  ])
})

test('files purged with all their query strings are asked without one, and purged again with them', () => {
  const { urls } = choose({ files: modified('public/a.jpg', 'public/d/index.html'), forms: { queryStrings: true } })
  expect(urls.map(({ path, purgeAs: again }) => [path, again])).toEqual([
    ['/a.jpg', '/a.jpg*'],
    ['/d/index.html', '/d/index.html*'],
    ['/d/', '/d/'],
  ])
})

test('a path that CloudFront cannot purge exactly is purged again by its wildcard', () => {
  const { urls } = choose({ files: modified('public/runtime~main.js') })
  expect(urls.map(({ path, item, purgeAs: again }) => [path, item, again])).toEqual([
    ['/runtime~main.js', '/runtime*', '/runtime*'],
  ])
})

test('nothing that was not accepted', () => {
  const files = modified('public/a.css', 'public/b.css')
  expect(choose({ files }, 100, ['/b.css']).urls.map(({ path }) => path)).toEqual(['/b.css'])
})

test('several files of one URL', () => {
  const rules = ['posts/*.md -> /feed.xml']
  const { urls } = choose({ rules, files: modified('posts/a.md'), site: ['posts/a.md', 'posts/b.md'] })
  expect(urls.map(({ path, files }) => [path, files.map(({ path, change: fate }) => [path, fate])])).toEqual([
    [
      '/feed.xml',
      [
        ['posts/a.md', 'changed'],
        ['posts/b.md', 'kept'],
      ],
    ],
  ])
})

describe('within the limit', () => {
  const many = (prefix: string, count: number) => Array.from({ length: count }, (_, index) => `${prefix}${index}.html`)
  const rules = ['blog/** -> /blog/{path}', 'docs/** -> /docs/{path}', 'layouts/** -> /old/*', 'public/** -> /{path}']
  const files = modified(...many('blog/', 50), 'docs/only.html', 'layouts/a.html')
  const site = [...many('blog/', 50), ...many('public/old/', 50), 'docs/only.html', 'layouts/a.html']

  test('each rule and each wildcard has its share', () => {
    expect(pathsOf({ rules, files, site }, 3)).toEqual(['/blog/0.html', '/docs/only.html', '/old/0.html'])
  })

  test('changed files come before unchanged ones', () => {
    const chosen = pathsOf({ rules, files, site }, 60)
    expect(chosen).toHaveLength(60)
    expect(chosen.filter((path) => path.startsWith('/blog/'))).toHaveLength(50)
    expect(choose({ rules, files, site }, 60).candidates).toBe(101)
  })

  test('a limit that is not reached leaves nothing out', () => {
    expect(new Set(pathsOf({ rules, files, site }, 1000)).size).toBe(101)
  })
})

test('whatever changed: purged URLs only, each once, as many as the limit allows', () => {
  const name = fc.constantFrom('index.html', 'a b.html', 'c~d.js', 'é.css', 'x?.txt', '100%.txt', 'en*')
  const path = fc
    .tuple(fc.constantFrom('public', 'public/docs', 'other', 'public/~u'), name)
    .map((parts) => parts.join('/'))
  const change = fc.constantFrom('added', 'modified', 'deleted')
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.record({ path, change }), { selector: (file) => file.path, maxLength: 12 }),
      fc.uniqueArray(path, { maxLength: 12 }),
      fc.boolean(),
      fc.integer({ min: 1, max: 8 }),
      (changed, kept, queryStrings, limit) => {
        const files = changed.map((file): ChangedFile => ({ ...file, kind: 'file' }))
        const site = [...new Set([...kept, ...files.filter((one) => one.change !== 'deleted').map((one) => one.path)])]
        const { plan } = planOf({ files, site, paths: ['/docs/*'], forms: { queryStrings } })
        const purged = dropCovered(plan.items)
        const { urls, candidates } = chooseUrls([{ plan, site }], { purged, limit })
        expect(urls).toHaveLength(Math.min(limit, candidates))
        expect(new Set(urls.map((url) => url.path)).size).toBe(urls.length)
        for (const url of urls) expect(isCovered(url.path, purged)).toBe(true)
      },
    ),
    { numRuns: runs(300), seed: 20261129 },
  )
})
