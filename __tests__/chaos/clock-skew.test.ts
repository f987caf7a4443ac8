/** A runner whose clock is wrong: signatures are made by the time that the service's answers tell. */
import { expect, jest, test } from '@jest/globals'
import { startCloudFront } from '../../emulators/cloudfront/embedded-cloudfront.ts'
import type { Distribution } from '../../src/cloudfront/cloudfront.ts'
import { connectDirectly } from '../support/cloudfront/connect.ts'
import { CREDENTIALS, withEnvironment } from '../support/cloudfront/environment.ts'

const DISTRIBUTION: Distribution = { kind: 'distribution', id: 'E1EXAMPLE' }
const MINUTES = 60_000

test.each([-20 * MINUTES, 20 * MINUTES])('by %i ms: it is corrected, and each path is purged once', async (skew) => {
  // What Date.now says is the client's; the server and its `Date` header keep the true time.
  const trueTime = () => performance.timeOrigin + performance.now()
  const server = await startCloudFront({ now: trueTime, maxClockSkewMs: 5 * MINUTES })
  const wrong = jest.spyOn(Date, 'now').mockImplementation(() => Math.round(trueTime() + skew))
  try {
    server.addDistribution({ id: DISTRIBUTION.id })
    await withEnvironment({ ...CREDENTIALS, AWS_ENDPOINT_URL_CLOUDFRONT: server.url }, async () => {
      const cloudfront = connectDirectly().cloudfront
      await cloudfront.createInvalidation(DISTRIBUTION, ['/a'], 'one')
      await cloudfront.createInvalidation(DISTRIBUTION, ['/b'], 'two')
    })
    expect(server.requests.map(({ error }) => error)).toEqual(['SignatureDoesNotMatch', undefined, undefined])
    expect(server.invalidations(DISTRIBUTION.id).map(({ paths }) => paths)).toEqual([['/a'], ['/b']])
  } finally {
    wrong.mockRestore()
    await server.close()
  }
})
