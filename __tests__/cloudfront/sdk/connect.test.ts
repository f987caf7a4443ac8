import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { describe, expect, test } from '@jest/globals'
import {
  startCloudFront,
  type EmbeddedCloudFront,
  type EmbeddedCloudFrontOptions,
  type FaultRule,
} from '../../../emulators/cloudfront/embedded-cloudfront.ts'
import type { CloudFront, Distribution } from '../../../src/cloudfront/cloudfront.ts'
import { connect } from '../../../src/cloudfront/sdk/connect.ts'
import { openNetwork } from '../../../src/network/network.ts'
import { connectDirectly } from '../../support/cloudfront/connect.ts'
import { CREDENTIALS, withEnvironment } from '../../support/cloudfront/environment.ts'
import { collect } from '../../support/collect.ts'
import { startHostileServer } from '../../support/network/hostile-server.ts'

const DISTRIBUTION: Distribution = { kind: 'distribution', id: 'E1EXAMPLE' }
const TENANT: Distribution = { kind: 'tenant', id: 'dt_1example' }

/** Runs a test against a server with one distribution and one tenant of it. */
async function withService(
  options: EmbeddedCloudFrontOptions,
  run: (service: { readonly server: EmbeddedCloudFront; readonly cloudfront: CloudFront }) => Promise<void>,
): Promise<void> {
  const server = await startCloudFront(options)
  server.addDistribution({ id: DISTRIBUTION.id, aliases: ['www.example.com', '*.example.org'], cacheTags: true })
  server.addTenant({ id: TENANT.id, distributionId: DISTRIBUTION.id, domains: ['customer.example.net'] })
  try {
    await withEnvironment({ ...CREDENTIALS, AWS_ENDPOINT_URL_CLOUDFRONT: server.url }, () =>
      run({ server, cloudfront: connectDirectly().cloudfront }),
    )
  } finally {
    await server.close()
  }
}

describe.each([DISTRIBUTION, TENANT])('invalidations of a $kind', (distribution) => {
  test('are created as they were asked for', async () => {
    await withService({}, async ({ server, cloudfront }) => {
      const paths = ["/it's", '/a%20b', '/docs/*', '/a?b=c&d', '#product:<1>']
      const made = await cloudfront.createInvalidation(distribution, paths, 'octo/site:1of1')
      expect(made).toEqual({ id: expect.stringMatching(/^I/), status: 'in-progress' })
      expect(server.invalidations(distribution.id)).toMatchObject([
        { id: made.id, paths, callerReference: 'octo/site:1of1' },
      ])
    })
  })

  test('are the same if they are posted again', async () => {
    await withService({}, async ({ server, cloudfront }) => {
      const [first, second] = [
        await cloudfront.createInvalidation(distribution, ['/a'], 'r'),
        await cloudfront.createInvalidation(distribution, ['/a'], 'r'),
      ]
      expect(second.id).toBe(first.id)
      expect(server.invalidations(distribution.id)).toHaveLength(1)
    })
  })

  test('are read one by one and as a list, newest first', async () => {
    let now = Date.now()
    await withService({ now: () => now, completionMs: (index) => 1000 * (index + 1) }, async ({ cloudfront }) => {
      const a = await cloudfront.createInvalidation(distribution, ['/a'], 'a')
      const b = await cloudfront.createInvalidation(distribution, ['/b'], 'b')
      now += 1500
      expect(await cloudfront.getInvalidation(distribution, a.id)).toEqual({ id: a.id, status: 'completed' })
      expect(await cloudfront.getInvalidation(distribution, b.id)).toEqual({ id: b.id, status: 'in-progress' })
      expect(await cloudfront.listInvalidations(distribution)).toEqual([
        { id: b.id, status: 'in-progress' },
        { id: a.id, status: 'completed' },
      ])
    })
  })

  test('the list is of a hundred at most, in one call', async () => {
    await withService({}, async ({ server, cloudfront }) => {
      expect(await cloudfront.listInvalidations(distribution)).toEqual([])
      for (let index = 0; index < 101; index++) {
        await cloudfront.createInvalidation(distribution, ['/a'], `r${index}`)
      }
      const calls = server.requests.length
      expect(await cloudfront.listInvalidations(distribution)).toHaveLength(100)
      expect(server.requests).toHaveLength(calls + 1)
    })
  })

  test('one that is not there', async () => {
    await withService({}, async ({ cloudfront }) => {
      await expect(cloudfront.getInvalidation(distribution, 'INONE')).rejects.toMatchObject({
        kind: 'final',
        refusal: {
          code: 'NoSuchInvalidation',
          httpStatus: 404,
          requestId: expect.stringMatching(/^[\w-]{36}$/),
          distribution,
        },
      })
    })
  })
})

test.each<[Distribution, string, string]>([
  [{ kind: 'distribution', id: 'ENONE' }, 'NoSuchDistribution', 'CreateInvalidation'],
  [{ kind: 'tenant', id: 'dt_none' }, 'EntityNotFound', 'CreateInvalidationForDistributionTenant'],
])('%j is not there: %s', async (distribution, code, operation) => {
  await withService({}, async ({ cloudfront }) => {
    await expect(cloudfront.createInvalidation(distribution, ['/a'], 'r')).rejects.toMatchObject({
      kind: 'final',
      refusal: { code, operation, httpStatus: 404 },
    })
  })
})

describe('finding distributions', () => {
  test('all pages are read', async () => {
    await withService({}, async ({ server, cloudfront }) => {
      for (let index = 0; index < 150; index++) server.addDistribution({ id: `E${index}` })
      const summaries = await collect(cloudfront.listDistributions())
      expect(summaries).toHaveLength(151)
      expect(summaries[0]).toEqual({
        id: DISTRIBUTION.id,
        originPaths: [''],
        domainName: expect.stringMatching(/^d\w+\.cloudfront\.net$/),
        // A set, which the service gives back in an order of its own.
        aliases: ['*.example.org', 'www.example.com'],
      })
      expect(summaries.at(-1)).toMatchObject({ id: 'E149', aliases: [] })
      expect(server.requests.length).toBeGreaterThan(1)
    })
  })

  test('a page that is refused', async () => {
    await withService({ allow: ['cloudfront:Get*'] }, async ({ cloudfront }) => {
      await expect(collect(cloudfront.listDistributions())).rejects.toMatchObject({
        kind: 'final',
        refusal: { operation: 'ListDistributions', code: 'AccessDenied' },
        advice: 'Allow the role `cloudfront:ListDistributions` on `*` in its IAM policy.',
      })
    })
  })

  test('tenants by their domains', async () => {
    await withService({}, async ({ cloudfront }) => {
      expect(await cloudfront.findTenant('customer.example.net')).toBe(TENANT.id)
      expect(await cloudfront.findTenant('other.example.net')).toBeUndefined()
    })
    await withService({ allow: [] }, async ({ cloudfront }) => {
      await expect(cloudfront.findTenant('customer.example.net')).rejects.toMatchObject({
        refusal: { code: 'AccessDenied', operation: 'GetDistributionTenantByDomain' },
      })
    })
  })

  test('whether a distribution serves cache tags', async () => {
    await withService({}, async ({ server, cloudfront }) => {
      server.addDistribution({ id: 'EPLAIN' })
      expect(await cloudfront.servesCacheTags(DISTRIBUTION)).toBe(true)
      expect(await cloudfront.servesCacheTags({ kind: 'distribution', id: 'EPLAIN' })).toBe(false)
      expect(await cloudfront.servesCacheTags(TENANT)).toBeUndefined()
    })
    await withService({ allow: [] }, async ({ cloudfront }) => {
      expect(await cloudfront.servesCacheTags(DISTRIBUTION)).toBeUndefined()
    })
  })
})

describe('what the service refuses', () => {
  test.each<[FaultRule, object]>([
    [{ fault: 'too-many-invalidations' }, { kind: 'quota', refusal: { code: 'TooManyInvalidationsInProgress' } }],
    [
      { fault: 'throttling', times: 4 },
      { kind: 'quota', refusal: { code: 'Throttling', text: 'Rate exceeded' } },
    ],
    [
      { fault: 'internal-error', times: 4 },
      { kind: 'transient', refusal: { code: 'InternalError', httpStatus: 500 } },
    ],
    [
      { fault: 'http-503-html', times: 4 },
      { kind: 'transient', refusal: { code: 'Unknown', text: 'no text came back', httpStatus: 503 } },
    ],
    [
      { fault: 'batch-too-large', above: 1 },
      { kind: 'too-large', refusal: { code: 'BatchTooLarge', httpStatus: 413 } },
    ],
    [
      { fault: 'refuse-path', refuses: ['/a'] },
      { kind: 'refused-path', refusal: { code: 'InvalidArgument' } },
    ],
    [
      { fault: 'access-denied' },
      {
        kind: 'final',
        refusal: { code: 'AccessDenied', httpStatus: 403 },
        advice: `Allow the role \`cloudfront:CreateInvalidation\` on \`arn:aws:cloudfront::123456789012:distribution/${DISTRIBUTION.id}\` in its IAM policy.`,
      },
    ],
    [{ fault: 'expired-token' }, { kind: 'final', refusal: { code: 'ExpiredToken' } }],
    [{ fault: 'invalid-client-token' }, { kind: 'final', refusal: { code: 'InvalidClientTokenId' } }],
  ])('%j', async (rule, error) => {
    await withService({ faults: [rule] }, async ({ server, cloudfront }) => {
      const refused = await cloudfront
        .createInvalidation(DISTRIBUTION, ['/a', '/b'], 'r')
        .catch((reason: unknown) => reason)
      expect(refused).toMatchObject({ name: 'CloudFrontError', ...error })
      const ids = rule.fault === 'http-503-html' ? undefined : expect.stringMatching(/^[\w-]{36}$/)
      expect(refused).toHaveProperty('refusal.requestId', ids)
      expect(refused).toHaveProperty('refusal.distribution', DISTRIBUTION)
      expect(server.requests).toHaveLength(rule.times ?? 1)
      expect(server.invalidations(DISTRIBUTION.id)).toEqual([])
    })
  })

  test.each(['InvalidArgument', 'InvalidationBatchAlreadyExists'] as const)(
    'a CallerReference used for other paths, as %s',
    async (reusedReference) => {
      await withService({ reusedReference }, async ({ cloudfront }) => {
        await cloudfront.createInvalidation(DISTRIBUTION, ['/a'], 'r')
        await expect(cloudfront.createInvalidation(DISTRIBUTION, ['/b'], 'r')).rejects.toMatchObject({
          kind: 'rejected',
          refusal: { code: reusedReference },
          advice: expect.stringContaining('CallerReference'),
        })
      })
    },
  )

  test('an answer that is none', async () => {
    const nobody = { kind: 'distribution', id: '' } as const
    await withService({}, async ({ cloudfront }) => {
      await expect(cloudfront.createInvalidation(nobody, ['/a'], 'r')).rejects.toMatchObject({
        name: 'CloudFrontError',
        kind: 'final',
      })
    })
  })
})

/** In jest's realm the SDK does not know the errors of sockets for errors: what is about them runs in a process of its own. */
async function createInOwnProcess(url: string): Promise<Readonly<Record<string, unknown>>> {
  const script = fileURLToPath(new URL('../../support/cloudfront/create-in-own-process.ts', import.meta.url))
  return withEnvironment({ ...CREDENTIALS, AWS_ENDPOINT_URL_CLOUDFRONT: url }, async () => {
    const { stdout } = await promisify(execFile)(process.execPath, [script, DISTRIBUTION.id], {
      env: { ...process.env },
    })
    return JSON.parse(stdout) as Readonly<Record<string, unknown>>
  })
}

describe('the network', () => {
  test.each<FaultRule['fault'] & ('lost-answer' | 'cut-answer' | 'reset')>(['lost-answer', 'cut-answer', 'reset'])(
    '%s is sent again with the same reference: one invalidation',
    async (fault) => {
      await withService({ faults: [{ fault }] }, async ({ server }) => {
        const { created } = await createInOwnProcess(server.url)
        expect(server.requests).toHaveLength(2)
        expect(server.requests[1]?.body).toBe(server.requests[0]?.body)
        const [only, ...others] = server.invalidations(DISTRIBUTION.id)
        expect(created).toMatchObject({ id: only?.id })
        expect(others).toEqual([])
      })
    },
  )

  test.each<FaultRule['fault'] & ('lost-answer' | 'cut-answer' | 'reset')>(['lost-answer', 'cut-answer', 'reset'])(
    '%s four times is transient',
    async (fault) => {
      await withService({ faults: [{ fault, times: 4 }] }, async ({ server }) => {
        expect(await createInOwnProcess(server.url)).toMatchObject({ kind: 'transient' })
        expect(server.requests).toHaveLength(4)
        expect(server.invalidations(DISTRIBUTION.id)).toHaveLength(fault === 'reset' ? 0 : 1)
      })
    },
  )

  test('nobody listens', async () => {
    const server = await startCloudFront()
    await server.close()
    expect(await createInOwnProcess(server.url)).toMatchObject({
      kind: 'transient',
      refusal: { code: 'ECONNREFUSED', operation: 'CreateInvalidation' },
      advice: expect.stringContaining('AWS_ENDPOINT_URL_CLOUDFRONT'),
    })
  })
})

test('without credentials nothing is sent, and the advice says where they come from', async () => {
  await withService({}, async ({ server }) => {
    await withEnvironment({ AWS_ACCESS_KEY_ID: undefined, AWS_SECRET_ACCESS_KEY: undefined }, async () => {
      await expect(connectDirectly().cloudfront.createInvalidation(DISTRIBUTION, ['/a'], 'r')).rejects.toMatchObject({
        kind: 'final',
        refusal: { code: 'CredentialsProviderError' },
        advice: expect.stringContaining('aws-actions/configure-aws-credentials'),
      })
    })
    expect(server.requests).toEqual([])
  })
})

test('a service of the machine that never gives credentials holds nothing beyond the deadline', async () => {
  const silent = await startHostileServer('silence', { type: 'text/plain', body: '' })
  const variables = { AWS_ACCESS_KEY_ID: undefined, AWS_SECRET_ACCESS_KEY: undefined, AWS_SESSION_TOKEN: undefined }
  const service = { AWS_CONTAINER_CREDENTIALS_FULL_URI: silent.url }
  try {
    await withEnvironment({ ...variables, ...service }, async () => {
      const network = openNetwork({ env: {}, now: Date.now, deadline: Date.now() })
      const began = Date.now()
      await expect(connect({ network }).cloudfront.createInvalidation(DISTRIBUTION, ['/a'], 'r')).rejects.toMatchObject(
        {
          refusal: { code: 'NoAnswer', text: 'AWS credentials could not be found within 3 s' },
        },
      )
      expect(Date.now() - began).toBeLessThan(8_000)
    })
  } finally {
    await silent.close()
  }
})
