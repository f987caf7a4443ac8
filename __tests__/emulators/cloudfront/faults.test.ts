import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { describe, expect, test } from '@jest/globals'
import {
  CreateInvalidationCommand,
  GetInvalidationCommand,
  ListDistributionsCommand,
  ListTagsForResourceCommand,
} from '@aws-sdk/client-cloudfront'
import { startCloudFront, type FaultRule } from '../../../emulators/cloudfront/embedded-cloudfront.ts'
import {
  AUTHORIZATION,
  batchOf,
  createClock,
  DISTRIBUTION,
  thrownBy,
  withCloudFront,
} from '../../support/emulators/cloudfront/fixture.ts'

const create = (callerReference = 'r', paths: readonly string[] = ['/a']) =>
  new CreateInvalidationCommand(batchOf(callerReference, paths))

/** Creates invalidations from another process: in jest's realm the SDK does not recognize the errors of sockets. */
async function createInOwnProcess(url: string, count: number, maxAttempts: number): Promise<readonly object[]> {
  const script = fileURLToPath(new URL('../../support/emulators/cloudfront/create-invalidations.ts', import.meta.url))
  const args = [script, url, DISTRIBUTION, String(count), String(maxAttempts)]
  const { stdout } = await promisify(execFile)(process.execPath, args)
  return JSON.parse(stdout) as readonly object[]
}

test('every fault as the SDK sees it', async () => {
  const deniedAction = 'cloudfront:CreateInvalidation'
  const accessDenied =
    `User: arn:aws:sts::123456789012:assumed-role/deploy/GitHubActions is not authorized to perform: ${deniedAction} on resource: ` +
    `arn:aws:cloudfront::123456789012:distribution/${DISTRIBUTION} because no identity-based policy allows the ${deniedAction} action`
  // Each fault, what the SDK throws, the status that was sent, and whether the request was carried out.
  const table: readonly (readonly [FaultRule, object, number | undefined, boolean])[] = [
    [{ fault: 'lost-answer' }, { message: 'socket hang up', code: 'ECONNRESET' }, undefined, true],
    [{ fault: 'reset' }, { message: 'socket hang up', code: 'ECONNRESET' }, undefined, false],
    [{ fault: 'cut-answer' }, { message: expect.stringContaining('aborted'), code: 'ECONNRESET' }, 201, true],
    [{ fault: 'http-503-html' }, { name: 'Unknown', status: 503 }, 503, false],
    [
      { fault: 'internal-error' },
      { name: 'InternalError', status: 500, message: 'CloudFront encountered an internal error. Please try again.' },
      500,
      false,
    ],
    [{ fault: 'throttling' }, { name: 'Throttling', status: 400, message: 'Rate exceeded' }, 400, false],
    [{ fault: 'too-many-invalidations' }, { name: 'TooManyInvalidationsInProgress', status: 400 }, 400, false],
    [{ fault: 'access-denied' }, { name: 'AccessDenied', status: 403, message: accessDenied }, 403, false],
    [
      { fault: 'expired-token' },
      { name: 'ExpiredToken', status: 403, message: 'The security token included in the request is expired' },
      403,
      false,
    ],
    [
      { fault: 'invalid-client-token' },
      { name: 'InvalidClientTokenId', status: 403, message: 'The security token included in the request is invalid.' },
      403,
      false,
    ],
  ]
  await withCloudFront({ faults: table.map(([rule]) => rule) }, async ({ server }) => {
    const outcomes = await createInOwnProcess(server.url, table.length + 1, 1)
    const made = server.invalidations(DISTRIBUTION)
    expect(outcomes).toMatchObject([...table.map(([, thrown]) => thrown), { id: made.at(-1)?.id, attempts: 1 }])
    expect(server.requests.map(({ fault, status }) => [fault, status])).toEqual([
      ...table.map(([{ fault }, , status]) => [fault, status]),
      [undefined, 201],
    ])
    const carriedOut = [...table.map(([, , , done]) => done), true]
    expect(carriedOut.map((_, index) => made.some((each) => each.callerReference === `r${index}`))).toEqual(carriedOut)
  })
})

test('what the SDK tries again is carried out once', async () => {
  const names = ['lost-answer', 'cut-answer', 'reset', 'http-503-html', 'internal-error', 'throttling'] as const
  // The first attempt of each request meets a fault, its second meets none: one more for each of the later rules to skip.
  await withCloudFront({ faults: names.map((fault, skip) => ({ fault, skip })) }, async ({ server }) => {
    const outcomes = await createInOwnProcess(server.url, names.length, 2)
    const made = server.invalidations(DISTRIBUTION)
    expect(outcomes).toEqual(made.map(({ id }) => ({ id, attempts: 2 })))
    expect(made.map(({ callerReference }) => callerReference)).toEqual(['r0', 'r1', 'r2', 'r3', 'r4', 'r5'])
    expect(server.requests.map(({ fault }) => fault)).toEqual(names.flatMap((fault) => [fault, undefined]))
  })
})

test('slow is carried out late', async () => {
  await withCloudFront({ faults: [{ fault: 'slow', delayMs: 300 }] }, async ({ server, client }) => {
    const begun = performance.now()
    const answer = client.send(create())
    expect(server.invalidations(DISTRIBUTION)).toEqual([])
    await answer
    expect(performance.now() - begun).toBeGreaterThanOrEqual(299)
    expect(server.invalidations(DISTRIBUTION)).toHaveLength(1)
  })
})

test('closing ends what is slow', async () => {
  const arrival = Promise.withResolvers<undefined>()
  const now = () => {
    arrival.resolve(undefined)
    return Date.now()
  }
  const server = await startCloudFront({ now, faults: [{ fault: 'slow', delayMs: 3_600_000 }] })
  const answer = fetch(`${server.url}/2020-05-31/distribution`, { headers: { authorization: AUTHORIZATION } })
  await arrival.promise
  await Promise.all([server.close(), expect(answer).rejects.toThrow('fetch failed')])
  expect(server.requests).toMatchObject([{ fault: 'slow', error: 'InternalError' }])
})

test('refuse-path refuses every batch with such a path, and no other', async () => {
  const faults: FaultRule[] = [
    { fault: 'refuse-path', refuses: ['/bad'] },
    { fault: 'refuse-path', refuses: (path) => path.includes("'") },
  ]
  await withCloudFront({ faults }, async ({ server, client }) => {
    for (const paths of [['/a', '/bad'], ['/bad'], ["/it's"]]) {
      expect(await thrownBy(client.send(create('r', paths)))).toMatchObject({
        name: 'InvalidArgument',
        message: 'Your request contains one or more invalid invalidation paths.',
      })
    }
    await client.send(create('r', ['/a', '/bad/not']))
    expect(server.invalidations(DISTRIBUTION)).toHaveLength(1)
  })
})

test('batch-too-large refuses every batch above its size', async () => {
  await withCloudFront({ faults: [{ fault: 'batch-too-large', above: 2 }] }, async ({ client }) => {
    for (const callerReference of ['r', 's']) {
      const refused = await thrownBy(client.send(create(callerReference, ['/a', '/b', '/c'])))
      expect(refused).toMatchObject({ name: 'BatchTooLarge', status: 413 })
    }
    await client.send(create('r', ['/a', '/b']))
    await client.send(new ListDistributionsCommand())
  })
})

test('rules are for an operation, skip, and count; the first that applies is taken', async () => {
  await withCloudFront(
    { faults: [{ fault: 'throttling', operation: 'CreateInvalidation', skip: 1, times: 2 }] },
    async ({ server, client }) => {
      server.inject({ fault: 'internal-error', operation: 'CreateInvalidation' })
      const names: string[] = []
      for (const callerReference of ['a', 'b', 'c', 'd']) {
        await client.send(new ListDistributionsCommand())
        const outcomes = await Promise.allSettled([client.send(create(callerReference))])
        names.push(...outcomes.map((each) => (each.status === 'rejected' ? nameOf(each.reason) : 'carried out')))
      }
      expect(names).toEqual(['InternalError', 'Throttling', 'Throttling', 'carried out'])
    },
  )
})

test('a bug of the server is an InternalError that says which', async () => {
  const clock = createClock()
  const completionMs = () => {
    throw new RangeError('no such index')
  }
  await withCloudFront({ now: clock.now, completionMs }, async ({ client }) => {
    const refused = await thrownBy(client.send(create()))
    expect(refused).toMatchObject({ name: 'InternalError', status: 500, message: 'RangeError: no such index' })
  })
})

describe('permissions', () => {
  test('what is not allowed is denied, and nothing is done', async () => {
    await withCloudFront(
      { allow: ['cloudfront:CreateInvalidation', 'cloudfront:list*'] },
      async ({ server, client }) => {
        const { Invalidation } = await client.send(create())
        await client.send(new ListDistributionsCommand())
        const get = new GetInvalidationCommand({ DistributionId: DISTRIBUTION, Id: Invalidation?.Id })
        const refused = await thrownBy(client.send(get))
        expect(refused).toMatchObject({ name: 'AccessDenied', status: 403 })
        expect(refused.message).toContain('no identity-based policy allows the cloudfront:GetInvalidation action')
        expect(server.requests.at(-1)).not.toHaveProperty('input')
      },
    )
  })

  test.each([
    ['distribution', new ListDistributionsCommand(), '*'],
    [
      'tags',
      new ListTagsForResourceCommand({ Resource: 'arn:aws:cloudfront::123456789012:distribution/E2X' }),
      'arn:aws:cloudfront::123456789012:distribution/E2X',
    ],
  ] as const)('the denial of %s names what it is for', async (_, command, resource) => {
    await withCloudFront({ allow: [] }, async ({ client }) => {
      const refused = await thrownBy(client.send(command as ListDistributionsCommand))
      expect(refused.message).toContain(` on resource: ${resource} because `)
    })
  })

  test('the denial of tags of nothing names everything', async () => {
    await withCloudFront({ allow: [] }, async ({ send }) => {
      expect(await (await send('GET', '/2020-05-31/tagging')).text()).toContain(' on resource: * because ')
    })
  })
})

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : String(error)
}
