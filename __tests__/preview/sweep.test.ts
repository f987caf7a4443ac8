/** Sweeps in memory and in virtual time. */
import { describe, expect, test } from '@jest/globals'
import type { Distributions } from '../../src/cloudfront/distributions.ts'
import { GitHubFailure } from '../../src/github/github.ts'
import { MOST_REMOVALS, type PreviewId } from '../../src/preview/sweep.ts'
import { OTHER_CONFIG, tagsOf } from '../support/distribution/deploy/account.ts'
import { Killed } from '../support/distribution/deploy/memory-distributions.ts'
import type { Gate, GitHubCall } from '../support/preview/memory-github.ts'
import { isServing, openWorld, type World } from '../support/preview/world.ts'

const DAY = 24 * 3_600_000
const task = (name: string) => `cloudfront-preview:${name}`

/** Previews of pull requests 1, 2, …, of which every third is open. */
function fill(world: World, count: number): void {
  for (let number = 1; number <= count; number++) {
    world.github.setPull(number, { isOpen: number % 3 === 0 })
    world.addPreview(`pr-${number}`)
    world.github.addDeployment({ task: task(`pr-${number}`) })
  }
}

/** Sweeps until there is nothing to do, as a schedule does. */
async function sweepAll(world: World): Promise<number> {
  for (let sweeps = 1; ; sweeps++) {
    const { status, problems } = await world.sweep()
    expect(problems).toEqual([])
    if (status === 'nothing-to-do') return sweeps
    expect(sweeps).toBeLessThan(10)
    await world.clock.sleep(DAY)
  }
}

test('150 previews: those of closed pull requests go, those of open ones stay as they are', async () => {
  const calls: string[] = []
  const world = openWorld({
    gate: (operation, act) => {
      calls.push(operation)
      return Promise.resolve(act())
    },
  })
  fill(world, 150)
  const before = world.ours().filter(({ tags }) => Number(tags.get('cloudfront-action:name')?.slice(3)) % 3 === 0)
  const first = await world.sweep()
  expect(Map.groupBy(first.previews, ({ change }) => change).get('disabled')).toHaveLength(100)
  // One list of each kind, and for each removal: its state three times, its comments, its deployment.
  expect(calls.length).toBeLessThan(150 * 6)
  // One that comes too early to delete, one that deletes, one that finds nothing.
  expect(await sweepAll(world)).toBe(3)
  expect(world.ours()).toEqual(before)
  expect(world.github.allDeployments()).toHaveLength(50)
})

test.each(Array.from({ length: 10 }, (_, index) => index * 89))(
  '150 previews, throttled, and killed after %d calls of CloudFront: the next sweeps reach the same end',
  async (killedAt) => {
    let calls = 0
    const world = openWorld({
      trouble: () => {
        calls++
        if (calls === killedAt + 1) return { kill: calls % 2 === 0 ? 'before' : 'after' }
        return calls % 5 === 0 ? { code: 'Throttling', text: 'Rate exceeded', httpStatus: 400 } : undefined
      },
    })
    fill(world, 150)
    await expect(world.sweep()).rejects.toThrow(Killed)
    await world.clock.sleep(DAY)
    await sweepAll(world)
    expect(world.ours().map(({ tags }) => tags.get('cloudfront-action:name'))).toEqual(
      Array.from({ length: 50 }, (_, index) => `pr-${3 * (index + 1)}`),
    )
    expect(world.ours().every(isServing)).toBe(true)
    expect(world.github.allDeployments()).toHaveLength(50)
  },
)

test('a sweep that has too much to do names what it leaves, and the next one goes on', async () => {
  const world = openWorld()
  for (let number = 1; number <= MOST_REMOVALS + 5; number++) {
    world.github.setPull(number, { isOpen: false })
    world.addPreview(`pr-${number}`)
  }
  const { status, previews } = await world.sweep()
  expect(status).toBe('in-progress')
  expect(previews.filter(({ change }) => change === 'left')).toHaveLength(5)
  const [warning] = world.told.filter(({ level }) => level === 'warning')
  expect(warning?.text).toMatch(/5 previews are left.*pr-101, pr-102, pr-103, pr-104, pr-105/)
  await sweepAll(world)
  expect(world.ours()).toEqual([])
})

test('a sweep ends in time', async () => {
  const world = openWorld({
    wrap: (distributions) => ({
      ...distributions,
      update: async (...given) => {
        await world.clock.sleep(60_000)
        return distributions.update(...given)
      },
    }),
  })
  fill(world, 150)
  const start = world.clock.now()
  const { previews } = await world.sweep({ waitTimeout: 600_000 })
  expect(world.clock.now() - start).toBeLessThanOrEqual(660_000)
  expect(previews.filter(({ change }) => change === 'left').length).toBeGreaterThan(80)
})

test.each([
  ['its pull request has the label', { pull: { isOpen: false, labels: ['keep-preview'] } }],
  ['it has no pull request', {}],
  ['its name is not that of a preview', { name: 'production', pull: { isOpen: false } }],
  ['its name only looks like one', { name: 'pr-07', pull: { isOpen: false } }],
  ['it is not old enough', { maxAge: 14 * DAY, pull: { isOpen: true }, age: 13 * DAY }],
])(
  'a preview stays if %s',
  async (
    _,
    {
      name = 'pr-7',
      pull,
      maxAge,
      age = 400 * DAY,
    }: {
      readonly name?: string
      readonly pull?: { readonly isOpen: boolean; readonly labels?: readonly string[] }
      readonly maxAge?: number
      readonly age?: number
    },
  ) => {
    const world = openWorld()
    if (pull !== undefined) world.github.setPull(7, pull)
    const one = world.addPreview(name)
    world.github.addDeployment({ task: task(name) })
    await world.clock.sleep(age)
    expect((await world.sweep({ maxAge })).status).toBe('nothing-to-do')
    expect(world.ours()).toEqual([one])
  },
)

test("others' distributions are never touched, whatever they are called", async () => {
  const world = openWorld()
  world.github.setPull(7, { isOpen: false })
  const before = [
    world.memory.add({ config: OTHER_CONFIG }),
    world.memory.add({ config: OTHER_CONFIG, tags: tagsOf('octo-org/other', 'pr-7') }),
    world.memory.add({ config: OTHER_CONFIG, tags: { 'cloudfront-action:name': 'pr-7' } }),
  ]
  expect(await world.sweep()).toMatchObject({ status: 'nothing-to-do', previews: [] })
  expect(world.memory.all()).toEqual(before)
})

test('if several claim a name, all are named and none is touched; the others are swept', async () => {
  const world = openWorld()
  for (const number of [7, 8]) world.github.setPull(number, { isOpen: false })
  const rivals = [world.addPreview('pr-7'), world.addPreview('pr-7')]
  world.addPreview('pr-8')
  const { status, problems } = await world.sweep()
  expect(status).toBe('failed')
  expect(problems).toEqual([
    {
      message: expect.stringMatching(/^pr-7: 2 distributions.*E0001EXAMPLE, E0002EXAMPLE/),
      advice: expect.any(String),
    },
  ])
  expect(world.ours().slice(0, 2)).toEqual(rivals)
  expect(world.ours().map(isServing)).toEqual([true, true, false])
})

test('an old preview of an open pull request goes, and comes back with the next push', async () => {
  const world = openWorld()
  world.github.setPull(7)
  await world.preview(7)
  await world.clock.sleep(15 * DAY)
  for (const change of ['disabled', 'deleted']) {
    expect((await world.sweep({ maxAge: 14 * DAY })).previews).toMatchObject([
      { change, why: expect.stringMatching(/deployed last on 19/) },
    ])
    await world.clock.sleep(15 * DAY)
  }
  expect(world.ours()).toEqual([])
  expect(await world.preview(7)).toMatchObject({ state: 'served' })
})

test('deployments without a distribution go, and what a shared distribution holds of them is purged', async () => {
  const world = openWorld()
  world.github.setPull(7, { isOpen: false })
  world.github.setPull(8)
  for (const number of [7, 8]) world.github.addDeployment({ task: task(`pr-${number}`) })
  world.github.addDeployment({ task: 'deploy' })
  const purged: string[] = []
  const purgeShared = ({ name }: PreviewId) => {
    purged.push(name)
    return Promise.resolve([])
  }
  await world.sweep({}, { purgeShared })
  expect(purged).toEqual(['pr-7'])
  expect(world.github.allDeployments().map((one) => one.task)).toEqual([task('pr-8'), 'deploy'])
})

test('a dry run says what it would do, and does nothing', async () => {
  const world = openWorld()
  fill(world, 3)
  const before = world.ours()
  const { status, previews } = await world.sweep({ dryRun: true })
  expect([status, previews.map(({ change }) => change)]).toEqual(['planned', ['deleted', 'deleted', 'kept']])
  expect(world.ours()).toEqual(before)
})

test('a pull request that is reopened meanwhile keeps its preview', async () => {
  const world = openWorld({
    wrap: (distributions) => ({
      ...distributions,
      setTags: async (...given) => {
        await distributions.setTags(...given)
        world.github.setPull(7, { isOpen: true })
      },
    }),
  })
  world.github.setPull(7, { isOpen: false })
  const one = world.addPreview('pr-7')
  expect((await world.sweep()).previews).toMatchObject([{ change: 'kept', why: expect.stringMatching(/reopened/) }])
  expect(world.ours()[0]?.config).toEqual(one.config)
})

describe('permissions', () => {
  const refusing =
    (refuse: (operation: GitHubCall) => boolean): Gate =>
    (operation, act) =>
      refuse(operation) ? Promise.reject(new GitHubFailure('`permissions` are missing.')) : Promise.resolve(act())

  test('without reading pull requests nothing is swept', async () => {
    const world = openWorld({ gate: refusing((operation) => operation === 'listOpen') })
    fill(world, 3)
    expect(await world.sweep()).toMatchObject({
      status: 'failed',
      problems: [{ message: expect.stringMatching(/^Nothing was swept.*`permissions` are missing/) }],
    })
    expect(world.ours().map(isServing)).toEqual([true, true, true])
  })

  test('without comments and deployments the distributions go', async () => {
    const world = openWorld({ gate: refusing((operation) => /Comment|Deployment/.test(operation)) })
    fill(world, 3)
    expect((await world.sweep()).problems).toEqual([])
    expect(world.ours().map(isServing)).toEqual([false, false, true])
    expect(world.told.filter(({ level }) => level === 'warning')).not.toEqual([])
  })
})

test('killed at any call, a sweep is finished by the next ones', async () => {
  let left = Infinity
  const count = () => {
    if (left-- <= 0) throw new Killed('The run ends here.')
  }
  const wrap = (distributions: Distributions): Distributions => ({
    ...distributions,
    getTags: (arn) => counted(() => distributions.getTags(arn)),
    get: (id) => counted(() => distributions.get(id)),
    setTags: (arn, tags) => counted(() => distributions.setTags(arn, tags)),
    update: (id, etag, config) => counted(() => distributions.update(id, etag, config)),
    delete: (id, etag) => counted(() => distributions.delete(id, etag)),
  })
  const counted = async <Answer>(call: () => Promise<Answer>): Promise<Answer> => {
    count()
    return call()
  }
  const gate: Gate = (_, act) => counted(() => Promise.resolve(act()))
  let at = 0
  for (; ; at++) {
    const world = openWorld({ gate, wrap })
    fill(world, 3)
    for (const number of [1, 2, 3])
      world.github.addComment({
        number,
        author: 'github-actions[bot]',
        body: `<!-- cloudfront-action: preview pr-${number} -->`,
      })
    // The first sweep disables, the second deletes.
    left = at
    const killed = await world.sweep().then(
      async () => {
        await world.clock.sleep(DAY)
        return world.sweep().then(
          () => false,
          (error: unknown) => error instanceof Killed,
        )
      },
      (error: unknown) => error instanceof Killed,
    )
    left = Infinity
    await world.clock.sleep(DAY)
    await sweepAll(world)
    expect(world.ours().map(({ tags }) => tags.get('cloudfront-action:name'))).toEqual(['pr-3'])
    expect(world.github.allDeployments().map((one) => one.task)).toEqual([task('pr-3')])
    for (const number of [1, 2]) expect(world.github.comments(number)[0]?.body).toContain('Removed')
    expect(world.github.comments(3)[0]?.body).not.toContain('Removed')
    if (!killed) break
  }
  expect(at).toBeGreaterThan(30)
})
