import { expect, test } from '@jest/globals'
import { websiteOrigin, type SiteSettings } from '../../../emulators/cloudfront/embedded-cloudfront.ts'
import { createCache } from '../../../emulators/cloudfront/edge/cache.ts'
import { withEdge } from '../../support/emulators/cloudfront/edge-fixture.ts'

const OBJECTS = { 'index.html': 'home', 'about.html': 'about', 'docs/index.html': 'docs' }

test('what was fetched once is served from the cache, however the origin changes', async () => {
  await withEdge({ objects: OBJECTS }, async ({ site, get, put, pass }) => {
    expect(await get('/about.html')).toBe('200 about Miss from cloudfront')
    await put('about.html', 'more about')
    pass(90_500)
    expect(await get('/about.html')).toBe('200 about Hit from cloudfront')
    const { headers, cacheKey, cache } = await site.request('/about.html')
    expect([headers['Age'], cacheKey, cache]).toEqual(['90', '/about.html', 'hit'])
    expect(site.hits).toEqual(new Map([['/about.html', 2]]))
    expect(site.fetches).toEqual([
      { cacheKey: '/about.html', target: '/about.html', time: expect.any(Number), status: 200, content: 'first' },
    ])
  })
})

test('a fetch tells whether anything had changed', async () => {
  await withEdge({ objects: OBJECTS }, async ({ site, get, put, purge }) => {
    for (const content of ['2', '2', undefined]) {
      await get('/about.html')
      await put('about.html', content)
      await purge('/*')
    }
    await get('/about.html')
    expect(site.fetches.map(({ status, content }) => [status, content])).toEqual([
      [200, 'first'],
      [200, 'changed'],
      [200, 'unchanged'],
      [403, 'changed'],
    ])
  })
})

test('objects are kept for a day, errors for ten seconds, unless told otherwise', async () => {
  await withEdge({ objects: OBJECTS }, async ({ site, get, pass }) => {
    await get('/about.html')
    expect(await get('/none')).toBe('403  Error from cloudfront')
    pass(9_999)
    await get('/none')
    expect(site.fetches).toHaveLength(2)
    expect(site.keys()).toEqual(['/about.html', '/none'])
    pass(1)
    expect(site.keys()).toEqual(['/about.html'])
    await get('/none')
    expect(site.fetches).toHaveLength(3)
    pass(86_400_000)
    expect(await get('/about.html')).toBe('200 about Miss from cloudfront')
  })
  await withEdge({ objects: OBJECTS, site: { ttlMs: 10, errorTtlMs: 20 } }, async ({ site, get, pass }) => {
    await get('/about.html')
    await get('/none')
    pass(10)
    expect(site.keys()).toEqual(['/none'])
  })
})

test('errors and redirects are cached like objects', async () => {
  const origin = (directory: string) => websiteOrigin({ directory })
  await withEdge({ objects: OBJECTS, origin, site: { errorTtlMs: Infinity } }, async ({ get, put, site }) => {
    await get('/docs')
    await get('/new.html')
    await put('docs/index.html', undefined)
    await put('new.html', 'new')
    expect(await get('/docs')).toBe('302  Hit from cloudfront')
    expect(await get('/new.html')).toBe('404  Error from cloudfront')
    const stale = await site.findStale(['/docs', '/new.html', '/index.html'])
    expect(stale.map(({ target, served, current }) => [target, served.status, current.status])).toEqual([
      ['/docs', 302, 404],
      ['/new.html', 404, 200],
    ])
  })
})

const toIndex = (uri: string) => (uri.endsWith('/') ? `${uri}index.html` : uri)

const ROUTES: readonly {
  readonly name: string
  readonly site?: Omit<SiteSettings, 'origin'>
  readonly distribution?: { readonly originPath?: string; readonly defaultRootObject?: string }
  readonly target: string
  readonly cacheKey: string
  readonly asked: string
}[] = [
  { name: 'a plain path', target: '/about.html', cacheKey: '/about.html', asked: '/about.html' },
  { name: 'the default root object', target: '/', cacheKey: '/', asked: '/index.html' },
  {
    name: 'another default root object',
    distribution: { defaultRootObject: 'about.html' },
    target: '/',
    cacheKey: '/',
    asked: '/about.html',
  },
  { name: 'no default root object', distribution: { defaultRootObject: '' }, target: '/', cacheKey: '/', asked: '/' },
  { name: 'no default object below the root', target: '/docs/', cacheKey: '/docs/', asked: '/docs/' },
  {
    name: 'an origin path',
    distribution: { originPath: '/production' },
    target: '/about.html',
    cacheKey: '/about.html',
    asked: '/production/about.html',
  },
  {
    name: 'an origin path and the root',
    distribution: { originPath: '/production' },
    target: '/',
    cacheKey: '/',
    asked: '/production/index.html',
  },
  { name: 'a query string out of the key', target: '/a.jpg?x=1', cacheKey: '/a.jpg', asked: '/a.jpg' },
  {
    name: 'a query string in the key',
    site: { queryStrings: 'all' },
    target: '/a.jpg?x=1?y',
    cacheKey: '/a.jpg?x=1?y',
    asked: '/a.jpg?x=1?y',
  },
  {
    name: 'the root with a query string in the key',
    site: { queryStrings: 'all' },
    target: '/?x',
    cacheKey: '/?x',
    asked: '/index.html?x',
  },
  {
    name: 'a viewer-request function, before the cache',
    site: { viewerRequest: toIndex },
    target: '/docs/?x',
    cacheKey: '/docs/index.html',
    asked: '/docs/index.html',
  },
  {
    name: 'an origin-request function, behind the cache',
    site: { originRequest: toIndex, queryStrings: 'all' },
    target: '/docs/?x',
    cacheKey: '/docs/?x',
    asked: '/docs/index.html?x',
  },
  { name: 'encodings as they are', target: '/%41%e4 [~]', cacheKey: '/%41%e4 [~]', asked: '/%41%e4 [~]' },
  { name: 'steps up as they are', target: '/a/../b//c', cacheKey: '/a/../b//c', asked: '/a/../b//c' },
]

test.each(ROUTES)('$name', async ({ site, distribution, target, cacheKey, asked }) => {
  await withEdge(
    { objects: OBJECTS, ...(site && { site }), ...(distribution && { distribution }) },
    async (fixture) => {
      const answer = await fixture.site.request(target)
      expect(answer.cacheKey).toBe(cacheKey)
      expect(fixture.site.fetches.map((fetch) => fetch.target)).toEqual([asked])
    },
  )
})

test('a function that makes no URI is named', async () => {
  await withEdge({ objects: OBJECTS, site: { viewerRequest: () => 'index.html' } }, async ({ site }) => {
    await expect(site.request('/a')).rejects.toThrow('The function made "index.html" of /a: a URI starts with a slash.')
  })
})

test('viewers who ask at the same time share one fetch', async () => {
  await withEdge({ objects: OBJECTS }, async ({ site }) => {
    const answers = await Promise.all([site.request('/about.html'), site.request('/about.html')])
    expect(answers.map(({ cache }) => cache)).toEqual(['miss', 'hit'])
    expect(site.fetches).toHaveLength(1)
  })
})

test('a fetch that fails is not kept', async () => {
  let isBroken = true
  const origin = () => () =>
    isBroken
      ? Promise.reject(new Error('no origin'))
      : Promise.resolve({ status: 200, headers: {}, body: Buffer.from('well') })
  await withEdge({ objects: {}, origin }, async ({ site, get }) => {
    await expect(site.request('/a')).rejects.toThrow('no origin')
    isBroken = false
    expect(await get('/a')).toBe('200 well Miss from cloudfront')
  })
})

test.each([['/a'], ['/*'], ['#tag']])('what is fetched while %s is purged is not kept', async (item) => {
  const cache = createCache(() => 0)
  const made = (content: string) => ({
    answer: { status: 200, headers: {}, body: Buffer.from(content) },
    tags: new Set<string>(),
    fetched: 0,
    expires: 1,
  })
  const old = Promise.withResolvers<ReturnType<typeof made>>()
  const fresh = Promise.withResolvers<ReturnType<typeof made>>()
  const filledWithOld = cache.fill('/a', () => old.promise)
  cache.purge([item])
  expect(cache.find('/a')).toBeUndefined()
  const filledWithFresh = cache.fill('/a', () => fresh.promise)
  old.resolve(made('old'))
  await filledWithOld
  expect(cache.keys()).toEqual([])
  fresh.resolve(made('fresh'))
  await filledWithFresh
  expect(await cache.find('/a')).toMatchObject({ answer: { body: Buffer.from('fresh') } })
})
