import { describe, expect, test } from '@jest/globals'
import {
  CreateDistributionCommand,
  CreateDistributionWithTagsCommand,
  DeleteDistributionCommand,
  GetDistributionCommand,
  GetDistributionConfigCommand,
  TagResourceCommand,
  UntagResourceCommand,
  UpdateDistributionCommand,
  type DistributionConfig,
  type Tag,
} from '@aws-sdk/client-cloudfront'
import { leastConfiguration, richConfiguration } from '../../support/emulators/cloudfront/configurations.ts'
import { DISTRIBUTION, thrownBy, withCloudFront, type Running } from '../../support/emulators/cloudfront/fixture.ts'

const create = (DistributionConfig: DistributionConfig) => new CreateDistributionCommand({ DistributionConfig })

async function createdBy({ client }: Running, config: DistributionConfig) {
  const { Distribution, ETag = '' } = await client.send(create(config))
  return { id: String(Distribution?.Id), etag: ETag, config: Distribution?.DistributionConfig ?? config }
}

describe('a CallerReference', () => {
  const refusedFor = (id: string) => ({
    name: 'DistributionAlreadyExists',
    status: 409,
    message: `The caller reference that you are using to create a distribution is associated with another distribution. Already exists: ${id}`,
  })

  test('creates one distribution, whatever the configuration', async () => {
    await withCloudFront({}, async (running) => {
      const { id } = await createdBy(running, leastConfiguration('r'))
      for (const again of [leastConfiguration('r'), { ...leastConfiguration('r'), Comment: 'another' }]) {
        expect(await thrownBy(running.client.send(create(again)))).toEqual(refusedFor(id))
      }
      expect(running.server.distributions()).toHaveLength(2)
    })
  })

  test('of a distribution that was put in is used, too', async () => {
    await withCloudFront({}, async ({ server, client }) => {
      const { id } = server.addDistribution({ callerReference: 'mine' })
      expect(await thrownBy(client.send(create(leastConfiguration('mine'))))).toEqual(refusedFor(id))
    })
  })

  test('is answered with its distribution, if it is to be and the configuration is the same', async () => {
    await withCloudFront({ repeatedCreation: 'answered' }, async (running) => {
      const { id } = await createdBy(running, leastConfiguration('r'))
      const again = await running.client.send(create(leastConfiguration('r')))
      expect(again.Distribution?.Id).toBe(id)
      const other = running.client.send(create({ ...leastConfiguration('r'), Comment: 'other' }))
      expect(await thrownBy(other)).toEqual(refusedFor(id))
    })
  })

  test.each(['refused', 'allowed'] as const)('of a deleted distribution is %s', async (reuseOfDeletedReference) => {
    await withCloudFront({ deploymentMs: 0, reuseOfDeletedReference }, async (running) => {
      const { id, etag } = await createdBy(running, { ...leastConfiguration('r'), Enabled: false })
      await running.client.send(new DeleteDistributionCommand({ Id: id, IfMatch: etag }))
      const again = running.client.send(create(leastConfiguration('r')))
      if (reuseOfDeletedReference === 'refused') expect(await thrownBy(again)).toEqual(refusedFor(id))
      else expect((await again).Distribution?.Id).not.toBe(id)
    })
  })
})

describe('an alias', () => {
  const refused = {
    name: 'CNAMEAlreadyExists',
    status: 409,
    message: 'One or more of the CNAMEs you provided are already associated with a different resource.',
  }
  const withAlias = (reference: string, alias: string) => ({
    ...leastConfiguration(reference),
    Aliases: { Quantity: 1, Items: [alias] },
  })

  test('belongs to one distribution or tenant, also while that is disabled', async () => {
    await withCloudFront({}, async (running) => {
      const { server, client } = running
      server.addDistribution({ aliases: ['www.example.com'], enabled: false })
      server.addTenant({ distributionId: DISTRIBUTION, domains: ['shop.example.com'] })
      for (const alias of ['WWW.example.com', 'shop.example.com']) {
        expect(await thrownBy(client.send(create(withAlias('r', alias))))).toEqual(refused)
      }
      const { id, etag, config } = await createdBy(running, withAlias('r', 'new.example.com'))
      const update = (alias: string) =>
        client.send(
          new UpdateDistributionCommand({
            Id: id,
            IfMatch: etag,
            DistributionConfig: { ...config, Aliases: { Quantity: 1, Items: [alias] } },
          }),
        )
      expect(await thrownBy(update('www.example.com'))).toEqual(refused)
      // Its own it may keep, and a wildcard beside another one's name it may take.
      expect((await update('*.example.com')).Distribution?.DistributionConfig?.Aliases?.Items).toEqual([
        '*.example.com',
      ])
    })
  })

  test('without a certificate is taken, unless that is asked for', async () => {
    await withCloudFront({ requireCertificateForAliases: true }, async ({ client }) => {
      expect(await thrownBy(client.send(create(withAlias('r', 'www.example.com'))))).toMatchObject({
        name: 'InvalidViewerCertificate',
        status: 400,
        message: expect.stringContaining('you must attach a trusted certificate'),
      })
      expect((await client.send(create(richConfiguration('r')))).Distribution?.Status).toBe('InProgress')
    })
  })
})

test('no more distributions than the quota are created', async () => {
  await withCloudFront({ quotas: { distributions: 2 } }, async (running) => {
    await createdBy(running, leastConfiguration('r'))
    expect(await thrownBy(running.client.send(create(leastConfiguration('s'))))).toMatchObject({
      name: 'TooManyDistributions',
      status: 400,
    })
  })
})

describe('If-Match', () => {
  const missing = {
    name: 'InvalidIfMatchVersion',
    status: 400,
    message: 'The If-Match version is missing or not valid for the resource.',
  }
  const stale = {
    name: 'PreconditionFailed',
    status: 412,
    message: "The request failed because it didn't meet the preconditions in one or more request-header fields.",
  }

  test.each([
    ['that is missing', undefined, missing],
    ['that is no ETag', '*', missing],
    ['that is stale', 'E1STALE', stale],
  ])('%s is refused', async (_, IfMatch, refused) => {
    await withCloudFront({}, async ({ server, client }) => {
      const { id } = server.addDistribution({ enabled: false })
      const { DistributionConfig } = await client.send(new GetDistributionConfigCommand({ Id: id }))
      const before = server.distributions()
      const update = new UpdateDistributionCommand({ Id: id, IfMatch, DistributionConfig })
      expect(await thrownBy(client.send(update))).toEqual(refused)
      expect(await thrownBy(client.send(new DeleteDistributionCommand({ Id: id, IfMatch })))).toEqual(refused)
      expect(server.distributions()).toEqual(before)
    })
  })
})

test('a distribution that is not there is no distribution to any operation', async () => {
  await withCloudFront({}, async ({ client }) => {
    const Id = 'E2GONE'
    const DistributionConfig = leastConfiguration('r')
    const refused = { name: 'NoSuchDistribution', status: 404, message: 'The specified distribution does not exist.' }
    expect(await thrownBy(client.send(new GetDistributionCommand({ Id })))).toEqual(refused)
    expect(await thrownBy(client.send(new GetDistributionConfigCommand({ Id })))).toEqual(refused)
    expect(await thrownBy(client.send(new UpdateDistributionCommand({ Id, DistributionConfig })))).toEqual(refused)
    expect(await thrownBy(client.send(new DeleteDistributionCommand({ Id, IfMatch: 'E1' })))).toEqual(refused)
  })
})

describe('a deletion is refused', () => {
  const deletion = ({ id, etag }: { readonly id: string; readonly etag: string }) =>
    new DeleteDistributionCommand({ Id: id, IfMatch: etag })

  test('while the distribution is enabled', async () => {
    await withCloudFront({}, async ({ server, client }) => {
      expect(await thrownBy(client.send(deletion(server.addDistribution())))).toEqual({
        name: 'DistributionNotDisabled',
        status: 409,
        message: 'The distribution you are trying to delete has not been disabled.',
      })
    })
  })

  test('while it is on a pricing plan', async () => {
    await withCloudFront({}, async ({ server, client }) => {
      const held = server.addDistribution({ enabled: false, hasPricingPlan: true })
      expect(await thrownBy(client.send(deletion(held)))).toMatchObject({
        name: 'PreconditionFailed',
        status: 412,
        message: expect.stringMatching(/^You can't delete this distribution while it's subscribed to a pricing plan\./),
      })
    })
  })

  test('while it has tenants', async () => {
    await withCloudFront({}, async ({ server, client }) => {
      const held = server.addDistribution({ enabled: false })
      server.addTenant({ distributionId: held.id, domains: ['shop.example.com'] })
      expect(await thrownBy(client.send(deletion(held)))).toMatchObject({ name: 'ResourceInUse', status: 409 })
    })
  })
})

describe('tags', () => {
  const named = (count: number, prefix = 'k'): Tag[] =>
    Array.from({ length: count }, (_, index) => ({ Key: `${prefix}${index}`, Value: 'v' }))
  const pattern = 'Member must satisfy regular expression pattern: ^([\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*)$'
  const invalid = 'The tagging specified is not valid.'

  test.each<readonly [string, Tag[], string, string]>([
    ['51 of them', named(51), 'InvalidTagging', invalid],
    ['one of the service’s own', [{ Key: 'aws:owner', Value: 'v' }], 'InvalidTagging', invalid],
    ['one without a key', [{ Key: '', Value: 'v' }], 'InvalidTagging', invalid],
    ['one twice', [...named(1), ...named(1)], 'InvalidTagging', invalid],
    [
      'a branch with a #',
      [...named(1), { Key: 'branch', Value: 'fix/#7' }],
      'MalformedXML',
      `items.2.member.value' failed to satisfy constraint: ${pattern}`,
    ],
    [
      'a key with a comma',
      [{ Key: 'a,b', Value: 'v' }],
      'MalformedXML',
      `items.1.member.key' failed to satisfy constraint: ${pattern}`,
    ],
    [
      'a key of 129 characters',
      [{ Key: 'k'.repeat(129), Value: 'v' }],
      'MalformedXML',
      'length less than or equal to 128',
    ],
    [
      'a value of 257 characters',
      [{ Key: 'k', Value: 'v'.repeat(257) }],
      'MalformedXML',
      'length less than or equal to 256',
    ],
  ])('%s are refused', async (_, Items, code, text) => {
    await withCloudFront({}, async ({ server, client }) => {
      const refused = { name: code, status: 400, message: expect.stringContaining(text) }
      const { arn } = server.addDistribution()
      const before = server.distributions()
      const DistributionConfigWithTags = { DistributionConfig: leastConfiguration('r'), Tags: { Items } }
      expect(
        await thrownBy(client.send(new CreateDistributionWithTagsCommand({ DistributionConfigWithTags }))),
      ).toEqual(refused)
      expect(await thrownBy(client.send(new TagResourceCommand({ Resource: arn, Tags: { Items } })))).toEqual(refused)
      expect(server.distributions()).toEqual(before)
    })
  })

  test('are 50 at most, those that are there counted', async () => {
    await withCloudFront({}, async ({ server, client }) => {
      const { id, arn } = server.addDistribution()
      const add = (Items: Tag[]) => client.send(new TagResourceCommand({ Resource: arn, Tags: { Items } }))
      await add(named(49))
      await add(named(1, 'last'))
      expect(await thrownBy(add(named(1, 'over')))).toMatchObject({ name: 'InvalidTagging' })
      await add(named(50).slice(0, 1))
      expect(Object.keys(server.distribution(id)?.tags ?? {})).toHaveLength(50)
    })
  })

  test('are those of something that is there', async () => {
    await withCloudFront({}, async ({ client }) => {
      const Resource = 'arn:aws:cloudfront::123456789012:distribution/E2GONE'
      const refused = { name: 'NoSuchResource', status: 404 }
      expect(
        await thrownBy(client.send(new TagResourceCommand({ Resource, Tags: { Items: named(1) } }))),
      ).toMatchObject(refused)
      expect(
        await thrownBy(client.send(new UntagResourceCommand({ Resource, TagKeys: { Items: ['k'] } }))),
      ).toMatchObject(refused)
    })
  })
})

describe('permissions', () => {
  test.each([
    [['cloudfront:TagResource'], 'cloudfront:CreateDistribution'],
    [['cloudfront:CreateDistribution'], 'cloudfront:TagResource'],
    [['cloudfront:CreateDistributionWithTags'], 'cloudfront:CreateDistribution'],
  ])('%j does not let a distribution be created with tags', async (allow, missing) => {
    await withCloudFront({ allow }, async ({ server, client }) => {
      const DistributionConfigWithTags = { DistributionConfig: leastConfiguration('r'), Tags: { Items: [] } }
      const creation = new CreateDistributionWithTagsCommand({ DistributionConfigWithTags })
      expect(await thrownBy(client.send(creation))).toMatchObject({
        name: 'AccessDenied',
        status: 403,
        message: expect.stringContaining(
          `is not authorized to perform: ${missing} on resource: arn:aws:cloudfront::${server.accountId}:distribution/*`,
        ),
      })
      expect(server.distributions()).toHaveLength(1)
    })
  })

  test('both let it be', async () => {
    await withCloudFront({ allow: ['cloudfront:CreateDistribution', 'cloudfront:Tag*'] }, async ({ client }) => {
      const DistributionConfigWithTags = { DistributionConfig: leastConfiguration('r'), Tags: { Items: [] } }
      await client.send(new CreateDistributionWithTagsCommand({ DistributionConfigWithTags }))
      expect(await thrownBy(client.send(new DeleteDistributionCommand({ Id: DISTRIBUTION })))).toMatchObject({
        message: expect.stringContaining(
          `cloudfront:DeleteDistribution on resource: arn:aws:cloudfront::123456789012:distribution/${DISTRIBUTION} `,
        ),
      })
    })
  })
})
