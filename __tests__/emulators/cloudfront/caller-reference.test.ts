import { expect, test } from '@jest/globals'
import { CreateInvalidationCommand, GetInvalidationCommand } from '@aws-sdk/client-cloudfront'
import {
  batchOf,
  createClock,
  DISTRIBUTION,
  thrownBy,
  withCloudFront,
} from '../../support/emulators/cloudfront/fixture.ts'

test('the same reference with the same paths gives the first invalidation again', async () => {
  const clock = createClock()
  await withCloudFront({ now: clock.now, completionMs: 1000 }, async ({ server, client }) => {
    const first = await client.send(new CreateInvalidationCommand(batchOf('r', ['/a', '/b'])))
    clock.pass(1000)
    // Another order and a duplicate are the same paths.
    const again = await client.send(new CreateInvalidationCommand(batchOf('r', ['/b', '/a', '/b'])))
    expect(again.$metadata.httpStatusCode).toBe(201)
    expect(again.Location).toBe(first.Location)
    expect(again.Invalidation).toEqual({ ...first.Invalidation, Status: 'Completed' })
    expect(server.invalidations(DISTRIBUTION)).toHaveLength(1)
  })
})

test.each([
  [
    'InvalidArgument',
    400,
    'Your request contains a caller reference that was used for a previous invalidation batch for the same distribution.',
  ],
  ['InvalidationBatchAlreadyExists', 409, 'The specified invalidation batch already exists.'],
] as const)('the same reference with other paths is %s', async (reusedReference, status, message) => {
  const options = reusedReference === 'InvalidArgument' ? {} : { reusedReference }
  await withCloudFront(options, async ({ server, client }) => {
    await client.send(new CreateInvalidationCommand(batchOf('r', ['/a', '/b'])))
    const refused = await thrownBy(client.send(new CreateInvalidationCommand(batchOf('r', ['/a']))))
    expect(refused).toMatchObject({ name: reusedReference, status, message })
    expect(server.invalidations(DISTRIBUTION)).toHaveLength(1)
  })
})

test('another reference, or another distribution, makes another invalidation', async () => {
  await withCloudFront({}, async ({ server, client }) => {
    const { id } = server.addDistribution()
    await client.send(new CreateInvalidationCommand(batchOf('r', ['/a'])))
    await client.send(new CreateInvalidationCommand(batchOf('s', ['/a'])))
    await client.send(new CreateInvalidationCommand({ ...batchOf('r', ['/b']), DistributionId: id }))
    expect(server.invalidations(DISTRIBUTION).map((each) => each.callerReference)).toEqual(['r', 's'])
    expect(server.invalidations(id).map((each) => each.paths)).toEqual([['/b']])
  })
})

test('an invalidation is in progress as long as its index says', async () => {
  const clock = createClock()
  await withCloudFront({ now: clock.now, completionMs: (index) => 1000 * (index + 1) }, async ({ server, client }) => {
    const made = [
      await client.send(new CreateInvalidationCommand(batchOf('r', ['/a']))),
      await client.send(new CreateInvalidationCommand(batchOf('s', ['/a']))),
    ]
    const statuses = () =>
      Promise.all(
        made.map(async ({ Invalidation }) => {
          const found = await client.send(
            new GetInvalidationCommand({ DistributionId: DISTRIBUTION, Id: Invalidation?.Id }),
          )
          return found.Invalidation?.Status
        }),
      )
    clock.pass(999)
    expect(await statuses()).toEqual(['InProgress', 'InProgress'])
    clock.pass(1)
    expect(await statuses()).toEqual(['Completed', 'InProgress'])
    clock.pass(1000)
    expect(await statuses()).toEqual(['Completed', 'Completed'])
    expect(server.invalidations(DISTRIBUTION)).toMatchObject([
      { id: made[0]?.Invalidation?.Id, createTime: made[0]?.Invalidation?.CreateTime, status: 'Completed' },
      { id: made[1]?.Invalidation?.Id, createTime: made[1]?.Invalidation?.CreateTime, status: 'Completed' },
    ])
  })
})

test.each([
  [0, 'Completed'],
  [60_000, 'InProgress'],
])('with a completion of %i ms, a new invalidation is answered as %s', async (completionMs, status) => {
  await withCloudFront({ completionMs }, async ({ server, client }) => {
    const { Invalidation } = await client.send(new CreateInvalidationCommand(batchOf('r', ['/a'])))
    expect(Invalidation?.Status).toBe(status)
    expect(Invalidation?.Id).toMatch(/^I[0-9A-Z]{25}$/)
    expect(server.invalidations(DISTRIBUTION)[0]?.status).toBe(status)
  })
})
