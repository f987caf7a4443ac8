/** The sample request of AWS's document "POST Invalidation" (2013-05-12), as this action's client sends it. */
import { readFile } from 'node:fs/promises'
import { expect, test } from '@jest/globals'
import { startCloudFront } from '../../emulators/cloudfront/embedded-cloudfront.ts'
import { connectDirectly } from '../support/cloudfront/connect.ts'

test('the request of our client agrees with the sample element by element', async () => {
  const sample = await readFile(
    new URL('../../emulators/cloudfront/samples/post-invalidation-request.xml', import.meta.url),
    'utf8',
  )
  const cloudfront = await startCloudFront()
  const { id } = cloudfront.addDistribution()
  Object.assign(process.env, {
    AWS_ENDPOINT_URL_CLOUDFRONT: cloudfront.url,
    AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE',
    AWS_SECRET_ACCESS_KEY: 'an example',
  })
  const client = connectDirectly().cloudfront
  const paths = ['/image1.jpg', '/image2.jpg', '/videos/movie.flv']
  const answer = await client.createInvalidation({ kind: 'distribution', id }, paths, '20120301090001')

  const [request] = cloudfront.requests
  expect(markup(request?.body ?? '')).toEqual(markup(sample.replaceAll('2013-05-12', '2020-05-31')))
  expect(request).toMatchObject({ method: 'POST', path: `/2020-05-31/distribution/${id}/invalidation`, status: 201 })
  expect(answer).toEqual({ id: cloudfront.invalidations(id)[0]?.id, status: 'in-progress' })
  await cloudfront.close()
})

/** Tags with their attributes and texts, in their order, without the XML declaration and blanks. */
function markup(xml: string): readonly string[] {
  return (xml.replace(/^<\?.*?\?>/, '').match(/<[^>]+>|[^<]+/g) ?? [])
    .map((part) => part.trim())
    .filter((part) => part !== '')
}
