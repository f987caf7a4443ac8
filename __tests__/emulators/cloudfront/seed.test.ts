import { readFile } from 'node:fs/promises'
import { expect, test } from '@jest/globals'
import { AUTHORIZATION, DISTRIBUTION, errorOf, withCloudFront } from '../../support/emulators/cloudfront/fixture.ts'

const read = (name: string) =>
  readFile(new URL(`../../../emulators/cloudfront/samples/${name}`, import.meta.url), 'utf8')

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

/** The elements of a document by their paths, each with its text, in their order. */
function elementsOf(xml: string): readonly string[] {
  const path: string[] = []
  return markupOf(xml.replaceAll(/<!--.*?-->/gs, '')).flatMap((part) => {
    if (part.startsWith('</')) path.pop()
    else if (part.startsWith('<')) path.push(part.replaceAll(/^<|[\s/>].*$/gs, ''))
    else return [`${path.join('/')} ${part}`]
    if (part.endsWith('/>')) path.pop()
    return []
  })
}

test('the sample request of 2012 creates a distribution, and the answer has what the sample response has', async () => {
  await withCloudFront({ now: () => Date.UTC(2012, 4, 19, 19, 37, 58), deploymentMs: 0 }, async ({ server, send }) => {
    const request = await read('post-distribution-request.xml')
    const response = await send('POST', '/2012-07-01/distribution', request)
    expect(response.status).toBe(201)
    const made = server.distributions().at(-1)
    expect(response.headers.get('location')).toBe(`${server.url}/2012-07-01/distribution/${String(made?.id)}`)
    expect(response.headers.get('etag')).toBe(made?.etag)

    const answer = await response.text()
    expect(answer).toContain('<Distribution xmlns="http://cloudfront.amazonaws.com/doc/2012-07-01/">')
    const sample = (await read('post-distribution-response.xml'))
      .replace('EDFDVBD6EXAMPLE', String(made?.id))
      .replace('d111111abcdef8.cloudfront.net', String(made?.domainName))
      // The sample does not begin with a created distribution's state, and its signers have key pairs.
      .replace('<InProgressInvalidationBatches>1<', '<InProgressInvalidationBatches>0<')
      .replaceAll(
        /<Quantity>[12]<\/Quantity>\s*(?:<Items>\s*)?(?:<KeyPairId>\w+<\/KeyPairId>\s*)+(?:<\/Items>)?/g,
        '<Quantity>0</Quantity>',
      )
    const elements = elementsOf(answer)
    expect(elementsOf(sample).filter((element) => !elements.includes(element))).toEqual([])
    // And the configuration is the request's, word for word.
    const given = elementsOf(request).map((element) => `Distribution/${element}`)
    expect(given.filter((element) => !elements.includes(element))).toEqual([])
    expect(given.length).toBe(43)
  })
})

test('the sample request is refused today for its alias without a certificate, if that is asked for', async () => {
  await withCloudFront({ requireCertificateForAliases: true }, async ({ server, send }) => {
    const response = await send('POST', '/2012-07-01/distribution', await read('post-distribution-request.xml'))
    expect(await errorOf(response)).toMatchObject({ status: 400, code: 'InvalidViewerCertificate' })
    expect(server.distributions()).toHaveLength(1)
  })
})
