import { describe, expect, test } from '@jest/globals'
import * as sdk from '@aws-sdk/client-cloudfront'
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
import { startCloudFront, type FaultRule } from '../../../emulators/cloudfront/embedded-cloudfront.ts'
import { leastConfiguration } from '../../support/emulators/cloudfront/configurations.ts'
import { thrownBy, withCloudFront, type Running } from '../../support/emulators/cloudfront/fixture.ts'

/** Every operation on distributions and tags, sent so that it succeeds; a deletion comes last. */
const OPERATIONS = {
  CreateDistribution: ({ client }) =>
    client.send(new CreateDistributionCommand({ DistributionConfig: leastConfiguration('plain') })),
  CreateDistributionWithTags: ({ client }) => {
    const DistributionConfigWithTags = { DistributionConfig: leastConfiguration('tagged'), Tags: { Items: [] } }
    return client.send(new CreateDistributionWithTagsCommand({ DistributionConfigWithTags }))
  },
  GetDistribution: ({ client, Id }) => client.send(new GetDistributionCommand({ Id })),
  GetDistributionConfig: ({ client, Id }) => client.send(new GetDistributionConfigCommand({ Id })),
  ListDistributions: ({ client }) => client.send(new ListDistributionsCommand({})),
  UpdateDistribution: ({ client, server, Id }) => {
    const { etag: IfMatch, config } = server.distribution(Id) ?? {}
    const DistributionConfig = JSON.parse(JSON.stringify(config)) as sdk.DistributionConfig
    return client.send(new UpdateDistributionCommand({ Id, IfMatch, DistributionConfig }))
  },
  TagResource: ({ client, Resource }) =>
    client.send(new TagResourceCommand({ Resource, Tags: { Items: [{ Key: 'new', Value: 'v' }] } })),
  ListTagsForResource: ({ client, Resource }) => client.send(new ListTagsForResourceCommand({ Resource })),
  UntagResource: ({ client, Resource }) =>
    client.send(new UntagResourceCommand({ Resource, TagKeys: { Items: ['old'] } })),
  DeleteDistribution: ({ client, server, Id }) =>
    client.send(new DeleteDistributionCommand({ Id, IfMatch: server.distribution(Id)?.etag })),
} satisfies Record<string, (on: Running & { readonly Id: string; readonly Resource: string }) => Promise<object>>

const names = Object.keys(OPERATIONS) as (keyof typeof OPERATIONS)[]

/** What a distribution and the account around it look like, without what passes of itself. */
function stateOf({ server }: Running) {
  return server.distributions().map(({ etag, tags, config }) => ({ etag, tags, config }))
}

describe.each(names)('%s', (operation) => {
  /** Sends the operation for a distribution, with one fault. */
  async function meet(fault: FaultRule) {
    let met: object = {}
    await withCloudFront({ deploymentMs: 0 }, async (running) => {
      const { id: Id, arn: Resource } = running.server.addDistribution({ enabled: false, tags: { old: 'x' } })
      running.server.inject({ ...fault, operation })
      const before = stateOf(running)
      const outcome = await OPERATIONS[operation]({ ...running, Id, Resource }).then(
        () => undefined,
        (error: unknown) => error,
      )
      const isUnchanged = JSON.stringify(stateOf(running)) === JSON.stringify(before)
      const [request] = running.server.requests
      met = { outcome, isUnchanged, isWrite: !/^(?:Get|List)/.test(operation), request }
    })
    return met
  }

  test.each<readonly [FaultRule, string, number]>([
    [{ fault: 'error', code: 'IllegalUpdate' }, 'IllegalUpdate', 400],
    [{ fault: 'throttling' }, 'Throttling', 400],
    [{ fault: 'internal-error' }, 'InternalError', 500],
    [{ fault: 'access-denied' }, 'AccessDenied', 403],
    [{ fault: 'http-503-html' }, 'Unknown', 503],
  ])('with %j is refused and changes nothing', async (fault, name, httpStatusCode) => {
    expect(await meet(fault)).toMatchObject({ outcome: { name, $metadata: { httpStatusCode } }, isUnchanged: true })
  })

  test('is carried out although its answer is lost, and is not if the connection is reset', async () => {
    for (const fault of ['lost-answer', 'cut-answer', 'reset'] as const) {
      const { outcome, isUnchanged, isWrite, request } = (await meet({ fault })) as Record<string, unknown>
      // In jest's realm the SDK wraps the errors of sockets.
      expect(String(outcome)).toMatch(/socket hang up|aborted/)
      expect(request).toMatchObject({ operation, fault })
      expect(isUnchanged).toBe(fault === 'reset' || !isWrite)
    }
  })

  test('is carried out late', async () => {
    const started = performance.now()
    const { outcome, isUnchanged, isWrite } = (await meet({ fault: 'slow', delayMs: 60 })) as Record<string, unknown>
    expect(outcome).toBeUndefined()
    expect(isUnchanged).toBe(!isWrite)
    expect(performance.now() - started).toBeGreaterThanOrEqual(58)
  })
})

/** The names and statuses of all errors of the service's model. */
const errors = Object.values(sdk).flatMap((each: unknown) => {
  if (!Array.isArray(each) || each[0] !== -3) return []
  const [, , name, traits] = each as [number, string, string, { readonly httpError?: number } | 0]
  return traits === 0 ? [] : [{ name, status: traits.httpError }]
})

test('every error of the model can be asked for, with its status', async () => {
  expect(errors.length).toBeGreaterThan(100)
  await withCloudFront({}, async ({ server, client }) => {
    for (const { name, status } of errors) {
      server.inject({ fault: 'error', code: name })
      const thrown = await thrownBy(client.send(new GetDistributionCommand({ Id: 'E1' })))
      expect(thrown).toEqual({ name, status, message: expect.stringMatching(/\w/) })
    }
  })
})

test('an error is answered with the text that is given, or with what the service says', async () => {
  await withCloudFront({}, async ({ server, client }) => {
    const text = 'Your account must be verified before you can add new CloudFront resources.'
    server.inject({ fault: 'error', code: 'AccessDenied', message: text })
    server.inject({ fault: 'error', code: 'CNAMEAlreadyExists', times: 2 })
    server.inject({ fault: 'error', code: 'ExpiredToken' })
    const get = () => thrownBy(client.send(new GetDistributionCommand({ Id: 'E1' })))
    expect(await get()).toEqual({ name: 'AccessDenied', status: 403, message: text })
    const held = 'One or more of the CNAMEs you provided are already associated with a different resource.'
    const refused = { name: 'CNAMEAlreadyExists', status: 409, message: held }
    expect([await get(), await get()]).toEqual([refused, refused])
    expect(await get()).toMatchObject({ name: 'ExpiredToken', status: 403 })
    expect(await get()).toMatchObject({ name: 'NoSuchDistribution' })
  })
})

test('an error that the service does not have cannot be asked for', async () => {
  await withCloudFront({}, async ({ server }) => {
    const message = /^"NoSuchError" is not an error of CloudFront: /
    expect(() => {
      server.inject({ fault: 'error', code: 'NoSuchError' })
    }).toThrow(message)
    await expect(startCloudFront({ faults: [{ fault: 'error', code: 'NoSuchError' }] })).rejects.toThrow(message)
  })
})

describe('stale-etag', () => {
  const remove = (Id: string, IfMatch: string) => new DeleteDistributionCommand({ Id, IfMatch })

  test('moves the ETag before the request, as often as it says, and befalls no request without If-Match', async () => {
    await withCloudFront({ faults: [{ fault: 'stale-etag', times: 2 }] }, async ({ server, client }) => {
      const { id, etag } = server.addDistribution({ enabled: false })
      const etags = [etag]
      for (const round of [0, 1]) {
        const { ETag = '' } = await client.send(new GetDistributionConfigCommand({ Id: id }))
        expect(ETag).toBe(etags[round])
        expect(await thrownBy(client.send(remove(id, ETag)))).toMatchObject({ name: 'PreconditionFailed', status: 412 })
        etags.push(String(server.distribution(id)?.etag))
      }
      expect(new Set(etags).size).toBe(3)
      expect(server.distribution(id)?.status).toBe('Deployed')
      await client.send(remove(id, String(etags.at(-1))))
      expect(server.distribution(id)).toBeUndefined()
    })
  })

  test('can change the configuration, too', async () => {
    await withCloudFront({}, async ({ server, client }) => {
      const { id, etag } = server.addDistribution({ enabled: false })
      server.inject({ fault: 'stale-etag', change: (config) => ({ ...config, Enabled: true, Comment: 'mine again' }) })
      expect(await thrownBy(client.send(remove(id, etag)))).toMatchObject({ name: 'PreconditionFailed' })
      expect(server.distribution(id)).toMatchObject({
        enabled: true,
        status: 'InProgress',
        config: { Comment: 'mine again' },
      })
    })
  })

  test('of what is not there is no fault of its own', async () => {
    await withCloudFront({ faults: [{ fault: 'stale-etag' }] }, async ({ client }) => {
      expect(await thrownBy(client.send(remove('E2GONE', 'E1')))).toMatchObject({ name: 'NoSuchDistribution' })
    })
  })
})
