import { expect, test } from '@jest/globals'
import { bucketOrigin } from '../../../emulators/cloudfront/embedded-cloudfront.ts'
import { withEdge } from '../../support/emulators/cloudfront/edge-fixture.ts'

const MANY = ['/', '/index.html', '/docs', '/docs/', '/docs/index.html', '/docs-old', '/Docs/', '/a.jpg', '/a.jpg.txt']
const UNDER_QUERIES = ['/a.jpg', '/a.jpg?x=1', '/a.jpg.txt', '/docs/', '/docs/?x=1', '/docs/b']
const ENCODED = ['/Caf%C3%A9', '/Caf%c3%a9', '/runtime~main.js', '/a&b', '/a%26b', '/a*b', '/ab']

test.each<[item: string, cached: readonly string[], purged: readonly string[]]>([
  ['/', MANY, ['/']],
  ['/index.html', MANY, ['/index.html']],
  ['/docs', MANY, ['/docs']],
  ['/docs/', MANY, ['/docs/']],
  ['/docs*', MANY, ['/docs', '/docs/', '/docs/index.html', '/docs-old']],
  ['/docs/*', MANY, ['/docs/', '/docs/index.html']],
  ['/*', MANY, MANY],
  ['/a.jpg', MANY, ['/a.jpg']],
  ['/none', MANY, []],
  ['/a.jpg', UNDER_QUERIES, ['/a.jpg']],
  ['/a.jpg?x=1', UNDER_QUERIES, ['/a.jpg?x=1']],
  ['/a.jpg?x=2', UNDER_QUERIES, []],
  ['/a.jpg*', UNDER_QUERIES, ['/a.jpg', '/a.jpg?x=1', '/a.jpg.txt']],
  ['/docs/?*', UNDER_QUERIES, ['/docs/?x=1']],
  ['/Caf%C3%A9', ENCODED, ['/Caf%C3%A9']],
  ['/Caf%25C3%25A9', ENCODED, []],
  ['/runtime%7Emain.js', ENCODED, []],
  ['/runtime*', ENCODED, ['/runtime~main.js']],
  ['/a&b', ENCODED, ['/a&b']],
  ['/a%26b', ENCODED, ['/a%26b']],
  ['/a%2Ab', ENCODED, []],
  ['/a*b', ENCODED, ['/a*b']],
])('%s purges of %j: %j', async (item, cached, purged) => {
  const server = { innerAsterisk: 'literal' } as const
  await withEdge({ objects: {}, server, site: { queryStrings: 'all' } }, async ({ site, purge }) => {
    for (const target of cached) await site.request(target)
    await purge(item)
    expect(site.keys()).toEqual(cached.filter((key) => !purged.includes(key)))
  })
})

test('where query strings are not in the key, the path purges the object for all of them', async () => {
  await withEdge({ objects: { 'a.jpg': '1' } }, async ({ get, put, purge }) => {
    await get('/a.jpg?x=1')
    await put('a.jpg', '2')
    await purge('/a.jpg?x=1')
    expect(await get('/a.jpg?x=2')).toBe('200 1 Hit from cloudfront')
    await purge('/a.jpg')
    expect(await get('/a.jpg?x=2')).toBe('200 2 Miss from cloudfront')
  })
})

test('a rewritten request is purged under the URI that the function made, or the viewer’s if it ran behind the cache', async () => {
  const toPage = (uri: string) => (uri === '/about' ? '/about.html' : uri)
  const objects = { 'about.html': 'about' }
  await withEdge({ objects, site: { viewerRequest: toPage } }, async ({ get, site, purge }) => {
    expect(await get('/about')).toBe('200 about Miss from cloudfront')
    expect(await get('/about.html')).toBe('200 about Hit from cloudfront')
    await purge('/about')
    expect(site.keys()).toEqual(['/about.html'])
    await purge('/about.html')
    expect(site.keys()).toEqual([])
  })
  await withEdge({ objects, site: { originRequest: toPage } }, async ({ get, site, purge }) => {
    await get('/about')
    expect(await get('/about.html')).toBe('200 about Miss from cloudfront')
    await purge('/about.html')
    expect(site.keys()).toEqual(['/about'])
  })
})

test('an origin path is no part of what is purged', async () => {
  const distribution = { originPath: '/production' }
  await withEdge({ objects: { 'production/a': '1' }, distribution }, async ({ get, site, purge }) => {
    expect(await get('/a')).toBe('200 1 Miss from cloudfront')
    await purge('/production/a', '/production/*')
    expect(site.keys()).toEqual(['/a'])
    await purge('/a')
    expect(site.keys()).toEqual([])
  })
})

const TAGS: Readonly<Record<string, string>> = {
  tv: 'product:tv, All',
  radio: 'all,product:radio',
  many: Array.from({ length: 60 }, (_, index) => `n${index}`).join(','),
  broken: `two words,${'x'.repeat(257)},,fine`,
}
const taggedBucket = (directory: string) =>
  bucketOrigin({ directory, metadata: (key) => (key in TAGS ? { 'cache-tag': TAGS[key] ?? '' } : {}) })
const TAGGED = { tv: '1', radio: '1', many: '1', broken: '1', plain: '1' }
const TAGGED_KEYS = Object.keys(TAGGED).map((key) => `/${key}`)

test.each<[item: string, purged: readonly string[]]>([
  ['#product:tv', ['/tv']],
  ['#all', ['/tv', '/radio']],
  ['#PRODUCT:Radio', ['/radio']],
  ['#n49', ['/many']],
  ['#n50', []],
  ['#fine', ['/broken']],
  ['#two', []],
  ['#none', []],
])('%s purges %j', async (item, purged) => {
  const distribution = { cacheTags: true }
  await withEdge({ objects: TAGGED, distribution, origin: taggedBucket }, async ({ site, purge }) => {
    for (const target of TAGGED_KEYS) await site.request(target)
    await purge(item)
    expect(site.keys()).toEqual(TAGGED_KEYS.filter((key) => !purged.includes(key)))
  })
})

test('without CacheTagConfig a tag purges nothing', async () => {
  await withEdge({ objects: TAGGED, origin: taggedBucket }, async ({ site, purge }) => {
    await site.request('/tv')
    await purge('#product:tv')
    expect(site.keys()).toEqual(['/tv'])
  })
})

test.each([
  { name: 'at once', delay: undefined, after: [[]] },
  { name: 'after a delay', delay: 400, after: [['/a'], ['/a'], ['/a'], ['/a'], []] },
  { name: 'when completed at the latest', delay: 5_000, after: [['/a'], ['/a'], ['/a'], ['/a'], ['/a'], []] },
  { name: 'after a delay of its own', delay: (index: number) => (index === 0 ? 200 : 0), after: [['/a'], ['/a'], []] },
])('an invalidation takes effect $name', async ({ delay, after }) => {
  const site = { ...(delay !== undefined && { invalidationDelayMs: delay }), errorTtlMs: Infinity }
  await withEdge({ objects: {}, site, server: { completionMs: 500 } }, async (fixture) => {
    await fixture.site.request('/a')
    await fixture.purge('/a')
    for (const [index, keys] of after.entries()) {
      if (index > 0) fixture.pass(100)
      expect(fixture.site.keys()).toEqual(keys)
    }
  })
})

test('an invalidation purges once: what is fetched afterwards stays', async () => {
  await withEdge({ objects: { a: '1' } }, async ({ get, purge }) => {
    await get('/a')
    await purge('/a')
    expect(await get('/a')).toBe('200 1 Miss from cloudfront')
    expect(await get('/a')).toBe('200 1 Hit from cloudfront')
  })
})

test('every edge and every distribution has a cache of its own', async () => {
  await withEdge({ objects: { a: '1' } }, async ({ server, edge, site, id, directory, purge }) => {
    const other = server.addDistribution()
    const origin = bucketOrigin({ directory })
    const otherSite = edge.serve({ distribution: other.id, origin })
    const secondEdge = await server.openEdge()
    const sameSite = secondEdge.serve({ distribution: id, origin, invalidationDelayMs: 10 })
    for (const each of [site, otherSite, sameSite]) await each.request('/a')
    await purge('/a')
    expect([site.keys(), otherSite.keys(), sameSite.keys()]).toEqual([[], ['/a'], ['/a']])
  })
})
