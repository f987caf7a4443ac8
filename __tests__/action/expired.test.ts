/** The built action with credentials that expire while it works. */
import { expect, test } from '@jest/globals'
import { CHANGES } from '../support/action/four-files.ts'
import { jsonOutput, withStep } from '../support/action/step-fixture.ts'

test('while completion is waited for: what was posted is told, and the step fails', async () => {
  const faults = [{ fault: 'expired-token', operation: 'GetInvalidation', times: 99 }] as const
  await withStep({ changes: CHANGES, faults, completionMs: 60_000 }, async ({ cloudfront, distribution, run }) => {
    const ended = await run({ distribution, root: 'public', wait: 'true' })
    expect([ended.exitCode, ended.outputs.get('status')]).toEqual([1, 'failed'])
    expect(ended.log).toContain('The credentials expired')
    const ids = cloudfront.invalidations(distribution).map(({ id }) => id)
    expect(ids).toHaveLength(1)
    expect(jsonOutput(ended, 'invalidation-ids')).toEqual(ids)
  })
})

test('while a quota is waited out: what was posted is told, and what was not', async () => {
  const faults = [{ fault: 'expired-token', operation: 'CreateInvalidation', skip: 2, times: 99 }] as const
  const quotas = { inProgress: { paths: 2, wildcards: 15 } }
  await withStep(
    { changes: CHANGES, faults, quotas, completionMs: 2_000 },
    async ({ cloudfront, distribution, run }) => {
      const ended = await run({ distribution, root: 'public', 'batch-size': '2' })
      expect([ended.exitCode, ended.outputs.get('status')]).toEqual([1, 'failed'])
      expect(jsonOutput(ended, 'invalidation-ids')).toEqual(cloudfront.invalidations(distribution).map(({ id }) => id))
      expect(jsonOutput(ended, 'result')).toMatchObject({
        distributions: [{ 'not-posted': [{ paths: ['/c.css', '/d.css'], error: 'ExpiredToken' }] }],
      })
    },
  )
})
