import { expect, test } from '@jest/globals'
import { findDistributions } from '../../src/cloudfront/find-distributions.ts'
import { planDistributions } from '../../src/purge/plan-distributions.ts'
import { planTarget, type TargetPlan } from '../../src/purge/plan/plan-target.ts'
import { changesOf, HEAD, targetOf } from '../support/purge/targets.ts'
import { createMemoryCloudFront, createVirtualClock } from '../support/purge/memory-cloudfront.ts'

const service = createMemoryCloudFront({
  clock: createVirtualClock(),
  summaries: [{ id: 'E1', domainName: 'd1.cloudfront.net', aliases: ['www.example.com'] }],
})

async function plan(targets: readonly TargetPlan[]) {
  const names = targets.flatMap(({ target }) => target.distributions)
  return planDistributions(targets, await findDistributions(names, () => Promise.resolve(service.cloudfront)))
}

test('targets that name one distribution in different ways are one plan, the more careful settings holding', async () => {
  const plans = await plan([
    planTarget(
      targetOf({
        distributions: ['www.example.com', 'E2'],
        rules: ['public/** -> /{path}'],
        posting: { batchSize: 2, wait: false, waitTimeout: 5_000, onWaitTimeout: 'fail' },
      }),
      changesOf('public/a', 'public/b', 'public/c/d'),
    ),
    planTarget(
      targetOf({
        distributions: ['E1', 'd1.cloudfront.net'],
        rules: [],
        paths: ['/c/*', '/a'],
        posting: { batchSize: 10, wait: true, waitTimeout: 9_000, onWaitTimeout: 'warn' },
      }),
      undefined,
    ),
  ])
  expect(plans).toHaveLength(2)
  const byId = new Map(plans.map((plan) => [plan.plan.distribution.id, plan]))
  expect(byId.get('E1')).toMatchObject({
    plan: {
      distribution: { kind: 'distribution', id: 'E1' },
      names: expect.arrayContaining(['www.example.com', 'E1', 'd1.cloudfront.net']),
      paths: ['/a', '/b', '/c/*'],
      covered: 1,
      batches: [['/c/*', '/a'], ['/b']],
    },
    posting: { batchSize: 2, wait: true, waitTimeout: 9_000, onWaitTimeout: 'fail' },
    commit: HEAD,
  })
  expect(byId.get('E2')).toMatchObject({
    plan: { names: ['E2'], paths: ['/a', '/b', '/c/d'], covered: 0 },
    posting: { wait: false, waitTimeout: 5_000 },
    commit: HEAD,
  })
  expect(byId.get('E1')?.scope).not.toBe(byId.get('E2')?.scope)
})

test('the same targets in another order have the same scope', async () => {
  const one = planTarget(targetOf({ rules: ['a -> /a'], distributions: ['E1'] }), changesOf('a'))
  const other = planTarget(targetOf({ rules: ['b -> /b'], distributions: ['E1'] }), changesOf('b'))
  const [first] = await plan([one, other])
  const [second] = await plan([other, one])
  expect(second?.scope).toBe(first?.scope)
  expect(second?.plan.paths).toEqual(first?.plan.paths)
})

test.each([
  ['warn', 'warn', 'warn'],
  ['warn', 'fail', 'fail'],
  ['fail', 'warn', 'fail'],
] as const)('on-wait-timeout %s and %s: %s', async (a, b, combined) => {
  const plans = [a, b].map((onWaitTimeout) =>
    planTarget(targetOf({ rules: [], paths: ['/a'], posting: { onWaitTimeout } }), undefined),
  )
  const [planned] = await plan(plans)
  expect(planned?.posting.onWaitTimeout).toBe(combined)
})
