import { expect, test } from '@jest/globals'
import { bucketOrigin } from '../../../emulators/cloudfront/embedded-cloudfront.ts'
import { withEdge } from '../../support/emulators/cloudfront/edge-fixture.ts'
import { view } from '../../support/emulators/cloudfront/view.ts'

test('a viewer gets the object, and is told where it came from', async () => {
  await withEdge({ objects: { 'a.jpg': 'picture' } }, async ({ edge }) => {
    expect(await view(edge.port, '/a.jpg')).toMatchObject({
      status: 200,
      headers: { 'x-cache': 'Miss from cloudfront', 'content-length': '7' },
      body: 'picture',
    })
    expect(await view(edge.port, '/a.jpg')).toMatchObject({
      headers: { 'x-cache': 'Hit from cloudfront', age: '0' },
      body: 'picture',
    })
    expect(edge.url).toBe(`http://127.0.0.1:${edge.port}`)
  })
})

test('HEAD has no body, and shares the cache', async () => {
  await withEdge({ objects: { 'a.jpg': 'picture' } }, async ({ edge }) => {
    const head = await view(edge.port, '/a.jpg', { method: 'HEAD' })
    expect(head).toMatchObject({ status: 200, headers: { 'content-length': '7' }, body: '' })
    expect((await view(edge.port, '/a.jpg')).headers['x-cache']).toBe('Hit from cloudfront')
  })
})

test('the target is taken byte by byte', async () => {
  await withEdge({ objects: { 'Café [1].jpg': 'picture' } }, async ({ edge, site }) => {
    const targets = ['/Caf%C3%A9%20[1].jpg', '/Caf%c3%a9%20%5B1%5D.jpg', '/%43af%C3%A9%20[1].jpg']
    for (const target of targets) {
      expect(await view(edge.port, target)).toMatchObject({
        status: 200,
        headers: { 'x-cache': 'Miss from cloudfront' },
        body: 'picture',
      })
    }
    expect(site.keys()).toEqual(targets)
    expect((await view(edge.port, '/x/../Caf%C3%A9%20[1].jpg')).status).toBe(403)
  })
})

test.each([
  ['www.example.com', 'first'],
  ['WWW.Example.com:8080', 'first'],
  ['cdn.example.com', 'second'],
  ['a.b.example.com', 'second'],
  ['d111111abcdef8.cloudfront.net', 'second'],
  ['example.com', undefined],
  ['www.example.org', undefined],
  ['', undefined],
])('viewers of %j meet the distribution %s', async (host, expected) => {
  const origin = () => () => Promise.resolve({ status: 200, headers: {}, body: Buffer.from('first') })
  await withEdge({ objects: {}, origin }, async ({ server, edge }) => {
    const { id } = server.addDistribution({ aliases: ['*.Example.com'], domainName: 'd111111abcdef8.cloudfront.net' })
    edge.serve({
      distribution: id,
      origin: () => Promise.resolve({ status: 200, headers: {}, body: Buffer.from('second') }),
    })
    const { status, headers, body } = await view(edge.port, '/', { host })
    if (expected === undefined) {
      expect([status, headers['x-cache']]).toEqual([403, 'Error from cloudfront'])
      expect(body).toContain('No distribution')
    } else {
      expect(body).toBe(expected)
    }
  })
})

test.each([
  ['POST', '/a', 403, 'method'],
  ['GET', 'http://www.example.com/a', 400, 'not a path'],
])('%s %s is refused with %i', async (method, target, status, reason) => {
  await withEdge({ objects: {} }, async ({ edge, site }) => {
    const answer = await view(edge.port, target, { method })
    expect([answer.status, answer.body]).toEqual([status, expect.stringContaining(reason)])
    expect(site.fetches).toEqual([])
  })
})

test('a distribution that is not there, or is served already, is refused', async () => {
  await withEdge({ objects: {} }, ({ edge, id, directory }) => {
    const origin = bucketOrigin({ directory })
    expect(() => edge.serve({ distribution: 'E0', origin })).toThrow('The distribution E0 does not exist')
    expect(() => edge.serve({ distribution: id, origin })).toThrow(`This edge serves ${id} already`)
    return Promise.resolve()
  })
})

test('an edge has a port of its own, and closes with the server or by itself', async () => {
  let ports: readonly number[] = []
  await withEdge({ objects: {} }, async ({ server, edge }) => {
    const second = await server.openEdge()
    await expect(server.openEdge({ port: edge.port })).rejects.toThrow(`cannot listen on port ${edge.port}`)
    await second.close()
    await expect(view(second.port, '/')).rejects.toThrow('ECONNREFUSED')
    ports = [server.port, edge.port]
    expect(new Set([...ports, second.port]).size).toBe(3)
  })
  for (const port of ports) await expect(view(port, '/')).rejects.toThrow('ECONNREFUSED')
})

test('a distribution is served by its aliases of the moment, and not while it is disabled nor once it is deleted', async () => {
  await withEdge({ objects: { 'a.jpg': 'picture' }, server: { deploymentMs: 0 } }, async (fixture) => {
    const { server, edge, site, id, directory } = fixture
    const other = server.addDistribution({ aliases: ['*.example.com'], domainName: 'dother.cloudfront.net' })
    edge.serve({ distribution: other.id, origin: bucketOrigin({ directory: `${directory}/nowhere` }) })
    const status = async (host: string) => (await view(edge.port, '/a.jpg', { host })).status
    expect([await status('www.example.com'), await status('new.example.com')]).toEqual([200, 403])
    server.changeDistribution(id, (config) => ({ ...config, Aliases: { Quantity: 1, Items: ['new.example.com'] } }))
    expect([await status('www.example.com'), await status('new.example.com')]).toEqual([403, 200])

    const { etag } = server.changeDistribution(id, (config) => ({ ...config, Enabled: false }))
    expect(await view(edge.port, '/a.jpg', { host: 'new.example.com' })).toMatchObject({
      status: 403,
      headers: { 'x-cache': 'Error from cloudfront' },
      body: expect.stringContaining('The distribution is disabled or deleted.'),
    })
    expect((await site.request('/a.jpg')).status).toBe(403)
    expect(await site.findStale(['/a.jpg'])).toEqual([])

    await fixture.remove(etag)
    expect([await status('new.example.com'), await status('dother.cloudfront.net')]).toEqual([403, 403])
    expect((await site.request('/a.jpg')).status).toBe(403)
    // The other distribution is served as before: its folder has no such object.
    expect(await view(edge.port, '/a.jpg', { host: 'dother.cloudfront.net' })).toMatchObject({
      body: expect.stringContaining('AccessDenied'),
    })
  })
})
