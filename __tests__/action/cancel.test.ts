/** The built action in a job that is cancelled: the runner sends SIGINT, and SIGTERM if that does not help. */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { cancel, NEXT_SIGNAL } from '../support/action/cancel-step.ts'
import { withStep } from '../support/action/step-fixture.ts'

const PATHS = ['/a.css', '/b.css', '/c.css', '/d.css']
const CHANGES = Object.fromEntries(PATHS.map((path) => [`public${path}`, '2']))

test.each(['SIGINT', 'SIGTERM'] as const)('%s while a quota is waited out', async (signal) => {
  const quotas = { inProgress: { paths: 2, wildcards: 15 } }
  await withStep({ changes: CHANGES, quotas, completionMs: 60_000 }, async ({ cloudfront, distribution, step }) => {
    const inputs = { distribution, root: 'public', 'batch-size': '2' }
    const posting = () => cloudfront.requests.some(({ error }) => error === 'TooManyInvalidationsInProgress')
    const ended = await cancel({ ...step, inputs }, signal, posting)
    expect([ended.exitCode, ended.outputs.get('status')]).toEqual([1, 'failed'])
    expect(ended.took).toBeLessThan(NEXT_SIGNAL)
    expect(JSON.parse(ended.outputs.get('invalidation-ids') ?? '')).toEqual(
      cloudfront.invalidations(distribution).map(({ id }) => id),
    )
    expect(JSON.parse(ended.outputs.get('result') ?? '')).toMatchObject({
      distributions: [{ 'not-posted': [{ paths: ['/c.css', '/d.css'], error: 'Cancelled' }] }],
    })
    expect(ended.log).toContain('::error::The job was cancelled before these were posted: 2 paths, /c.css first.')
    expect(ended.summary).toContain('2 not posted: Cancelled')
    expect(cloudfront.requests.filter(({ time }) => time > ended.sent + 50)).toEqual([])
  })
})

test('SIGINT while completion is waited for', async () => {
  await withStep({ changes: CHANGES, completionMs: 60_000 }, async ({ cloudfront, distribution, step }) => {
    const inputs = { distribution, root: 'public', wait: 'true' }
    const posted = () => cloudfront.invalidations(distribution).length > 0
    const ended = await cancel({ ...step, inputs }, 'SIGINT', posted)
    expect([ended.exitCode, ended.outputs.get('status')]).toEqual([1, 'failed'])
    expect(ended.took).toBeLessThan(NEXT_SIGNAL)
    expect(JSON.parse(ended.outputs.get('invalidation-ids') ?? '')).toEqual(
      cloudfront.invalidations(distribution).map(({ id }) => id),
    )
  })
})

test('SIGINT while an answer is outstanding', async () => {
  const faults = [{ fault: 'slow', delayMs: 5_000, operation: 'CreateInvalidation' }] as const
  const seen: string[] = []
  const onRequest = ({ operation = '' }: { readonly operation?: string }) => seen.push(operation)
  await withStep({ changes: CHANGES, faults, onRequest }, async ({ distribution, step }) => {
    const inputs = { distribution: 'www.example.com', root: 'public' }
    let since = Infinity
    const underWay = () => {
      if (seen.includes('ListDistributions') && since === Infinity) since = Date.now()
      return Date.now() > since + 300
    }
    const ended = await cancel({ ...step, inputs }, 'SIGINT', underWay)
    expect([ended.exitCode, ended.outputs.get('status')]).toEqual([1, 'failed'])
    expect(ended.took).toBeLessThan(NEXT_SIGNAL)
    expect(JSON.parse(ended.outputs.get('result') ?? '')).toMatchObject({
      distributions: [{ distribution, invalidations: [], 'not-posted': [{ paths: PATHS, error: 'Cancelled' }] }],
    })
    expect(ended.log).toContain('unknown whether it accepted these')
  })
})

test('SIGINT while a distribution is deployed', async () => {
  await withStep({ changes: CHANGES, deploymentMs: 600_000 }, async ({ cloudfront, step }) => {
    const configuration = {
      Comment: '',
      Enabled: true,
      Origins: [
        {
          Id: 'o',
          DomainName: 'o.example.com',
          CustomOriginConfig: { HTTPPort: 80, HTTPSPort: 443, OriginProtocolPolicy: 'https-only' },
        },
      ],
      DefaultCacheBehavior: { TargetOriginId: 'o', ViewerProtocolPolicy: 'https-only', CachePolicyId: 'p' },
    }
    await writeFile(join(step.workspace, 'site.json'), JSON.stringify(configuration))
    const inputs = { command: 'deploy', name: 'production', 'config-file': 'site.json', wait: 'true' }
    const tagged = () => cloudfront.requests.filter(({ operation }) => operation === 'TagResource').length > 0
    const ended = await cancel({ ...step, inputs }, 'SIGINT', tagged)
    const own = cloudfront.distributions().find(({ tags }) => tags['cloudfront-action:name'] === 'production')
    expect([ended.exitCode, ended.outputs.get('status')]).toEqual([1, 'failed'])
    expect(ended.took).toBeLessThan(NEXT_SIGNAL)
    expect(Object.fromEntries(ended.outputs)).toMatchObject({
      change: 'created',
      'distribution-id': own?.id,
      'distribution-status': 'InProgress',
    })
    expect(ended.log).toContain('::error::The job was cancelled while production was worked on.')
    expect(ended.summary).toContain('cancelled')
  })
})
