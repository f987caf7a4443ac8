import { describe, expect, test } from '@jest/globals'
import { startCloudFront, type EmbeddedCloudFrontOptions } from '../../../emulators/cloudfront/embedded-cloudfront.ts'
import type { CloudFront, Distribution } from '../../../src/cloudfront/cloudfront.ts'
import { listen } from '../../../emulators/http-server.ts'
import { connectDirectly } from '../../support/cloudfront/connect.ts'
import { CREDENTIALS, withEnvironment } from '../../support/cloudfront/environment.ts'
import { collect } from '../../support/collect.ts'

const DISTRIBUTION: Distribution = { kind: 'distribution', id: 'E1EXAMPLE' }
const TENANT: Distribution = { kind: 'tenant', id: 'dt_1example' }

/** Runs a test against a server with one distribution and one tenant of it. `operations` gives the calls so far. */
async function withService(
  options: EmbeddedCloudFrontOptions,
  run: (service: {
    readonly cloudfront: CloudFront
    readonly operations: () => readonly (string | undefined)[]
  }) => Promise<void>,
): Promise<void> {
  const server = await startCloudFront(options)
  server.addDistribution({ id: DISTRIBUTION.id })
  server.addTenant({ id: TENANT.id, distributionId: DISTRIBUTION.id, domains: ['customer.example.net'] })
  const operations = () => server.requests.map(({ operation }) => operation)
  try {
    await withEnvironment({ ...CREDENTIALS, AWS_ENDPOINT_URL_CLOUDFRONT: server.url }, () =>
      run({ cloudfront: connectDirectly().cloudfront, operations }),
    )
  } finally {
    await server.close()
  }
}

describe.each([
  [DISTRIBUTION, ''],
  [TENANT, 'ForDistributionTenant'],
])('what is remembered of %j', (distribution, suffix) => {
  test('all IDs, newest first, a call for each hundred', async () => {
    await withService({}, async ({ cloudfront, operations }) => {
      expect(await collect(cloudfront.listInvalidationIds(distribution))).toEqual([])
      const made: string[] = []
      for (let index = 0; index < 201; index++) {
        made.push((await cloudfront.createInvalidation(distribution, ['/a'], `r${index}`)).id)
      }
      const before = operations().length
      expect(await collect(cloudfront.listInvalidationIds(distribution))).toEqual(made.toReversed())
      expect(operations().slice(before)).toEqual(Array(3).fill(`ListInvalidations${suffix}`))
    })
  })

  test('only as many pages as are asked for', async () => {
    await withService({}, async ({ cloudfront, operations }) => {
      for (let index = 0; index < 101; index++) await cloudfront.createInvalidation(distribution, ['/a'], `r${index}`)
      const before = operations().length
      for await (const id of cloudfront.listInvalidationIds(distribution)) {
        expect(await cloudfront.getCallerReference(distribution, id)).toBe('r100')
        expect(await cloudfront.getBatch(distribution, id)).toEqual({ callerReference: 'r100', paths: ['/a'] })
        break
      }
      expect(operations().slice(before)).toEqual([
        `ListInvalidations${suffix}`,
        ...Array<string>(2).fill(`GetInvalidation${suffix}`),
      ])
    })
  })

  test('a list that may not be read, and an invalidation that is not there', async () => {
    await withService({ allow: ['cloudfront:Get*'] }, async ({ cloudfront }) => {
      await expect(collect(cloudfront.listInvalidationIds(distribution))).rejects.toMatchObject({
        refusal: { operation: `ListInvalidations${suffix}`, code: 'AccessDenied', distribution },
        advice: expect.stringContaining(`\`cloudfront:ListInvalidations${suffix}\``),
      })
      await expect(cloudfront.getCallerReference(distribution, 'INONE')).rejects.toMatchObject({
        refusal: { operation: `GetInvalidation${suffix}`, code: 'NoSuchInvalidation' },
      })
    })
  })
})

test('a cut connection in the middle of a list is met by reading the page again', async () => {
  await withService(
    { faults: [{ operation: 'ListInvalidations', fault: 'reset', times: 1 }] },
    async ({ cloudfront }) => {
      const { id } = await cloudfront.createInvalidation(DISTRIBUTION, ['/a'], 'r')
      expect(await collect(cloudfront.listInvalidationIds(DISTRIBUTION))).toEqual([id])
    },
  )
})

/** Asks a server that answers every request with the same document. */
async function withAnswer(xml: string, ask: (cloudfront: CloudFront) => Promise<void>): Promise<void> {
  const answer = { status: 200, headers: { 'content-type': 'text/xml' }, body: xml }
  const { port, close } = await listen(0, () => Promise.resolve({ answer, delivery: 'whole' }))
  try {
    await withEnvironment({ ...CREDENTIALS, AWS_ENDPOINT_URL_CLOUDFRONT: `http://127.0.0.1:${port}` }, () =>
      ask(connectDirectly().cloudfront),
    )
  } finally {
    await close()
  }
}

test('an answer without what was asked for is an error, and an empty list is none', async () => {
  await withAnswer('<Invalidation><Id>I1</Id></Invalidation>', async (cloudfront) => {
    await expect(cloudfront.getCallerReference(DISTRIBUTION, 'I1')).rejects.toMatchObject({
      refusal: { operation: 'GetInvalidation', text: 'the answer has no CallerReference' },
    })
  })
  await withAnswer('<Invalidation></Invalidation>', async (cloudfront) => {
    await expect(cloudfront.getCallerReference(DISTRIBUTION, 'I1')).rejects.toThrow('has no CallerReference')
    await expect(cloudfront.getBatch(DISTRIBUTION, 'I1')).rejects.toThrow('has no Paths')
    await expect(cloudfront.getInvalidation(DISTRIBUTION, 'I1')).rejects.toThrow('has no invalidation')
  })
  await withAnswer('<InvalidationList><Items><InvalidationSummary/></Items></InvalidationList>', async (cloudfront) => {
    expect(await collect(cloudfront.listInvalidationIds(DISTRIBUTION))).toEqual([])
  })
})
