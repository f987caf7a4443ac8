import { expect, test } from '@jest/globals'
import { fillAddress, fillDomain, joinAddress } from '../../src/preview/address.ts'
import { listPages } from '../../src/preview/page-links.ts'
import { domainOfPrefix } from '../../src/preview/shared-address.ts'
import { FORMS, rulesOf } from '../support/purge/targets.ts'

async function* listed(files: readonly string[]): AsyncGenerator<string> {
  for (const file of files) {
    await Promise.resolve()
    yield file
  }
}

const rules = rulesOf('public/** -> /{path}', 'content/**/*.md -> /{dir}/{name}/ /feed.xml', 'tags/* -> #tag:{name}')

test.each([
  ['an index page by its directory', ['public/docs/index.html'], ['/docs/']],
  ['any other page', ['public/about.html'], ['/about.html']],
  ['what a generator makes of it', ['content/blog/one.md'], ['/blog/one/']],
  ['a file without an extension', ['public/legal'], ['/legal']],
  ['nothing else', ['public/a.css', 'public/feed.xml', 'README.md', 'tags/x.json'], []],
  ['each page once', ['public/index.html', 'public/index.html'], ['/']],
  ['the first so many', ['public/1.html', 'public/2.html', 'public/3.html'], ['/1.html', '/2.html']],
  ['an encoded name', ['public/menü #1.html'], ['/men%C3%BC%20%231.html']],
])('%s', async (_, files, pages) => {
  expect(await listPages(listed(files), { rules, forms: FORMS }, 2)).toEqual(pages)
})

test('clean URLs have no extension', async () => {
  const forms = { ...FORMS, cleanUrls: true }
  expect(await listPages(listed(['public/about.html']), { rules, forms }, 5)).toEqual(['/about'])
})

test('no files are read for no links, and not all of them for none that is found', async () => {
  let read = 0
  const endless = async function* () {
    for (;;) {
      read++
      await Promise.resolve()
      yield 'public/a.css'
    }
  }
  expect(await listPages(endless(), { rules, forms: FORMS }, 0)).toEqual([])
  expect(read).toBe(0)
  expect(await listPages(endless(), { rules, forms: FORMS }, 5)).toEqual([])
  expect(read).toBeLessThan(2_000)
})

test('the address is filled in as it is written', () => {
  const preview = { name: 'pr-7', number: 7, branchSlug: 'fix-$1' }
  expect(fillAddress('https://{name}.{branch-slug}.{domain}/{number}', preview)).toBe('https://pr-7.fix-$1.{domain}/7')
  expect(fillDomain('https://{domain}/$&', 'd1$&.cloudfront.net')).toBe('https://d1$&.cloudfront.net/$&')
  expect(joinAddress('https://d1.cloudfront.net/', '/docs/')).toBe('https://d1.cloudfront.net/docs/')
})

test.each([
  ['a wildcard', ['www.example.com', '*.preview.example.com'], 'pr-7', 'pr-7.preview.example.com'],
  ['a wildcard and a longer prefix', ['*.example.com'], 'previews/pr-7', 'pr-7.example.com'],
  ['an alias', ['www.example.com'], 'pr-7', 'www.example.com/pr-7'],
  ['none', [], 'pr-7', 'd1.cloudfront.net/pr-7'],
])('the domain on a shared distribution with %s', (_, aliases, prefix, domain) => {
  expect(domainOfPrefix({ domainName: 'd1.cloudfront.net', aliases }, prefix)).toBe(domain)
})
