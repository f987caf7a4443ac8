/** The same as `through-service.test.ts` for faults of updates and deletions. */
import { describe, expect, test } from '@jest/globals'
import type { FaultRule } from '../../../emulators/cloudfront/embedded-cloudfront.ts'
import { eachOnItsService, ours, run, server } from '../../support/distribution/deploy/through-service.ts'

eachOnItsService()

describe('faults', () => {
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
