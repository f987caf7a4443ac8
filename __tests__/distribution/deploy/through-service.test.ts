/** The whole way to a strict service, in processes of their own: the SDK's retries and the network's errors are the real ones. */
import { describe, expect, test } from '@jest/globals'
import type { FaultRule } from '../../../emulators/cloudfront/embedded-cloudfront.ts'
import { tagsOf } from '../../support/distribution/deploy/account.ts'
import { eachOnItsService, ours, run, sent, server } from '../../support/distribution/deploy/through-service.ts'

eachOnItsService()

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
