import { expect, test } from '@jest/globals'
import { loadViewerFunction } from '../../../emulators/cloudfront/edge/viewer-function.ts'
import type { Site } from '../../../emulators/cloudfront/embedded-cloudfront.ts'
import { withEdge } from '../../support/emulators/cloudfront/edge-fixture.ts'

const OBJECTS = { 'a.txt': 'a', 'b.txt': 'b' }

/** A site whose function runs on the given events, and answers of the origin as they are. */
async function withFunction(
  code: string,
  events: readonly ('viewer-request' | 'viewer-response')[],
  use: (site: Site, id: string) => Promise<void>,
): Promise<void> {
  await withEdge({ objects: OBJECTS, site: { queryStrings: 'all' } }, async ({ server, site, id }) => {
    const { arn } = server.addFunction({ name: 'a-function', code })
    const Items = events.map((EventType) => ({ EventType, FunctionARN: arn }))
    server.changeDistribution(id, (config) => ({
      ...config,
      DefaultCacheBehavior: {
        ...config.DefaultCacheBehavior,
        FunctionAssociations: { Quantity: Items.length, Items },
      },
    }))
    await use(site, id)
  })
}

test('a function sees the event in the shape that the service documents', async () => {
  const code = 'function handler(event) { return { statusCode: 200, body: JSON.stringify(event) } }'
  await withFunction(code, ['viewer-request'], async (site, id) => {
    const { status, body, headers } = await site.request('/a%20b?x=1&y&x=%20', {
      method: 'HEAD',
      host: 'www.example.com',
      headers: { Accept: 'text/html', Cookie: 'one=1; two=2' },
    })
    expect([status, headers['X-Cache']]).toEqual([200, 'FunctionGeneratedResponse from cloudfront'])
    expect(JSON.parse(body.toString())).toEqual({
      version: '1.0',
      context: {
        distributionDomainName: expect.stringMatching(/\.cloudfront\.net$/),
        distributionId: id,
        eventType: 'viewer-request',
        requestId: expect.any(String),
      },
      viewer: { ip: '127.0.0.1' },
      request: {
        method: 'HEAD',
        uri: '/a%20b',
        querystring: { x: { value: '%20', multiValue: [{ value: '1' }, { value: '%20' }] }, y: { value: '' } },
        headers: { host: { value: 'www.example.com' }, accept: { value: 'text/html' } },
        cookies: { one: { value: '1' }, two: { value: '2' } },
      },
    })
  })
})

test('the URI and the query string that a function makes are the cache key, and what the origin is asked', async () => {
  const code = `async function handler(event) {
    event.request.uri = '/b.txt'
    delete event.request.querystring.utm
    return event.request
  }`
  await withFunction(code, ['viewer-request'], async (site) => {
    const { body, cacheKey } = await site.request('/a.txt?v=1&utm=x&v=2')
    expect([body.toString(), cacheKey]).toEqual(['b', '/b.txt?v=1&v=2'])
    expect((await site.request('/other?v=1&v=2')).cache).toBe('hit')
    expect(site.fetches.map(({ target }) => target)).toEqual(['/b.txt?v=1&v=2'])
    expect(await site.findStale(['/a.txt'])).toEqual([])
  })
})

test('a function on viewer responses changes headers and keeps the body, and errors of the origin pass by it', async () => {
  const code = `function handler(event) {
    event.response.headers['x-event'] = { value: event.context.eventType + ' ' + event.response.statusCode }
    return event.response
  }`
  await withFunction(code, ['viewer-response'], async (site) => {
    for (const cache of ['miss', 'hit']) {
      const answer = await site.request('/a.txt')
      expect(answer).toMatchObject({ cache, status: 200, headers: { 'x-event': 'viewer-response 200' } })
      expect(answer.body.toString()).toBe('a')
    }
    const missing = await site.request('/none')
    expect([missing.status, missing.headers['x-event']]).toEqual([403, undefined])
  })
})

test.each([
  ['throws', 'function handler() { throw new Error("no luck") }', 'no luck'],
  ['rejects', 'async function handler() { throw new Error("no luck") }', 'no luck'],
  ['never ends', 'function handler() { for (;;); }', 'timed out'],
  ['is not called handler', 'function other() {}', 'handler is not defined'],
  ['returns nothing', 'function handler() {}', 'returned nothing'],
  ['returns neither request nor response', 'function handler() { return 1 }', 'a request has a uri'],
  [
    'returns a URI without a slash',
    'function handler(event) { event.request.uri = "a"; return event.request }',
    'begins with a slash',
  ],
  ['returns a status that cannot be', 'function handler() { return { statusCode: 99 } }', '200 to 599'],
  [
    'names a header in capitals',
    'function handler() { return { statusCode: 200, headers: { Location: { value: "/" } } } }',
    'small letters',
  ],
  [
    'returns headers that are a list',
    'function handler() { return { statusCode: 200, headers: [] } }',
    'not an object',
  ],
  ['returns a body of another kind', 'function handler() { return { statusCode: 200, body: 1 } }', 'neither text nor'],
  [
    'returns a multiValue without values',
    'function handler() { return { statusCode: 200, headers: { a: { value: "1", multiValue: [1] } } } }',
    'multiValue',
  ],
  ['compiles code', 'function handler() { return eval("1") }', 'Code generation from strings disallowed'],
  ['reads the process', 'function handler() { return process.env }', 'process is not defined'],
])('a function that %s is answered with 503', async (_, code, reason) => {
  await withFunction(code, ['viewer-request'], async (site) => {
    const { status, body } = await site.request('/a.txt')
    expect([status, body.toString()]).toEqual([503, expect.stringContaining(reason)])
    expect(site.fetches).toEqual([])
  })
})

test.each([
  ['text', { encoding: 'text', data: 'hello' }],
  ['base64', { encoding: 'base64', data: 'aGVsbG8=' }],
])('a body may be given as %s', async (_, body) => {
  const code = `function handler() { return { statusCode: 410, body: ${JSON.stringify(body)} } }`
  await withFunction(code, ['viewer-request'], async (site) => {
    const answer = await site.request('/a.txt')
    expect([answer.status, answer.body.toString()]).toEqual([410, 'hello'])
  })
})

test('a distribution whose function is not there is answered with 503', async () => {
  await withEdge({ objects: OBJECTS }, async ({ server, site, id }) => {
    const FunctionARN = 'arn:aws:cloudfront::123456789012:function/none'
    server.changeDistribution(id, (config) => ({
      ...config,
      DefaultCacheBehavior: {
        ...config.DefaultCacheBehavior,
        FunctionAssociations: { Quantity: 1, Items: [{ EventType: 'viewer-request', FunctionARN }] },
      },
    }))
    const { status, body } = await site.request('/a.txt')
    expect([status, body.toString()]).toEqual([503, expect.stringContaining(FunctionARN)])
  })
})

test('code that the service would not publish is refused', () => {
  expect(() => loadViewerFunction(`// ${'x'.repeat(10_240)}`)).toThrow('at most 10240')
  expect(() => loadViewerFunction('function handler(')).toThrow('Unexpected')
})
