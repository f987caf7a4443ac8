import { describe, expect, test } from '@jest/globals'
import {
  startCloudFront,
  type EmbeddedCloudFront,
  type EmbeddedCloudFrontOptions,
} from '../../../emulators/cloudfront/embedded-cloudfront.ts'
import { isGone, isStale, type Distributions, type StoredDistribution } from '../../../src/cloudfront/distributions.ts'
import { connectDirectly } from '../../support/cloudfront/connect.ts'
import type { ConfigStructure } from '../../../src/cloudfront/config-value.ts'
import { parseExistingId } from '../../../src/distribution/ownership/caller-references.ts'
import { CREDENTIALS, withEnvironment } from '../../support/cloudfront/environment.ts'
import { collect } from '../../support/collect.ts'

const CONFIG: ConfigStructure = {
  Comment: 'A preview & <more>',
  Enabled: true,
  Aliases: { Quantity: 2, Items: ['b.example.com', 'a.example.com'] },
  Origins: {
    Quantity: 1,
    Items: [
      {
        Id: 'site',
        DomainName: 'www.example.com',
        CustomOriginConfig: { HTTPPort: 80, HTTPSPort: 443, OriginProtocolPolicy: 'https-only' },
        CustomHeaders: { Quantity: 1, Items: [{ HeaderName: 'x-key', HeaderValue: 'secret' }] },
      },
    ],
  },
  DefaultCacheBehavior: {
    TargetOriginId: 'site',
    ViewerProtocolPolicy: 'redirect-to-https',
    CachePolicyId: '658327ea-f89d-4fab-a63d-7e88639e58f6',
    Compress: true,
  },
}

const TAGS = new Map([
  ['cloudfront-action:repository', 'octo-org/website'],
  ['team', ''],
])

/** Runs a test against a server. */
async function withService(
  options: EmbeddedCloudFrontOptions,
  run: (service: { readonly server: EmbeddedCloudFront; readonly distributions: Distributions }) => Promise<void>,
): Promise<void> {
  const server = await startCloudFront(options)
  try {
    await withEnvironment({ ...CREDENTIALS, AWS_ENDPOINT_URL_CLOUDFRONT: server.url }, () =>
      run({ server, distributions: connectDirectly().distributions }),
    )
  } finally {
    await server.close()
  }
}

function create(distributions: Distributions, callerReference = 'r'): Promise<StoredDistribution> {
  return distributions.create({ config: CONFIG, callerReference, tags: TAGS })
}

describe('a distribution', () => {
  test('is created as it was described, with its tags, in one request', async () => {
    await withService({ deploymentMs: 60_000 }, async ({ server, distributions }) => {
      const made = await create(distributions)
      expect(made).toMatchObject({
        id: expect.stringMatching(/^\w+$/),
        arn: `arn:aws:cloudfront::123456789012:distribution/${made.id}`,
        domainName: expect.stringMatching(/^d\w+\.cloudfront\.net$/),
        status: 'in-progress',
        etag: expect.stringMatching(/^\w+$/),
      })
      const { Aliases: aliases, ...ordered } = CONFIG
      expect(made.config).toMatchObject({ ...ordered, CallerReference: 'r', PriceClass: 'PriceClass_All' })
      expect(made.config['Aliases']).toMatchObject({ Quantity: 2, Items: expect.arrayContaining(['a.example.com']) })
      expect(aliases).toMatchObject({ Items: ['b.example.com', 'a.example.com'] })
      expect(server.requests).toHaveLength(1)
      expect(server.distribution(made.id)?.tags).toEqual(Object.fromEntries(TAGS))
    })
  })

  test('is read as plain data, with its status and ETag', async () => {
    let now = Date.now()
    await withService({ now: () => now, deploymentMs: 1000 }, async ({ distributions }) => {
      const made = await create(distributions)
      expect(await distributions.get(made.id)).toEqual(made)
      now += 1000
      const deployed = await distributions.get(made.id)
      expect(deployed).toEqual({ ...made, status: 'deployed' })
      expect(JSON.parse(JSON.stringify(deployed.config))).toEqual(deployed.config)
    })
  })

  test('read and written back is the same, with another ETag', async () => {
    await withService({}, async ({ distributions }) => {
      const made = await create(distributions)
      const updated = await distributions.update(made.id, made.etag, made.config)
      expect(updated.config).toEqual(made.config)
      expect(updated.etag).not.toBe(made.etag)
    })
  })

  test('is updated whole', async () => {
    await withService({}, async ({ server, distributions }) => {
      const made = await create(distributions)
      const updated = await distributions.update(made.id, made.etag, { ...made.config, Comment: 'Another' })
      expect(updated.config).toEqual({ ...made.config, Comment: 'Another' })
      expect(server.distribution(made.id)).toMatchObject({ etag: updated.etag, config: { Comment: 'Another' } })
    })
  })

  test('is deleted once it is disabled and Deployed', async () => {
    let now = Date.now()
    await withService({ now: () => now, deploymentMs: 1000 }, async ({ server, distributions }) => {
      const made = await create(distributions)
      const refused = await distributions.delete(made.id, made.etag).catch((error: unknown) => error)
      expect(refused).toMatchObject({ refusal: { code: 'DistributionNotDisabled', operation: 'DeleteDistribution' } })
      expect(isStale(refused)).toBe(true)
      const disabled = await distributions.update(made.id, made.etag, { ...made.config, Enabled: false })
      now += 1000
      await distributions.delete(made.id, disabled.etag)
      expect(server.distributions()).toEqual([])
      const gone = await distributions.get(made.id).catch((error: unknown) => error)
      expect(isGone(gone)).toBe(true)
    })
  })
})

test('all distributions are listed, page by page', async () => {
  await withService({}, async ({ server, distributions }) => {
    for (let index = 0; index < 150; index++) server.addDistribution({ id: `E${index}` })
    const listed = await collect(distributions.list())
    expect(listed.map(({ id }) => id)).toEqual(Array.from({ length: 150 }, (_, index) => `E${index}`))
    expect(listed[0]?.arn).toBe('arn:aws:cloudfront::123456789012:distribution/E0')
    expect(server.requests.length).toBeGreaterThan(1)
  })
})

test('tags are read, set and removed', async () => {
  await withService({}, async ({ distributions }) => {
    const { arn } = await create(distributions)
    expect(await distributions.getTags(arn)).toEqual(TAGS)
    await distributions.setTags(arn, new Map([['team', 'web=1 @x:/y']]))
    await distributions.setTags(arn, new Map([['stage', 'test']]))
    expect(Object.fromEntries(await distributions.getTags(arn))).toEqual({
      'cloudfront-action:repository': 'octo-org/website',
      team: 'web=1 @x:/y',
      stage: 'test',
    })
    await distributions.removeTags(arn, ['team', 'stage'])
    expect([...(await distributions.getTags(arn)).keys()]).toEqual(['cloudfront-action:repository'])
  })
})

describe('what the service refuses', () => {
  test('a CallerReference that was used says for which distribution', async () => {
    await withService({}, async ({ distributions }) => {
      const made = await create(distributions)
      const refused = await create(distributions).catch((error: unknown) => error)
      expect(refused).toMatchObject({ refusal: { code: 'DistributionAlreadyExists', httpStatus: 409 } })
      const text = (refused as { readonly refusal: { readonly text: string } }).refusal.text
      expect(parseExistingId(text)).toBe(made.id)
    })
  })

  test('a stale ETag', async () => {
    await withService({}, async ({ server, distributions }) => {
      const made = await create(distributions)
      server.changeDistribution(made.id, (config) => ({ ...config, Comment: 'Changed by hand' }))
      const refused = await distributions.update(made.id, made.etag, made.config).catch((error: unknown) => error)
      expect(isStale(refused)).toBe(true)
      expect(refused).toMatchObject({
        refusal: { operation: 'UpdateDistribution', distribution: { kind: 'distribution', id: made.id } },
      })
    })
  })

  test('a distribution that does not exist', async () => {
    await withService({}, async ({ distributions }) => {
      const arn = 'arn:aws:cloudfront::123456789012:distribution/ENONE'
      const calls = [
        () => distributions.get('ENONE'),
        () => distributions.update('ENONE', 'ETAG', { ...CONFIG, CallerReference: 'r' }),
        () => distributions.delete('ENONE', 'ETAG'),
        () => distributions.getTags(arn),
        () => distributions.setTags(arn, TAGS),
        () => distributions.removeTags(arn, ['team']),
      ]
      for (const call of calls) {
        const refused = await call().catch((error: unknown) => error)
        expect(refused).toMatchObject({ name: 'CloudFrontError', refusal: { distribution: { id: 'ENONE' } } })
        expect(isGone(refused)).toBe(true)
      }
    })
  })

  test('what the role may not do says which action it needs', async () => {
    await withService({ allow: ['cloudfront:List*'] }, async ({ distributions }) => {
      await expect(create(distributions)).rejects.toMatchObject({
        refusal: { code: 'AccessDenied', operation: 'CreateDistributionWithTags' },
        advice: expect.stringContaining('cloudfront:CreateDistribution'),
      })
      await expect(distributions.get('E1')).rejects.toMatchObject({ refusal: { operation: 'GetDistribution' } })
    })
  })
})
