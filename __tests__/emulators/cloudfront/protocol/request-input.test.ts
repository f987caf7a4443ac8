import { expect, test } from '@jest/globals'
import {
  GetDistributionConfigCommand,
  Invalidation$,
  UpdateDistribution$,
  UpdateDistributionCommand,
  type UpdateDistributionRequest,
} from '@aws-sdk/client-cloudfront'
import { NormalizedSchema } from '@smithy/core/schema'
import { operation } from '../../../../emulators/cloudfront/protocol/operation.ts'
import { readInput } from '../../../../emulators/cloudfront/protocol/request-input.ts'
import { checkShape } from '../../../../emulators/cloudfront/protocol/shape-check.ts'
import { DISTRIBUTION, withCloudFront } from '../../../support/emulators/cloudfront/fixture.ts'

const UPDATE = {
  operation: operation<UpdateDistributionRequest>(UpdateDistribution$, (input) => input),
  version: '2020-05-31',
  labels: new Map([['Id', DISTRIBUTION]]),
}

/** What the SDK sends to write back the configuration that the server gives, and that configuration. */
async function captureUpdate() {
  let captured = { body: '', config: {} }
  await withCloudFront({}, async ({ server, client }) => {
    const added = server.addDistribution({ aliases: ['www.example.com', 'example.com'], cacheTags: true })
    const { DistributionConfig } = await client.send(new GetDistributionConfigCommand({ Id: added.id }))
    await client.send(new UpdateDistributionCommand({ Id: added.id, IfMatch: added.etag, DistributionConfig }))
    captured = { body: String(server.requests.at(-1)?.body), config: { ...DistributionConfig } }
  })
  return captured
}

test('a whole distribution configuration survives the way through the SDK and back', async () => {
  const { body, config } = await captureUpdate()
  const headers = { 'content-type': 'application/xml', 'if-match': 'E1ETAG' }
  const input = readInput(UPDATE, { query: new URLSearchParams(), headers, body: Buffer.from(body) })
  expect(input).toEqual({ Id: DISTRIBUTION, IfMatch: 'E1ETAG', DistributionConfig: config })
})

test.each([
  ['<Enabled>true<', '<Enabled>yes<', 'distributionConfig.enabled is "yes", which is neither true nor false'],
  [
    '>PriceClass_All<',
    '>PriceClass_1<',
    "1 validation error detected: Value 'PriceClass_1' at 'distributionConfig.priceClass' failed to satisfy constraint: Member must satisfy enum value set: [",
  ],
  [
    '<Method>GET<',
    '<Method>LOCK<',
    "Value 'LOCK' at 'distributionConfig.defaultCacheBehavior.allowedMethods.items.2.member' failed to satisfy constraint",
  ],
  ['<Aliases><Quantity>2<', '<Aliases><Quantity>3<', 'distributionConfig.aliases has Quantity 3 and 2 Items'],
  ['<DomainName>', '<Domain>', 'mismatched tags'],
  [
    '<PriceClass>',
    '<!-- --><PriceClass lang="en">',
    'distributionConfig.priceClass is a value and has elements or attributes',
  ],
  [
    /<HTTPPort>.*?<\/HTTPPort>|<OriginPath>.*?<\/OriginPath>/,
    '<HTTPPort>80</HTTPPort>',
    'unexpected element HTTPPort in',
  ],
])('%s as %s is refused', async (from, to, message) => {
  const body = (await captureUpdate()).body.replace(from, to)
  const headers = { 'content-type': 'application/xml' }
  expect(() => readInput(UPDATE, { query: new URLSearchParams(), headers, body: Buffer.from(body) })).toThrow(message)
})

test('a date is checked', () => {
  const batch = { Paths: { Quantity: '0' }, CallerReference: 'r' }
  const invalidation = { Id: 'I1', Status: 'Completed', InvalidationBatch: batch }
  const check = (CreateTime: string) => {
    checkShape(NormalizedSchema.of(Invalidation$), { ...invalidation, CreateTime }, 'Invalidation')
  }
  check('2026-11-21T12:00:00Z')
  expect(() => {
    check('yesterday')
  }).toThrow('invalidation.createTime is "yesterday", which is not a date')
})
