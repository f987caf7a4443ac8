/** The built action under faults of the service that it retries, waits out, or sends in smaller batches. */
import { expect, test } from '@jest/globals'
import type { FaultRule } from '../../emulators/cloudfront/embedded-cloudfront.ts'
import { CHANGES, PATHS, purged } from '../support/action/four-files.ts'
import { withStep } from '../support/action/step-fixture.ts'

test.concurrent.each<FaultRule>([
  { fault: 'lost-answer', operation: 'CreateInvalidation' },
  { fault: 'cut-answer', operation: 'CreateInvalidation' },
  { fault: 'reset', operation: 'CreateInvalidation' },
  { fault: 'http-503-html', operation: 'CreateInvalidation' },
  { fault: 'internal-error', operation: 'CreateInvalidation' },
  { fault: 'throttling', operation: 'CreateInvalidation' },
  { fault: 'too-many-invalidations', operation: 'CreateInvalidation' },
  { fault: 'slow', delayMs: 1500 },
  { fault: 'reset', operation: 'GetInvalidation', times: 5 },
  { fault: 'http-503-html', operation: 'GetInvalidation', times: 5 },
  { fault: 'throttling', operation: 'GetInvalidation', times: 5 },
])('$fault in $operation heals: each path is purged once', async (rule) => {
  await withStep({ changes: CHANGES, faults: [rule] }, async ({ cloudfront, distribution, run }) => {
    const ended = await run({ distribution, root: 'public', wait: 'true' })
    expect([ended.exitCode, ended.outputs.get('status')]).toEqual([0, 'completed'])
    expect(purged(cloudfront.invalidations(distribution))).toEqual({ paths: PATHS, invalidations: 1 })
  })
})

test.concurrent('a lookup by host name waits a quota out, too', async () => {
  const rule: FaultRule = { fault: 'throttling', operation: 'ListDistributions', times: 5 }
  await withStep({ changes: CHANGES, faults: [rule] }, async ({ cloudfront, distribution, run }) => {
    const ended = await run({ distribution: 'www.example.com', root: 'public' })
    expect(ended.exitCode).toBe(0)
    expect(ended.log).toContain('ListDistributions: Throttling')
    expect(purged(cloudfront.invalidations(distribution))).toEqual({ paths: PATHS, invalidations: 1 })
  })
})

test.concurrent('an outage that outlasts the SDK is waited out within wait-timeout', async () => {
  const rule: FaultRule = { fault: 'internal-error', operation: 'CreateInvalidation', times: 5 }
  await withStep({ changes: CHANGES, faults: [rule] }, async ({ cloudfront, distribution, run }) => {
    const ended = await run({ distribution, root: 'public' })
    expect(ended.exitCode).toBe(0)
    expect(ended.log).toContain('Trying again in 1 s')
    expect(purged(cloudfront.invalidations(distribution))).toEqual({ paths: PATHS, invalidations: 1 })
  })
})

test.concurrent('too large a batch is halved until it fits', async () => {
  const rule: FaultRule = { fault: 'batch-too-large', above: 1 }
  await withStep({ changes: CHANGES, faults: [rule] }, async ({ cloudfront, distribution, run }) => {
    const ended = await run({ distribution, root: 'public' })
    expect(ended.exitCode).toBe(0)
    expect(purged(cloudfront.invalidations(distribution))).toEqual({ paths: PATHS, invalidations: 4 })
  })
})

test.concurrent('the older quotas are waited out', async () => {
  const rules = Array.from({ length: 20 }, (_, index) => `/dir${index}/*`).join('\n')
  const quotas = { inProgress: { paths: 3000, wildcards: 15 } }
  await withStep({ changes: {}, quotas, completionMs: 1000 }, async ({ cloudfront, distribution, run }) => {
    const ended = await run({ distribution, paths: rules, wait: 'true' })
    expect([ended.exitCode, ended.outputs.get('status')]).toEqual([0, 'completed'])
    expect(purged(cloudfront.invalidations(distribution)).paths).toHaveLength(20)
    expect(cloudfront.inProgressPeak(distribution).wildcards).toBe(15)
  })
})
