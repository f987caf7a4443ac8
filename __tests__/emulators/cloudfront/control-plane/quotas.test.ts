import { expect, test } from '@jest/globals'
import { CreateInvalidationCommand, ListInvalidationsCommand, type CloudFrontClient } from '@aws-sdk/client-cloudfront'
import {
  batchOf,
  createClock,
  DISTRIBUTION,
  thrownBy,
  withCloudFront,
} from '../../../support/emulators/cloudfront/fixture.ts'

const TOO_MANY = {
  name: 'TooManyInvalidationsInProgress',
  status: 400,
  message:
    'You have exceeded the maximum number of allowable InProgress invalidation batch requests, or invalidation objects.',
}

let references = 0

function post(client: CloudFrontClient, paths: readonly string[], DistributionId = DISTRIBUTION) {
  references += 1
  return client.send(new CreateInvalidationCommand({ ...batchOf(`r${references}`, paths), DistributionId }))
}

function pathsOf(count: number, end = ''): readonly string[] {
  return Array.from({ length: count }, (_, index) => `/${index}${end}`)
}

test('paths in progress', async () => {
  const clock = createClock()
  const quotas = { inProgress: { paths: 10, wildcards: 2 } }
  await withCloudFront({ now: clock.now, completionMs: 1000, quotas }, async ({ server, client }) => {
    const other = server.addDistribution().id
    await post(client, pathsOf(6))
    clock.pass(500)
    await post(client, pathsOf(4))
    expect(await thrownBy(post(client, ['/one-more']))).toMatchObject(TOO_MANY)
    expect(await thrownBy(post(client, ['#tag']))).toMatchObject(TOO_MANY)
    // Wildcards have a quota of their own, and each distribution has both.
    await post(client, ['/a/*'])
    await post(client, pathsOf(10), other)
    clock.pass(500)
    expect(await thrownBy(post(client, pathsOf(7)))).toMatchObject(TOO_MANY)
    await post(client, pathsOf(6))
    expect(server.inProgressPeak(DISTRIBUTION)).toEqual({ paths: 10, wildcards: 1 })
    expect(server.inProgressPeak(other)).toEqual({ paths: 10, wildcards: 0 })
    expect(server.inProgressPeak('E2NONE')).toEqual({ paths: 0, wildcards: 0 })
  })
})

test('wildcards in progress', async () => {
  const clock = createClock()
  const quotas = { inProgress: { paths: 3000, wildcards: 15 } }
  await withCloudFront({ now: clock.now, completionMs: 1000, quotas }, async ({ client }) => {
    expect(await thrownBy(post(client, pathsOf(16, '*')))).toMatchObject(TOO_MANY)
    await post(client, pathsOf(15, '*'))
    expect(await thrownBy(post(client, ['/a', '/*']))).toMatchObject(TOO_MANY)
    await post(client, ['/a'])
    clock.pass(1000)
    await post(client, ['/a', '/*'])
  })
})

test('the same batch again needs no room', async () => {
  await withCloudFront(
    { completionMs: 60_000, quotas: { inProgress: { paths: 2, wildcards: 0 } } },
    async ({ client }) => {
      const command = new CreateInvalidationCommand(batchOf('same', ['/a', '/b']))
      const first = await client.send(command)
      expect((await client.send(command)).Invalidation?.Id).toBe(first.Invalidation?.Id)
    },
  )
})

test('paths a second', async () => {
  const clock = createClock()
  await withCloudFront({ now: clock.now, quotas: { perSecond: { paths: 150, wildcards: 1 } } }, async ({ client }) => {
    await post(client, pathsOf(100))
    await post(client, pathsOf(50))
    expect(await thrownBy(post(client, ['/a']))).toMatchObject(TOO_MANY)
    clock.pass(100)
    await post(client, pathsOf(15))
    expect(await thrownBy(post(client, ['/a']))).toMatchObject(TOO_MANY)
    clock.pass(1000)
    // More than a second's worth goes when nothing is owed, and has to be made good for then.
    await post(client, pathsOf(450))
    clock.pass(2000)
    expect(await thrownBy(post(client, ['/a']))).toMatchObject(TOO_MANY)
    clock.pass(7)
    await post(client, ['/a'])
  })
})

test('wildcards a second', async () => {
  const clock = createClock()
  await withCloudFront({ now: clock.now, quotas: { perSecond: { paths: 150, wildcards: 1 } } }, async ({ client }) => {
    await post(client, ['/a/*'])
    expect(await thrownBy(post(client, ['/b/*']))).toMatchObject(TOO_MANY)
    // What was refused took nothing, and paths wait for no wildcard.
    await post(client, pathsOf(150))
    clock.pass(1000)
    await post(client, ['/a/*', '/b/*', '/c/*'])
    await post(client, ['/a'])
    clock.pass(2999)
    expect(await thrownBy(post(client, ['/d/*']))).toMatchObject(TOO_MANY)
    clock.pass(1)
    await post(client, ['/d/*'])
  })
})

test('calls a second', async () => {
  const clock = createClock()
  await withCloudFront({ now: clock.now, quotas: { callsPerSecond: 0.5 } }, async ({ client }) => {
    await post(client, ['/a'])
    expect(await thrownBy(post(client, ['/b']))).toMatchObject({
      name: 'Throttling',
      status: 400,
      message: 'Rate exceeded',
    })
    await client.send(new ListInvalidationsCommand({ DistributionId: DISTRIBUTION }))
    clock.pass(1999)
    expect(await thrownBy(post(client, ['/b']))).toMatchObject({ name: 'Throttling' })
    clock.pass(1)
    await post(client, ['/b'])
  })
})
