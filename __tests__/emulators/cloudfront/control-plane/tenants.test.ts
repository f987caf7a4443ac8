import { expect, test } from '@jest/globals'
import {
  CreateInvalidationForDistributionTenantCommand,
  GetDistributionTenantByDomainCommand,
  GetDistributionTenantCommand,
  GetInvalidationForDistributionTenantCommand,
  ListInvalidationsForDistributionTenantCommand,
  ListTagsForResourceCommand,
} from '@aws-sdk/client-cloudfront'
import { DISTRIBUTION, thrownBy, withCloudFront } from '../../../support/emulators/cloudfront/fixture.ts'

const InvalidationBatch = { CallerReference: 'r', Paths: { Quantity: 2, Items: ['/a', '#tag'] } }

test('a tenant is found by id, ARN, name and domain', async () => {
  await withCloudFront({ now: () => Date.UTC(2026, 10, 21) }, async ({ server, client }) => {
    const { id, arn, etag } = server.addTenant({
      distributionId: DISTRIBUTION,
      name: 'shop',
      domains: ['Shop.example.com', 'shop.example.org'],
      tags: { team: 'shop' },
    })
    expect(id).toMatch(/^dt_[0-9A-Za-z]{27}$/)
    expect(arn).toBe(`arn:aws:cloudfront::123456789012:distribution-tenant/${id}`)
    const tenant = {
      Id: id,
      DistributionId: DISTRIBUTION,
      Name: 'shop',
      Arn: arn,
      Domains: [
        { Domain: 'shop.example.com', Status: 'active' },
        { Domain: 'shop.example.org', Status: 'active' },
      ],
      Tags: { Items: [{ Key: 'team', Value: 'shop' }] },
      CreatedTime: new Date('2026-11-21'),
      LastModifiedTime: new Date('2026-11-21'),
      Enabled: true,
      Status: 'Deployed',
    }
    for (const command of [
      new GetDistributionTenantCommand({ Identifier: id }),
      new GetDistributionTenantCommand({ Identifier: arn }),
      new GetDistributionTenantCommand({ Identifier: 'shop' }),
    ]) {
      expect(await client.send(command)).toMatchObject({ DistributionTenant: tenant, ETag: etag })
    }
    const byDomain = await client.send(new GetDistributionTenantByDomainCommand({ Domain: 'SHOP.example.org' }))
    expect(byDomain).toMatchObject({ DistributionTenant: tenant, ETag: etag })
    const { Tags } = await client.send(new ListTagsForResourceCommand({ Resource: arn }))
    expect(Tags).toEqual(tenant.Tags)
  })
})

test('a tenant has invalidations of its own', async () => {
  await withCloudFront({}, async ({ server, client }) => {
    const { id } = server.addTenant({ id: 'dt_shop', distributionId: DISTRIBUTION, domains: ['shop.example.com'] })
    const made = await client.send(new CreateInvalidationForDistributionTenantCommand({ Id: id, InvalidationBatch }))
    expect(made.Location).toBe(
      `${server.url}/2020-05-31/distribution-tenant/dt_shop/invalidation/${String(made.Invalidation?.Id)}`,
    )
    const { Invalidation } = await client.send(
      new GetInvalidationForDistributionTenantCommand({ DistributionTenantId: id, Id: made.Invalidation?.Id }),
    )
    expect(Invalidation).toMatchObject({ Id: made.Invalidation?.Id, InvalidationBatch })
    const { InvalidationList } = await client.send(new ListInvalidationsForDistributionTenantCommand({ Id: id }))
    expect(InvalidationList?.Items).toMatchObject([{ Id: made.Invalidation?.Id }])
    expect(server.invalidations(id)).toMatchObject([{ paths: ['/a', '#tag'], callerReference: 'r' }])
    expect(server.invalidations(DISTRIBUTION)).toEqual([])
  })
})

test.each([
  ['GetDistributionTenant', new GetDistributionTenantCommand({ Identifier: 'dt_other' })],
  ['GetDistributionTenantByDomain', new GetDistributionTenantByDomainCommand({ Domain: 'other.example.com' })],
  ['an invalidation', new CreateInvalidationForDistributionTenantCommand({ Id: 'dt_other', InvalidationBatch })],
] as const)('%s of a tenant that is not there is EntityNotFound', async (_, command) => {
  await withCloudFront({}, async ({ client }) => {
    const refused = await thrownBy(client.send(command as GetDistributionTenantCommand))
    expect(refused).toMatchObject({ name: 'EntityNotFound', status: 404, message: 'The entity was not found.' })
  })
})

test('a tenant is put in once, and only into a distribution that is there', async () => {
  await withCloudFront({}, async ({ server }) => {
    const tenant = { id: 'dt_shop', distributionId: DISTRIBUTION, domains: ['shop.example.com'] }
    server.addTenant(tenant)
    expect(() => server.addTenant(tenant)).toThrow('There is a tenant dt_shop already')
    expect(() => server.addTenant({ ...tenant, id: 'dt_x', distributionId: 'E2OTHER' })).toThrow(
      'The distribution E2OTHER',
    )
    await Promise.resolve()
  })
})
