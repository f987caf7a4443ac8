/** The whole way to a strict service, in processes of their own: the SDK's retries and the network's errors are the real ones. */
import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import {
  startCloudFront,
  type EmbeddedCloudFront,
  type FaultRule,
  type HeldDistribution,
} from '../../../emulators/cloudfront/embedded-cloudfront.ts'
import { CREDENTIALS } from '../../support/cloudfront/environment.ts'
import { DESTROYED, tagsOf } from '../../support/distribution/deploy/account.ts'

const SCRIPT = fileURLToPath(new URL('../../support/distribution/deploy/run-in-own-process.ts', import.meta.url))

let server: EmbeddedCloudFront
let foreign: readonly HeldDistribution[]

beforeEach(async () => {
  server = await startCloudFront({ deploymentMs: 30, completionMs: 30 })
  foreign = [
    server.addDistribution(),
    server.addDistribution({ tags: tagsOf('octo-org/website', 'pr-1') }),
    server.addDistribution({ tags: { ...tagsOf('octo-org/other', 'pr-12'), ...DESTROYED } }),
  ]
})

/** Nothing that is not ours is ever touched, whatever a test does. */
afterEach(async () => {
  expect(server.distributions().filter(({ id }) => isForeign(id))).toEqual(foreign)
  await server.close()
})

function isForeign(id: string): boolean {
  return foreign.some((one) => one.id === id)
}

function ours(): readonly HeldDistribution[] {
  return server.distributions().filter(({ id }) => !isForeign(id))
}

async function run(command: 'deploy' | 'destroy', comment = 'A preview'): Promise<unknown> {
  const { stdout } = await promisify(execFile)(process.execPath, [SCRIPT, command, comment], {
    env: { PATH: process.env['PATH'], ...CREDENTIALS, AWS_ENDPOINT_URL_CLOUDFRONT: server.url },
  })
  return JSON.parse(stdout)
}

function sent(operation: string): number {
  return server.requests.filter((request) => request.operation === operation).length
}

test('a distribution is created, left alone, updated and destroyed', async () => {
  expect(await run('deploy')).toMatchObject({ status: 'completed', change: 'created', problems: [] })
  const [made] = ours()
  expect(made).toMatchObject({ status: 'Deployed', enabled: true, tags: { ...tagsOf('octo-org/website', 'pr-12') } })
  expect(server.invalidations(made?.id ?? '')).toEqual([])

  expect(await run('deploy')).toMatchObject({ status: 'completed', change: 'unchanged', changes: [], problems: [] })
  expect(ours()).toEqual([made])
  expect(server.invalidations(made?.id ?? '')).toMatchObject([{ paths: ['/*'] }])

  expect(await run('deploy', 'Another comment')).toMatchObject({
    status: 'completed',
    change: 'updated',
    cause: 'file',
    changes: [{ path: 'Comment', before: 'A preview', after: 'Another comment' }],
    problems: [],
  })
  expect(sent('UpdateDistribution')).toBe(1)

  expect(await run('destroy')).toMatchObject({ status: 'completed', change: 'deleted', problems: [] })
  expect(ours()).toEqual([])
  expect(await run('destroy')).toMatchObject({ status: 'nothing-to-do', change: 'none', problems: [] })
  expect(await run('deploy')).toMatchObject({ change: 'created', problems: [] })
})

describe('faults', () => {
  test.each<FaultRule>([
    { fault: 'lost-answer', operation: 'CreateDistributionWithTags' },
    { fault: 'cut-answer', operation: 'CreateDistributionWithTags' },
    { fault: 'lost-answer', operation: 'CreateDistributionWithTags', times: 4 },
    { fault: 'reset', operation: 'CreateDistributionWithTags', times: 5 },
    { fault: 'http-503-html', operation: 'CreateDistributionWithTags', times: 5 },
    { fault: 'throttling', operation: 'ListTagsForResource', times: 5 },
    { fault: 'lost-answer', operation: 'TagResource' },
  ])('%j: one distribution, created', async (fault) => {
    server.inject(fault)
    expect(await run('deploy')).toMatchObject({
      status: 'completed',
      change: 'created',
      problems: [],
    })
    expect(ours()).toHaveLength(1)
    // It is new: there is nothing in its cache.
    expect(sent('CreateInvalidation')).toBe(0)
    expect(await run('deploy')).toMatchObject({ change: 'unchanged', problems: [] })
  })

  test.each<FaultRule>([
    { fault: 'lost-answer', operation: 'UpdateDistribution' },
    { fault: 'cut-answer', operation: 'UpdateDistribution' },
    { fault: 'stale-etag', operation: 'UpdateDistribution', times: 3 },
    {
      fault: 'stale-etag',
      operation: 'UpdateDistribution',
      change: (config) => ({ ...config, Comment: 'Changed by hand', PriceClass: 'PriceClass_100' }),
    },
    { fault: 'internal-error', operation: 'GetDistribution', times: 5 },
  ])('%j: updated', async (fault) => {
    await run('deploy')
    server.inject(fault)
    expect(await run('deploy', 'Another comment')).toMatchObject({
      status: 'completed',
      change: 'updated',
      problems: [],
    })
    expect(ours()).toMatchObject([{ config: { Comment: 'Another comment', PriceClass: 'PriceClass_All' } }])
  })

  test.each<FaultRule>([
    { fault: 'lost-answer', operation: 'UpdateDistribution' },
    { fault: 'lost-answer', operation: 'DeleteDistribution' },
    { fault: 'lost-answer', operation: 'TagResource' },
    { fault: 'stale-etag', operation: 'DeleteDistribution', times: 3 },
    { fault: 'error', operation: 'DeleteDistribution', code: 'DistributionNotDisabled', times: 3 },
    { fault: 'throttling', operation: 'ListDistributions', times: 5 },
  ])('%j: deleted', async (fault) => {
    await run('deploy')
    server.inject(fault)
    expect(await run('destroy')).toMatchObject({ status: 'completed', change: 'deleted', problems: [] })
    expect(ours()).toEqual([])
  })
})

test('a distribution on a pricing plan is disabled and left in place', async () => {
  server.addDistribution({ tags: tagsOf('octo-org/website', 'pr-12'), hasPricingPlan: true })
  expect(await run('destroy')).toMatchObject({
    status: 'failed',
    change: 'disabled',
    problems: [{ message: expect.stringContaining('pricing plan'), advice: expect.stringContaining('left in place') }],
  })
  expect(ours()).toMatchObject([{ enabled: false }])
})
