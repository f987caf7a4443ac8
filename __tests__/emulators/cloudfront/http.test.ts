import { connect } from 'node:net'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { expect, test } from '@jest/globals'
import type { StaticOperationSchema } from '@smithy/types'
import { CreateInvalidation$ } from '@aws-sdk/client-cloudfront'
import { createRouter } from '../../../emulators/cloudfront/protocol/routes.ts'
import { ServiceError } from '../../../emulators/cloudfront/protocol/service-error.ts'
import { startCloudFront } from '../../../emulators/cloudfront/embedded-cloudfront.ts'
import { AUTHORIZATION, DISTRIBUTION, withCloudFront } from '../../support/emulators/cloudfront/fixture.ts'

test('HTTP 1.0 without Host, as the documents of 2013 have it, is answered', async () => {
  await withCloudFront({}, async ({ server }) => {
    const socket = connect(server.port, '127.0.0.1')
    socket.end(`GET /2013-05-12/distribution/${DISTRIBUTION} HTTP/1.0\r\nAuthorization: ${AUTHORIZATION}\r\n\r\n`)
    expect(await text(socket)).toMatch(/^HTTP\/1\.1 200 OK\r\n.*<Distribution xmlns=/s)
  })
})

test('a target that is no URL is for no operation', async () => {
  await withCloudFront({}, async ({ server }) => {
    const socket = connect(server.port, '127.0.0.1')
    socket.end('GET //:x HTTP/1.0\r\n\r\n')
    expect(await text(socket)).toContain('<Code>UnknownOperationException</Code>')
  })
})

test('a caller that leaves in the middle of its request leaves nothing behind', async () => {
  await withCloudFront({}, async ({ server, send }) => {
    const socket = connect(server.port, '127.0.0.1')
    socket.write('POST /2020-05-31/distribution HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\n<')
    await once(socket, 'connect')
    // The answer to another request shows that the server has seen the first bytes of this one.
    await send('GET', '/2020-05-31/distribution')
    socket.destroy()
    await once(socket, 'close')
    expect((await send('GET', '/2020-05-31/distribution')).status).toBe(200)
    expect(server.requests.map(({ method }) => method)).toEqual(['GET', 'GET'])
  })
})

test('several servers in one process know nothing of each other', async () => {
  const [one, other] = await Promise.all([startCloudFront(), startCloudFront()])
  one.addDistribution({ id: DISTRIBUTION })
  const headers = { authorization: AUTHORIZATION }
  const statuses = []
  for (const { url } of [one, other]) {
    statuses.push((await fetch(`${url}/2020-05-31/distribution/${DISTRIBUTION}`, { headers })).status)
  }
  expect(statuses).toEqual([200, 404])
  await Promise.all([one.close(), other.close()])
  await expect(fetch(one.url)).rejects.toThrow('fetch failed')
})

test('a query that belongs to an operation decides for it', () => {
  const [, , , , input, output] = CreateInvalidation$
  const named = (name: string, uri: string, traits: StaticOperationSchema[3] = { http: ['POST', uri, 201] }) => ({
    name,
    schema: [9, 'com.example', name, traits, input, output] satisfies StaticOperationSchema,
    execute: () => ({}),
  })
  const route = createRouter([
    named('CreateDistribution', '/2020-05-31/distribution'),
    named('CreateDistributionWithTags', '/2020-05-31/distribution?WithTags'),
    named('TagResource', '/2020-05-31/tagging?Operation=Tag'),
    named('UntagResource', '/2020-05-31/tagging?Operation=Untag'),
  ])
  const find = (path: string) => route('POST', new URL(`http://127.0.0.1/2020-05-31/${path}`))?.operation.name
  expect(find('distribution')).toBe('CreateDistribution')
  expect(find('distribution?WithTags')).toBe('CreateDistributionWithTags')
  expect(find('tagging?Operation=Untag&Resource=a')).toBe('UntagResource')
  expect(find('tagging')).toBeUndefined()
  for (const traits of [0, {}]) {
    expect(() => createRouter([named('Nothing', '', traits)])).toThrow('The schema of Nothing has no http trait')
  }
})

test('an error without a status is a mistake in the server', () => {
  expect(() => new ServiceError([-3, 'com.example', 'Odd', 0, [], []], 'odd')).toThrow(
    'The schema of Odd has no httpError trait',
  )
})
