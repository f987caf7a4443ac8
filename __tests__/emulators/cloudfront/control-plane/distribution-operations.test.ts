import { expect, test } from '@jest/globals'
import {
  CreateDistributionCommand,
  CreateDistributionWithTagsCommand,
  DeleteDistributionCommand,
  GetDistributionCommand,
  GetDistributionConfigCommand,
  ListDistributionsCommand,
  ListTagsForResourceCommand,
  TagResourceCommand,
  UntagResourceCommand,
  UpdateDistributionCommand,
} from '@aws-sdk/client-cloudfront'
import { leastConfiguration, richConfiguration } from '../../../support/emulators/cloudfront/configurations.ts'
import {
  AUTHORIZATION,
  createClock,
  DISTRIBUTION,
  errorOf,
  thrownBy,
  withCloudFront,
} from '../../../support/emulators/cloudfront/fixture.ts'

const ID = /^E[0-9A-Z]{13}$/

test('a distribution lives: created with tags, deployed, updated, disabled, deleted', async () => {
  const clock = createClock()
  await withCloudFront({ now: clock.now, deploymentMs: 180_000 }, async ({ server, client }) => {
    const made = await client.send(
      new CreateDistributionWithTagsCommand({
        DistributionConfigWithTags: {
          DistributionConfig: leastConfiguration('preview 7'),
          Tags: { Items: [{ Key: 'owner', Value: 'web' }, { Key: 'empty' }] },
        },
      }),
    )
    const { Id = '', ARN = '', DomainName } = made.Distribution ?? {}
    expect(made.Distribution).toMatchObject({
      Id: expect.stringMatching(ID),
      ARN: `arn:aws:cloudfront::${server.accountId}:distribution/${Id}`,
      DomainName: expect.stringMatching(/^d[0-9a-z]{13}\.cloudfront\.net$/),
      Status: 'InProgress',
      LastModifiedTime: new Date(clock.now()),
      InProgressInvalidationBatches: 0,
      ActiveTrustedSigners: { Enabled: false, Quantity: 0 },
    })
    expect(made.Location).toBe(`${server.url}/2020-05-31/distribution/${Id}`)
    expect(server.distribution(Id)).toMatchObject({ etag: made.ETag, tags: { owner: 'web', empty: '' }, enabled: true })

    const statuses = async () => {
      const { Distribution, ETag } = await client.send(new GetDistributionCommand({ Id }))
      const { DistributionList } = await client.send(new ListDistributionsCommand({ Marker: DISTRIBUTION }))
      expect(DistributionList?.Items).toMatchObject([{ Id, Status: Distribution?.Status, ETag, DomainName }])
      return [Distribution?.Status, server.distribution(Id)?.status, ETag === made.ETag]
    }
    expect(await statuses()).toEqual(['InProgress', 'InProgress', true])
    clock.pass(179_999)
    expect(await statuses()).toEqual(['InProgress', 'InProgress', true])
    clock.pass(1)
    expect(await statuses()).toEqual(['Deployed', 'Deployed', true])

    const read = await client.send(new GetDistributionConfigCommand({ Id }))
    expect(read.ETag).toBe(made.ETag)
    const updated = await client.send(
      new UpdateDistributionCommand({
        Id,
        IfMatch: read.ETag,
        DistributionConfig: read.DistributionConfig && { ...read.DistributionConfig, Comment: 'off', Enabled: false },
      }),
    )
    expect(updated.ETag).toMatch(ID)
    expect(updated.ETag).not.toBe(read.ETag)
    expect(updated.Distribution).toMatchObject({
      Id,
      Status: 'InProgress',
      LastModifiedTime: new Date(clock.now()),
      DistributionConfig: { Comment: 'off', Enabled: false },
    })
    const deletion = new DeleteDistributionCommand({ Id, IfMatch: updated.ETag })
    // Disabled, but not yet everywhere.
    expect(await thrownBy(client.send(deletion))).toMatchObject({ name: 'DistributionNotDisabled', status: 409 })
    clock.pass(180_000)
    expect((await client.send(deletion)).$metadata.httpStatusCode).toBe(204)
    expect(await thrownBy(client.send(deletion))).toMatchObject({ name: 'NoSuchDistribution', status: 404 })
    expect(await thrownBy(client.send(new ListTagsForResourceCommand({ Resource: ARN })))).toMatchObject({
      name: 'NoSuchResource',
    })
    expect([server.distribution(Id), server.distributions().map(({ id }) => id)]).toEqual([undefined, [DISTRIBUTION]])
  })
})

test('each change is in progress for as long as its index says', async () => {
  const clock = createClock()
  const deploymentMs = (index: number) => (index + 1) * 100
  await withCloudFront({ now: clock.now, deploymentMs }, async ({ server, client }) => {
    const made = await client.send(new CreateDistributionCommand({ DistributionConfig: leastConfiguration('r') }))
    const id = String(made.Distribution?.Id)
    clock.pass(100)
    expect(server.distribution(id)?.status).toBe('Deployed')
    const before = server.distribution(id)
    const changed = server.changeDistribution(id, (config) => ({ ...config, Comment: 'by another writer' }))
    expect(changed).toMatchObject({ status: 'InProgress', config: { Comment: 'by another writer' } })
    expect(changed.etag).not.toBe(before?.etag)
    clock.pass(199)
    expect(server.distribution(id)?.status).toBe('InProgress')
    clock.pass(1)
    expect(server.distribution(id)?.status).toBe('Deployed')
  })
})

test('signers of all behaviors are described once', async () => {
  await withCloudFront({}, async ({ client }) => {
    const { Distribution } = await client.send(
      new CreateDistributionCommand({ DistributionConfig: richConfiguration('r') }),
    )
    expect(Distribution?.ActiveTrustedSigners).toEqual({
      Enabled: true,
      Quantity: 2,
      Items: [
        { AwsAccountNumber: 'self', KeyPairIds: { Quantity: 0 } },
        { AwsAccountNumber: '111122223333', KeyPairIds: { Quantity: 0 } },
      ],
    })
  })
})

test('tags are added, changed and removed', async () => {
  await withCloudFront({}, async ({ server, client }) => {
    const { arn } = server.addDistribution({ id: 'E2TAGS', tags: { team: 'web', old: 'x' } })
    const added = await client.send(
      new TagResourceCommand({ Resource: arn, Tags: { Items: [{ Key: 'team', Value: 'shop' }, { Key: 'pull:7' }] } }),
    )
    const removed = await client.send(
      new UntagResourceCommand({ Resource: arn, TagKeys: { Items: ['old', 'never there'] } }),
    )
    expect([added, removed].map(({ $metadata }) => $metadata.httpStatusCode)).toEqual([204, 204])
    const { Tags } = await client.send(new ListTagsForResourceCommand({ Resource: arn }))
    expect(Tags?.Items).toEqual([
      { Key: 'team', Value: 'shop' },
      { Key: 'pull:7', Value: '' },
    ])
    expect(server.distribution('E2TAGS')?.tags).toEqual({ team: 'shop', 'pull:7': '' })
  })
})

test('tags of a tenant are changed, too', async () => {
  await withCloudFront({}, async ({ server, client }) => {
    const { arn } = server.addTenant({ distributionId: DISTRIBUTION, domains: ['shop.example.com'] })
    await client.send(new TagResourceCommand({ Resource: arn, Tags: { Items: [{ Key: 'a', Value: 'b' }] } }))
    const { Tags } = await client.send(new ListTagsForResourceCommand({ Resource: arn }))
    expect(Tags?.Items).toEqual([{ Key: 'a', Value: 'b' }])
  })
})

// Python's SDK sends `?WithTags` bare, the one of JavaScript `?WithTags=`.
test.each(['?WithTags', '?WithTags='])('POST /distribution%s is the operation with tags', async (query) => {
  await withCloudFront({}, async ({ server, send }) => {
    const response = await send('POST', `/2020-05-31/distribution${query}`)
    expect(await errorOf(response)).toMatchObject({ status: 400, code: 'MissingBody' })
    expect(server.requests.at(-1)?.operation).toBe('CreateDistributionWithTags')
  })
})

test('a deletion is answered without a body and without its length', async () => {
  await withCloudFront({}, async ({ server, send }) => {
    const { id, etag } = server.addDistribution({ enabled: false })
    const response = await send('DELETE', `/2020-05-31/distribution/${id}`, undefined, {
      authorization: AUTHORIZATION,
      'if-match': etag,
    })
    expect([response.status, response.headers.get('content-length'), await response.text()]).toEqual([204, null, ''])
  })
})
