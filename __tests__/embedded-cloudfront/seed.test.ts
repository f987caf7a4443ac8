import { readFile } from 'node:fs/promises'
import { expect, test } from '@jest/globals'
import { AUTHORIZATION, DISTRIBUTION, withCloudFront } from './fixture.ts'

const read = (name: string) => readFile(new URL(`seed/${name}`, import.meta.url), 'utf8')

/** Every start tag with its attributes, every end tag and every text between, in their order. */
function markupOf(xml: string): readonly string[] {
  return (xml.match(/<[^>]+>|[^<]+/g) ?? [])
    .map((part) => part.trim())
    .filter((part) => part !== '' && !part.startsWith('<?'))
}

test('the sample request of 2013 is accepted and answered as the sample response', async () => {
  await withCloudFront({ now: () => Date.UTC(2009, 10, 19, 19, 37, 58) }, async ({ server, send }) => {
    const path = `/2013-05-12/distribution/${DISTRIBUTION}/invalidation`
    const response = await send('POST', path, await read('post-invalidation-request.xml'))
    expect(response.status).toBe(201)
    expect(response.headers.get('content-type')).toBe('text/xml')

    const [made] = server.invalidations(DISTRIBUTION)
    expect(response.headers.get('location')).toBe(`${server.url}${path}/${String(made?.id)}`)
    const expected = (await read('post-invalidation-response.xml')).replace('IDFDVBD632BHDS5', String(made?.id))
    expect(markupOf(await response.text())).toEqual(markupOf(expected))
    expect(made?.paths).toEqual(['/image1.jpg', '/image2.jpg', '/videos/movie.flv'])
  })
})

test.each(['2012-05-05', '2013-05-12', '2020-05-31'])(
  'version %s is answered in its own namespace',
  async (version) => {
    await withCloudFront({}, async ({ send }) => {
      const sample = (await read('post-invalidation-request.xml')).replace('2013-05-12', version)
      const resource = `/${version}/distribution/${DISTRIBUTION}/invalidation`
      for (const response of [
        await send('POST', resource, sample),
        await send('GET', resource),
        await send('GET', `${resource}/IX`),
      ]) {
        expect(await response.text()).toContain(` xmlns="http://cloudfront.amazonaws.com/doc/${version}/"`)
      }
    })
  },
)

test('a body in the namespace of another version is refused', async () => {
  await withCloudFront({}, async ({ send }) => {
    const sample = await read('post-invalidation-request.xml')
    const response = await send('POST', `/2020-05-31/distribution/${DISTRIBUTION}/invalidation`, sample, {
      authorization: AUTHORIZATION,
      'content-type': 'text/xml',
    })
    expect(response.status).toBe(400)
    expect(await response.text()).toContain('<Code>MalformedXML</Code>')
  })
})
