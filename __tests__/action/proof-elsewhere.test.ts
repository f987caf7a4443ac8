/** The proof with several edge locations, a late completion, or no checkout. */
import { describe, expect, test } from '@jest/globals'
import { deploy, seen, withProof } from '../support/proof/proof-fixture.ts'
import { jsonOutput } from '../support/action/step-fixture.ts'

describe('of several edge locations', () => {
  test.concurrent('the one that stays stale counts, though the other one is fresh', async () => {
    const never = { site: { invalidationLagMs: Infinity }, locations: { 'IAD89-C1': {} } }
    await withProof(never, async ({ run }) => {
      const ended = await run({ 'wait-timeout': '14s' })
      const stale = jsonOutput(ended, 'stale')
      expect([ended.exitCode, Array.isArray(stale) && stale.length > 0]).toEqual([1, true])
      expect(Number(ended.outputs.get('verified'))).toBeGreaterThan(0)
      expect(ended.log).toMatch(/\(edge location (?:FRA56-P1, IAD89-C1|IAD89-C1, FRA56-P1)\)/)
      const rows = ended.summary.split('</tr>').filter((row) => row.includes('stale: the old content'))
      expect(rows.length).toBeGreaterThan(0)
      for (const row of rows) expect(row).toMatch(/Hit from cloudfront.*FRA56-P1/)
    })
  })

  test.concurrent('each has time to carry out the invalidation', async () => {
    await withProof({ locations: { 'IAD89-C1': { invalidationLagMs: 900 } } }, async ({ run }) => {
      const ended = await run({})
      // Connections decide which location answers again, so some may stay unknown.
      expect(seen(ended)).toMatchObject({ exitCode: 0, status: 'completed', stale: [] })
      expect(Number(ended.outputs.get('verified'))).toBeGreaterThan(2)
      expect(ended.log).toMatch(/6 of 6 purged URLs were answered.* 0 answered anew, 0 stale/)
    })
  })
})

test.concurrent('nothing is asked before the invalidation has completed', async () => {
  await withProof({ completionMs: 1_200 }, async ({ run, proxied, cloudfront }) => {
    const ended = await run({})
    expect(seen(ended)).toMatchObject({ exitCode: 0, verified: '6' })
    expect(proxied.length).toBeGreaterThan(0)
    expect(cloudfront.invalidations('E1EXAMPLE').map(({ status }) => status)).toEqual(['Completed'])
  })
})

test.concurrent("without a checkout, GitHub's API knows the old and the new bytes", async () => {
  await withProof({ isDeployed: false }, async ({ runWithoutCheckout, objects }) => {
    const early = await runWithoutCheckout({ 'wait-timeout': '14s' })
    expect(seen(early)).toMatchObject({ exitCode: 1, verified: '0' })
    expect(jsonOutput(early, 'stale')).toHaveLength(6)
    deploy(objects)
    expect(seen(await runWithoutCheckout({ paths: '/*' }))).toEqual({
      exitCode: 0,
      status: 'completed',
      verified: '7',
      stale: [],
    })
  })
})
