import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { startCloudFront, type EmbeddedCloudFront } from '../emulators/cloudfront/embedded-cloudfront.ts'
import { createAwsCli, type AwsCli } from './aws-cli.ts'
import { listAt, memberAt, textAt } from './json.ts'

describe('the embedded CloudFront as the AWS CLI sees it', () => {
  let directory = ''
  let server: EmbeddedCloudFront
  let aws: AwsCli

  before(async () => {
    directory = await mkdtemp(join(tmpdir(), 'embedded-'))
    server = await startCloudFront()
    aws = createAwsCli({ endpoint: server.url, directory })
  })
  after(async () => {
    await server.close()
    await rm(directory, { recursive: true, force: true })
  })

  test('an invalidation that the AWS CLI created is read back, listed and waited for', async () => {
    const { id } = server.addDistribution()
    const paths = ['/index.html', '/a%20b&c.html', '/docs/*', '#product:tv']
    const answer = await aws.cloudfront('create-invalidation', '--distribution-id', id, '--paths', ...paths)

    const [held] = server.invalidations(id)
    assert.ok(held)
    assert.equal(textAt(answer, 'Invalidation', 'Id'), held.id)
    assert.deepEqual(held.paths, paths)
    await aws.cloudfront('wait', 'invalidation-completed', '--distribution-id', id, '--id', held.id)
    const invalidation = await aws.getInvalidation(id, held.id)
    assert.equal(invalidation.status, 'Completed')
    assert.equal(invalidation.quantity, paths.length)
    assert.deepEqual(invalidation.paths, paths)
    assert.equal(invalidation.callerReference, held.callerReference)
    assert.deepEqual(await aws.listInvalidations(id), [held.id])
  })

  test('invalidations are listed newest first, page after page', async () => {
    const { id } = server.addDistribution()
    for (const path of ['/1', '/2', '/3']) {
      await aws.cloudfront('create-invalidation', '--distribution-id', id, '--paths', path)
    }

    const answer = await aws.cloudfront('list-invalidations', '--distribution-id', id, '--page-size', '2')
    const listed = listAt(answer, 'InvalidationList', 'Items').map((item) => textAt(item, 'Id'))
    assert.deepEqual(
      listed,
      server
        .invalidations(id)
        .map((invalidation) => invalidation.id)
        .reverse(),
    )
  })

  test('distributions are listed with their aliases, tenants are found by domain', async () => {
    const { id } = server.addDistribution({ aliases: ['www.example.com', 'example.com'] })
    const tenant = server.addTenant({ distributionId: id, domains: ['shop.example.com'] })

    const distributions = listAt(await aws.cloudfront('list-distributions'), 'DistributionList', 'Items')
    const listed = distributions.find((item) => memberAt(item, 'Id') === id)
    assert.deepEqual(listAt(listed, 'Aliases', 'Items').toSorted(), ['example.com', 'www.example.com'])
    const found = await aws.cloudfront('get-distribution-tenant-by-domain', '--domain', 'shop.example.com')
    assert.equal(textAt(found, 'DistributionTenant', 'Id'), tenant.id)
    const batch = JSON.stringify({ Paths: { Quantity: 1, Items: ['/a'] }, CallerReference: 'once' })
    const create = 'create-invalidation-for-distribution-tenant'
    const answer = await aws.cloudfront(create, '--id', tenant.id, '--invalidation-batch', batch)
    assert.deepEqual(await aws.listTenantInvalidations(tenant.id), [textAt(answer, 'Invalidation', 'Id')])
  })

  for (const { refused, distribution, path, code } of [
    { refused: 'an unknown distribution', distribution: 'E2NOSUCHDISTRO', path: '/a', code: 'NoSuchDistribution' },
    { refused: 'a path without its slash', distribution: undefined, path: 'a', code: 'InvalidArgument' },
    { refused: 'a path with a `~`', distribution: undefined, path: '/runtime~main.js', code: 'InvalidArgument' },
  ]) {
    test(`the AWS CLI understands that ${refused} is refused`, async () => {
      const id = distribution ?? server.addDistribution().id
      await assert.rejects(
        aws.cloudfront('create-invalidation', '--distribution-id', id, '--paths', path),
        new RegExp(`An error occurred \\(${code}\\) when calling the CreateInvalidation operation`),
      )
      assert.deepEqual(server.invalidations(id), [])
    })
  }
})
