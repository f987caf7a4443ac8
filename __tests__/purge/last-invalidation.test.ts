import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { AUTO, LAST_INVALIDATION, type Target } from '../../src/purge/plan/target.ts'
import { modified, targetOf } from '../support/purge/targets.ts'
import { DENIED, RESET, TOO_LARGE, type Call } from '../support/purge/memory-cloudfront.ts'
import { createCache, createSite, type Files } from '../support/purge/site.ts'
import { runs } from '../support/random-runs.ts'

const [A, B, C, D] = ['a', 'b', 'c', 'd'].map((digit) => digit.repeat(40)) as [string, string, string, string]
const COMMITS: Readonly<Record<string, Files>> = {
  [A]: { 'public/x': '1', 'public/y': '1', 'README.md': '1' },
  [B]: { 'public/x': '2', 'public/y': '1', 'public/new': '1', 'README.md': '1' },
  [C]: { 'public/x': '2', 'public/y': '2', 'public/new': '1', 'README.md': '1' },
  [D]: { 'public/x': '1', 'public/y': '1', 'README.md': '2' },
}
const FOLLOWING = { kind: 'comparison', base: LAST_INVALIDATION, head: 'auto' } as const
const ID = 'E1EXAMPLE'

function following(target: Parameters<typeof targetOf>[0] = {}): Target {
  return targetOf({ changes: FOLLOWING, ...target })
}

/** Refuses the creation of some of a run's batches, counted from 0. */
function refuseBatches(...which: readonly number[]) {
  let creations = 0
  return ({ operation }: Call) =>
    operation === 'createInvalidation' && which.includes(creations++) ? DENIED : undefined
}

describe('a history in which run 2 of 3 fails', () => {
  test('the first run purges everything, and the third what the second changed', async () => {
    const site = createSite(COMMITS)
    const targets = [following()]
    const first = await site.run({ commit: A, targets })
    expect(first.purged(ID)).toEqual(['/*'])
    expect(first.result.targets[0]?.everythingBecause).toContain(`${ID} has no invalidations`)

    const second = await site.run({ commit: B, targets, refuse: refuseBatches(0) })
    expect([second.result.status, second.purged(ID)]).toEqual(['failed', []])

    const third = await site.run({ commit: C, targets })
    expect(third.compared).toEqual([`${A}..${C}`])
    expect(third.purged(ID)).toEqual(['/new', '/x', '/y'])
    expect(third.result.targets[0]?.changes).toMatchObject({ kind: 'known', base: A, head: C })
    expect(third.messages).toContainEqual(expect.stringContaining(`by run 1, is for ${A}.`))

    expect((await site.run({ commit: C, targets })).result.status).toBe('nothing-to-do')
  })

  test('of a run that posted some of its batches the files were live: they are purged again, though they are as before', async () => {
    const site = createSite(COMMITS)
    const targets = [following({ posting: { batchSize: 1 } })]
    await site.run({ commit: A, targets })
    const second = await site.run({ commit: B, targets, refuse: refuseBatches(1) })
    expect(second.purged(ID)).toEqual(['/new'])

    const third = await site.run({ commit: D, targets })
    expect(third.compared).toEqual([`${A}..${D}`, `${B}..${D}`])
    expect(third.purged(ID)).toEqual(['/new', '/x'])
    expect(third.messages).toContainEqual(expect.stringContaining(`${B} may have been live since`))
  })

  test('one whose commit is gone makes the changes unknown', async () => {
    const site = createSite(COMMITS, new Set([B]))
    const targets = [following({ posting: { batchSize: 1 } })]
    await site.run({ commit: A, targets })
    await site.run({ commit: B, targets, refuse: refuseBatches(1) })
    const third = await site.run({ commit: D, targets })
    expect(third.purged(ID)).toEqual(['/*'])
    expect(third.result.targets[0]?.everythingBecause).toBe(`${B} is gone.`)

    const fourth = await site.run({ commit: C, targets })
    expect(fourth.compared).toEqual([`${D}..${C}`])
  })
})

describe('the base', () => {
  test.each([
    ['all', ['/*']],
    ['skip', []],
    ['fail', []],
  ] as const)('that is gone is `when-unknown: %s`', async (whenUnknown, purged) => {
    const site = createSite(COMMITS, new Set([A]))
    await site.run({ commit: A, targets: [following()] })
    const { result, purged: of } = await site.run({ commit: B, targets: [following({ whenUnknown })] })
    expect(of(ID)).toEqual(purged)
    expect(result.status).toBe({ all: 'in-progress', skip: 'nothing-to-do', fail: 'failed' }[whenUnknown])
    expect(result.targets[0]?.changes).toMatchObject({ kind: 'unknown', reason: `${A} is gone.`, head: B })
  })

  test('that may not be read is unknown, and says which action is missing', async () => {
    const site = createSite(COMMITS)
    await site.run({ commit: A, targets: [following()] })
    const { result, purged } = await site.run({
      commit: B,
      targets: [following()],
      refuse: ({ operation }) =>
        operation === 'getCallerReference'
          ? { code: 'AccessDenied', text: 'is not authorized to perform: cloudfront:GetInvalidation' }
          : undefined,
    })
    expect(purged(ID)).toEqual(['/*'])
    expect(result.targets[0]?.everythingBecause).toContain('Allow the role `cloudfront:GetInvalidation` on')
  })

  test('is not one for which changes were skipped or listed', async () => {
    const site = createSite(COMMITS)
    const skipping = following({ whenUnknown: 'skip', paths: ['/always'] })
    expect((await site.run({ commit: A, targets: [skipping] })).purged(ID)).toEqual(['/always'])
    const listing = targetOf({ changes: { kind: 'list', files: modified('public/x') } })
    expect((await site.run({ commit: B, targets: [listing] })).purged(ID)).toEqual(['/x'])
    expect((await site.run({ commit: C, targets: [following()] })).purged(ID)).toEqual(['/*'])
  })

  test('is of these rules, this repository and all targets of the distribution', async () => {
    const site = createSite(COMMITS)
    const [one, other] = [
      following({ scope: '00000001' }),
      following({ scope: '00000002', rules: ['README.md -> /readme'] }),
    ]
    await site.run({ commit: A, targets: [one] })
    await site.run({ commit: A, targets: [one, other] })
    await site.run({ commit: A, targets: [one], repository: 'octo-org/other' })
    await site.run({ commit: B, targets: [other] })

    expect((await site.run({ commit: C, targets: [one] })).compared).toEqual([`${A}..${C}`])
    const both = await site.run({ commit: D, targets: [one, other] })
    expect(both.compared).toEqual([`${A}..${D}`])
    expect(both.purged(ID)).toEqual(['/readme'])
    expect((await site.run({ commit: C, targets: [one], repository: 'octo-org/other' })).compared).toEqual([
      `${A}..${C}`,
    ])
    expect((await site.run({ commit: D, targets: [other] })).compared).toEqual([`${B}..${D}`])
  })

  test('of a target that has nothing to purge is vouched for by the others', async () => {
    const site = createSite(COMMITS)
    const targets = [
      following({ scope: '00000001' }),
      following({ scope: '00000002', rules: ['README.md -> /readme'] }),
    ]
    await site.run({ commit: A, targets })
    expect((await site.run({ commit: B, targets })).purged(ID)).toEqual(['/new', '/x'])
    expect((await site.run({ commit: D, targets })).compared).toEqual([`${B}..${D}`])
  })

  test('a rollback is the last that was live', async () => {
    const site = createSite(COMMITS)
    const targets = [following()]
    for (const commit of [A, B, A]) await site.run({ commit, targets })
    expect((await site.run({ commit: B, targets })).compared).toEqual([`${A}..${B}`])
  })
})

describe('with `auto`', () => {
  const auto = (given: Parameters<typeof targetOf>[0] = {}) =>
    following({ changes: { kind: 'comparison', base: AUTO, head: 'auto' }, ...given })

  test('what CloudFront remembers goes before the event', async () => {
    const site = createSite(COMMITS)
    const targets = [auto()]
    expect((await site.run({ commit: B, before: A, targets })).compared).toEqual([`${A}..${B}`])
    // The push of C never ran.
    const third = await site.run({ commit: D, before: C, targets })
    expect(third.compared).toEqual([`${B}..${D}`])
    expect(third.notices).toEqual([])
  })

  test('it goes on from what `last-invalidation` purged, and the other way round', async () => {
    const site = createSite(COMMITS)
    await site.run({ commit: A, targets: [following()] })
    expect((await site.run({ commit: B, before: D, targets: [auto()] })).compared).toEqual([`${A}..${B}`])
    expect((await site.run({ commit: C, targets: [following()] })).compared).toEqual([`${B}..${C}`])
  })

  test('an event that names no base either is unknown, and both reasons are told', async () => {
    const { result, purged } = await createSite(COMMITS).run({ commit: B, targets: [auto()] })
    expect(purged(ID)).toEqual(['/*'])
    expect(result.targets[0]?.everythingBecause).toMatch(/has no invalidations.*The event names no base\./)
  })

  test('the event does not stand in for a purge that was not completed', async () => {
    const site = createSite(COMMITS)
    const targets = [auto({ posting: { batchSize: 1 } })]
    await site.run({ commit: B, before: A, targets, refuse: refuseBatches(1) })
    expect((await site.run({ commit: D, before: C, targets })).purged(ID)).toEqual(['/*'])
  })

  test.each(['listInvalidationIds', 'getCallerReference'])(
    'a role that may not %s is told once, and its purges are none to go on from',
    async (operation) => {
      const site = createSite(COMMITS)
      const targets = [auto({ distributions: [ID, 'E2EXAMPLE'] })]
      await site.run({ commit: A, before: B, targets })
      const denied = await site.run({
        commit: C,
        before: B,
        targets,
        refuse: (call) => (call.operation === operation ? { code: 'AccessDenied', text: 'No.' } : undefined),
      })
      expect(denied.result.status).toBe('in-progress')
      expect([denied.purged(ID), denied.purged('E2EXAMPLE')]).toEqual([['/y'], ['/y']])
      expect(denied.notices).toEqual([expect.stringMatching(/statement `Wait`.*`base: event`/)])
      expect((await site.run({ commit: D, before: C, targets })).compared).toEqual([`${A}..${D}`])
    },
  )

  test('a service that does not answer leaves the base unknown', async () => {
    const site = createSite(COMMITS)
    await site.run({ commit: A, before: B, targets: [auto()] })
    const { result } = await site.run({
      commit: C,
      before: B,
      targets: [auto({ whenUnknown: 'fail' })],
      refuse: ({ operation }) => (operation === 'listInvalidationIds' ? RESET : undefined),
    })
    expect(result).toMatchObject({
      status: 'failed',
      problems: [{ message: expect.stringContaining('cannot be looked up') }],
    })
  })

  test('throttling is waited out', async () => {
    const site = createSite(COMMITS)
    await site.run({ commit: A, before: B, targets: [auto()] })
    let refusals = 3
    const { compared } = await site.run({
      commit: C,
      before: B,
      targets: [auto()],
      refuse: ({ operation }) =>
        ['listInvalidationIds', 'getCallerReference'].includes(operation) && refusals-- > 0
          ? { code: 'Throttling', text: 'Rate exceeded' }
          : undefined,
    })
    expect(compared).toEqual([`${A}..${C}`])
  })

  test('`event` asks nothing of CloudFront, and does not vouch for what a run before left out', async () => {
    const site = createSite(COMMITS)
    const event = following({
      scope: '00000002',
      changes: { kind: 'comparison', base: 'event', head: 'auto' },
    })
    await site.run({ commit: A, before: B, targets: [auto()] })
    const { calls, compared } = await site.run({ commit: C, before: B, targets: [event] })
    expect(compared).toEqual([`${B}..${C}`])
    expect(calls.map(({ operation }) => operation)).toEqual(['createInvalidation'])
  })
})

describe('several distributions', () => {
  const E1 = following({ distributions: ['E1'] })
  const all = following({ distributions: ['E1', 'www.example.com', 'EWWW'] })

  test('have a base each, by whatever names they are called', async () => {
    const site = createSite(COMMITS)
    await site.run({ commit: A, targets: [all] })
    await site.run({ commit: B, targets: [E1] })
    const { result, compared, purged, calls } = await site.run({ commit: C, targets: [all] })
    expect(compared.toSorted()).toEqual([`${A}..${C}`, `${B}..${C}`])
    expect([purged('E1'), purged('EWWW')]).toEqual([['/y'], ['/new', '/x', '/y']])
    expect(result.targets.map(({ target }) => target.distributions)).toEqual([['E1'], ['www.example.com', 'EWWW']])
    expect(calls.filter(({ operation }) => operation === 'listDistributions')).toHaveLength(1)
  })

  test('with the same base are compared once, and looked up once for several targets', async () => {
    const site = createSite(COMMITS)
    const targets = [all, following({ distributions: ['E1'], scope: '00000002', rules: ['public/y -> /other'] })]
    await site.run({ commit: A, targets })
    const { compared, calls, purged } = await site.run({ commit: C, targets })
    expect(compared).toEqual([`${A}..${C}`])
    expect(calls.filter(({ operation }) => operation === 'listInvalidationIds').map(({ id }) => id)).toEqual([
      'E1',
      'EWWW',
    ])
    expect(purged('E1')).toEqual(['/new', '/other', '/x', '/y'])
  })

  test('that cannot be found fail the run', async () => {
    const { result, calls } = await createSite(COMMITS).run({
      commit: A,
      targets: [following({ distributions: ['nobody.example'] })],
    })
    expect(result).toMatchObject({
      status: 'failed',
      targets: [],
      problems: [{ message: expect.stringContaining('nobody.example') }],
    })
    expect(calls.map(({ operation }) => operation)).toEqual(['listDistributions', 'findTenant'])
  })
})

test('a dry run reads the base, and posts nothing', async () => {
  const site = createSite(COMMITS)
  await site.run({ commit: A, targets: [following()] })
  const { result, calls } = await site.run({ commit: B, targets: [following()], request: { dryRun: true } })
  expect(result).toMatchObject({ status: 'planned', distributions: [{ paths: ['/new', '/x'] }] })
  expect(calls.map(({ operation }) => operation)).toEqual(['listInvalidationIds', 'getCallerReference'])
})

/**
 * Random commits of four files are deployed one after the other, backwards, too, while viewers fill the cache, and any batch of
 * a run may be refused. A run that posts nothing leaves no trace: here nobody saw what it deployed.
 */
test('after any history of failures, a run that succeeds leaves nothing stale', async () => {
  const paths = ['/a', '/b', '/c', '/d']
  const commit = fc.array(fc.constantFrom(undefined, '1', '2'), { minLength: 4, maxLength: 4 })
  const run = fc.record({
    commit: fc.nat(4),
    refused: fc.subarray([0, 1, 2, 3]),
    viewed: fc.subarray(paths),
    halved: fc.boolean(),
  })
  await fc.assert(
    fc.asyncProperty(
      fc.array(commit, { minLength: 5, maxLength: 5 }),
      fc.array(run, { minLength: 3, maxLength: 12 }),
      async (contents, runs) => {
        const commits = contents.map((files): Files =>
          Object.fromEntries(
            files.flatMap((content, index) =>
              content === undefined ? [] : [[`public${paths[index] ?? ''}`, content]],
            ),
          ),
        )
        const site = createSite(Object.fromEntries(commits.map((files, index) => [String(index).repeat(40), files])))
        const cache = createCache()
        for (const { commit, refused, viewed, halved } of runs) {
          const refuse = refuseBatches(...refused)
          const answer = await site.run({
            commit: String(commit).repeat(40),
            targets: [following({ posting: { batchSize: halved ? 4 : 1, waitTimeout: 0 } })],
            refuse: (call) => (halved && (call.paths?.length ?? 0) > 1 ? TOO_LARGE : refuse(call)),
          })
          const files = commits[commit] ?? {}
          const purged = answer.purged(ID)
          if (answer.result.status === 'failed' && purged.length === 0) continue
          cache.view(viewed, files)
          cache.purge(purged)
          if (answer.result.status !== 'failed') expect(cache.stale(files)).toEqual([])
          cache.view(viewed, files)
        }
      },
    ),
    { numRuns: runs(400) },
  )
})
