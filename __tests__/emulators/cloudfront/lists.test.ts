import { expect, test } from '@jest/globals'
import {
  CreateInvalidationCommand,
  GetDistributionCommand,
  GetDistributionConfigCommand,
  ListDistributionsCommand,
  ListInvalidationsCommand,
  ListTagsForResourceCommand,
  paginateListDistributions,
  paginateListInvalidations,
} from '@aws-sdk/client-cloudfront'
import {
  batchOf,
  createClock,
  DISTRIBUTION,
  errorOf,
  thrownBy,
  withCloudFront,
} from '../../support/emulators/cloudfront/fixture.ts'

test('invalidations are listed newest first, in pages', async () => {
  const clock = createClock()
  await withCloudFront({ now: clock.now, completionMs: 2500 }, async ({ server, client }) => {
    for (const reference of ['a', 'b', 'c', 'd', 'e']) {
      await client.send(new CreateInvalidationCommand(batchOf(reference, ['/a'])))
      clock.pass(1000)
    }
    const newestFirst = server
      .invalidations(DISTRIBUTION)
      .map(({ id, createTime, status }) => ({ Id: id, CreateTime: createTime, Status: status }))
      .toReversed()
    expect(newestFirst.map(({ Status }) => Status)).toEqual([
      'InProgress',
      'InProgress',
      'Completed',
      'Completed',
      'Completed',
    ])

    const pages = []
    const pagination = paginateListInvalidations({ client, pageSize: 2 }, { DistributionId: DISTRIBUTION })
    for await (const { InvalidationList } of pagination) pages.push(InvalidationList)
    const [one, two, three, four, five] = newestFirst
    expect(pages).toEqual([
      { Marker: '', NextMarker: two?.Id, MaxItems: 2, IsTruncated: true, Quantity: 2, Items: [one, two] },
      { Marker: two?.Id, NextMarker: four?.Id, MaxItems: 2, IsTruncated: true, Quantity: 2, Items: [three, four] },
      { Marker: four?.Id, MaxItems: 2, IsTruncated: false, Quantity: 1, Items: [five] },
    ])
  })
})

test('an empty list has no Items', async () => {
  await withCloudFront({}, async ({ client, send }) => {
    const { InvalidationList } = await client.send(new ListInvalidationsCommand({ DistributionId: DISTRIBUTION }))
    expect(InvalidationList).toEqual({ Marker: '', MaxItems: 100, IsTruncated: false, Quantity: 0 })
    const response = await send('GET', `/2020-05-31/distribution/${DISTRIBUTION}/invalidation`)
    expect(await response.text()).toContain('<Quantity>0</Quantity></InvalidationList>')
  })
})

test('a page that holds all is the last', async () => {
  await withCloudFront({}, async ({ server, client }) => {
    const { id } = server.addDistribution()
    const { DistributionList } = await client.send(new ListDistributionsCommand({ MaxItems: 2 }))
    expect(DistributionList).toMatchObject({
      IsTruncated: false,
      Quantity: 2,
      Items: [{ Id: DISTRIBUTION }, { Id: id }],
    })
    expect(DistributionList?.NextMarker).toBeUndefined()
  })
})

test('a page has at most 100 items', async () => {
  await withCloudFront({}, async ({ server, client }) => {
    for (let count = 1; count < 101; count += 1) server.addDistribution({ aliases: [`${count}.example.com`] })
    const { DistributionList } = await client.send(new ListDistributionsCommand({ MaxItems: 500 }))
    expect(DistributionList).toMatchObject({ MaxItems: 100, Quantity: 100, IsTruncated: true })
    const aliases = []
    for await (const { DistributionList: page } of paginateListDistributions({ client, pageSize: 30 }, {})) {
      for (const item of page?.Items ?? []) aliases.push(item.Aliases?.Items?.[0])
    }
    expect(aliases).toEqual([undefined, ...Array.from({ length: 100 }, (_, index) => `${index + 1}.example.com`)])
  })
})

test.each([
  ['MaxItems=0', 'The parameter MaxItems is 0 and must be a whole number from 1.'],
  ['MaxItems=1.5', 'The parameter MaxItems is 1.5 and must be a whole number from 1.'],
  ['MaxItems=many', 'The parameter MaxItems is "many", which is not a number.'],
  ['Marker=E2OTHER', 'The parameter Marker is "E2OTHER", which is not the id of an item of this list.'],
])('a page with %s is refused', async (query, message) => {
  await withCloudFront({}, async ({ send }) => {
    const refused = await errorOf(await send('GET', `/2020-05-31/distribution?${query}`))
    expect(refused).toEqual({
      status: 400,
      code: 'InvalidArgument',
      message,
    })
  })
})

test('a distribution is described alike by every call', async () => {
  await withCloudFront({ now: () => Date.UTC(2026, 10, 21) }, async ({ server, client }) => {
    const added = server.addDistribution({
      id: 'E2SHOP',
      aliases: ['www.example.com', 'example.com'],
      cacheTags: true,
      comment: 'shop & more',
      enabled: false,
      domainName: 'd111111abcdef8.cloudfront.net',
      originDomainName: 'shop.s3.eu-central-1.amazonaws.com',
      originPath: '/production',
      tags: { team: 'shop', empty: '' },
    })
    expect(added).toMatchObject({
      id: 'E2SHOP',
      arn: 'arn:aws:cloudfront::123456789012:distribution/E2SHOP',
      domainName: 'd111111abcdef8.cloudfront.net',
      etag: expect.stringMatching(/^E[0-9A-Z]{13}$/),
      status: 'Deployed',
      enabled: false,
      tags: { team: 'shop', empty: '' },
    })
    await client.send(new CreateInvalidationCommand({ ...batchOf('r', ['/a']), DistributionId: 'E2SHOP' }))

    const { DistributionConfig: config, ETag } = await client.send(new GetDistributionConfigCommand({ Id: 'E2SHOP' }))
    expect(ETag).toBe(added.etag)
    expect(config).toMatchObject({
      CallerReference: 'embedded-E2SHOP',
      // A set: the service gives it back in its own order.
      Aliases: { Quantity: 2, Items: ['example.com', 'www.example.com'] },
      Comment: 'shop & more',
      Enabled: false,
      CacheTagConfig: { HeaderName: 'Cache-Tag' },
      Origins: {
        Quantity: 1,
        Items: [{ DomainName: 'shop.s3.eu-central-1.amazonaws.com', OriginPath: '/production' }],
      },
    })

    const one = await client.send(new GetDistributionCommand({ Id: 'E2SHOP' }))
    expect(one.ETag).toBe(added.etag)
    expect(one.Distribution).toEqual({
      Id: 'E2SHOP',
      ARN: added.arn,
      Status: 'Deployed',
      LastModifiedTime: new Date('2026-11-21'),
      InProgressInvalidationBatches: 1,
      DomainName: 'd111111abcdef8.cloudfront.net',
      ActiveTrustedSigners: { Enabled: false, Quantity: 0 },
      ActiveTrustedKeyGroups: { Enabled: false, Quantity: 0 },
      DistributionConfig: config,
      AliasICPRecordals: ['example.com', 'www.example.com'].map((CNAME) => ({ CNAME, ICPRecordalStatus: 'APPROVED' })),
    })

    const { DistributionList } = await client.send(new ListDistributionsCommand({ Marker: DISTRIBUTION }))
    expect(DistributionList?.Items).toEqual([
      expect.objectContaining({
        Id: 'E2SHOP',
        ARN: added.arn,
        ETag,
        Aliases: config?.Aliases,
        Origins: config?.Origins,
        Enabled: false,
      }),
    ])

    const { Tags } = await client.send(new ListTagsForResourceCommand({ Resource: added.arn }))
    expect(Tags?.Items).toEqual([
      { Key: 'team', Value: 'shop' },
      { Key: 'empty', Value: '' },
    ])
  })
})

test('what a distribution is not told about itself is made up as the service does', async () => {
  await withCloudFront({}, async ({ server, client }) => {
    const { id, domainName } = server.addDistribution()
    expect(id).toMatch(/^E[0-9A-Z]{13}$/)
    expect(domainName).toMatch(/^d[0-9a-z]{13}\.cloudfront\.net$/)
    const { DistributionConfig: config } = await client.send(new GetDistributionConfigCommand({ Id: id }))
    expect(config).toMatchObject({ Aliases: { Quantity: 0 }, Enabled: true, Comment: '' })
    expect(config?.CacheTagConfig).toBeUndefined()
  })
})

test('an id is given once', async () => {
  await withCloudFront({}, async ({ server }) => {
    expect(() => server.addDistribution({ id: DISTRIBUTION })).toThrow(
      `There is a distribution ${DISTRIBUTION} already`,
    )
    await Promise.resolve()
  })
})

test('tags of nothing are no such resource', async () => {
  await withCloudFront({}, async ({ client }) => {
    const Resource = 'arn:aws:cloudfront::123456789012:distribution/E2OTHER'
    const refused = await thrownBy(client.send(new ListTagsForResourceCommand({ Resource })))
    expect(refused).toMatchObject({ name: 'NoSuchResource', status: 404 })
    expect(refused.message).toContain(Resource)
  })
})
