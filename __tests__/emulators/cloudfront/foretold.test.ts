/** What is refused in a file is refused by the service, too, and what is right beside it is taken. */
import { describe, expect, test } from '@jest/globals'
import { startCloudFront } from '../../../emulators/cloudfront/embedded-cloudfront.ts'
import { CloudFrontError } from '../../../src/cloudfront/errors.ts'
import type { ConfigStructure } from '../../../src/cloudfront/config-value.ts'
import { connectDirectly } from '../../support/cloudfront/connect.ts'
import { CREDENTIALS, withEnvironment } from '../../support/cloudfront/environment.ts'
import { CONFIG } from '../../support/distribution/configuration/checks/check.ts'
import { FORETOLD } from '../../support/distribution/configuration/checks/foretold.ts'

async function create(config: ConfigStructure): Promise<unknown> {
  const server = await startCloudFront()
  try {
    return await withEnvironment({ ...CREDENTIALS, AWS_ENDPOINT_URL_CLOUDFRONT: server.url }, () =>
      connectDirectly().distributions.create({
        config: { ...CONFIG, ...config },
        callerReference: 'r',
        tags: new Map(),
      }),
    )
  } catch (error) {
    return error
  } finally {
    await server.close()
  }
}

describe('the service', () => {
  test.each(FORETOLD)('refuses %s', async (_, wrong, _path, _text, right) => {
    const refused = await create(wrong)
    expect(refused).toBeInstanceOf(CloudFrontError)
    expect(refused).toMatchObject({ refusal: { httpStatus: expect.any(Number) } })
    expect(await create(right)).toMatchObject({ status: 'in-progress' })
  })
})
