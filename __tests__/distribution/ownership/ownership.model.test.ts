/** All short stories of two repositories on one account: none touches what is not its own, none leaves an orphan unnamed. */
import { expect, test } from '@jest/globals'
import type { DeployResult } from '../../../src/distribution/deploy/result.ts'
import { fileOf, openAccount, OTHER_CONFIG, type Account } from '../../support/distribution/deploy/account.ts'
import { Killed, type DistributionCall } from '../../support/distribution/deploy/memory-distributions.ts'
import { isThorough } from '../../support/random-runs.ts'

type Owner = 'one' | 'two' | 'nobody'

type World = {
  readonly account: Account
  /** Whose each distribution really is, whatever its tags say. */
  readonly owners: Map<string, Owner>
  readonly names: { one: string; two: string }
  killAfter: DistributionCall['operation'] | undefined
}

type Act = (world: World) => Promise<void>

const FILE = fileOf({ config: OTHER_CONFIG })

function openWorld(answersRepeatedCreation: boolean): World {
  const account = openAccount({
    deploymentMs: 0,
    answersRepeatedCreation,
    trouble: ({ operation }) => (operation === world.killAfter ? { kill: 'after' } : undefined),
  })
  const handMade = account.memory.add({ config: { ...OTHER_CONFIG, Comment: 'By hand' } })
  const world: World = {
    account,
    owners: new Map([...account.foreign, handMade].map(({ id }) => [id, 'nobody'])),
    names: { one: 'octo/one', two: 'octo/two' },
    killAfter: undefined,
  }
  return world
}

function repositoryOf(who: 'one' | 'two', { names }: World) {
  return { name: 'site', repository: names[who], repositoryId: who === 'one' ? '1' : '2' }
}

/** Lets a repository act, and checks that nothing changes that is not its own. `given` becomes its own. */
async function act(
  who: 'one' | 'two',
  world: World,
  run: () => Promise<DeployResult>,
  given?: string,
): Promise<DeployResult | undefined> {
  const { account, owners } = world
  const before = account.memory.all()
  const result = await run().catch((error: unknown) => {
    if (error instanceof Killed) return undefined
    throw error
  })
  if (given !== undefined && result?.change === 'adopted') owners.set(given, who)
  const others = before.filter(({ id }) => owners.get(id) !== who)
  const left = new Map(account.memory.all().map((one) => [one.id, one]))
  expect(others.map(({ id }) => left.get(id))).toEqual(others)
  for (const { id } of account.memory.all()) if (!owners.has(id)) owners.set(id, who)
  return result
}

function deploys(who: 'one' | 'two'): Act {
  return async (world) => {
    await act(who, world, () => world.account.deploy({ ...repositoryOf(who, world), file: FILE }))
  }
}

function destroys(who: 'one' | 'two'): Act {
  return async (world) => {
    const result = await act(who, world, () => world.account.destroy(repositoryOf(who, world)))
    const left = world.account.memory.all().filter(({ id }) => world.owners.get(id) === who)
    const named = JSON.stringify(result?.problems)
    if (result !== undefined) for (const { id } of left) expect(named).toContain(id)
  }
}

function killed(run: Act, operation: DistributionCall['operation']): Act {
  return async (world) => {
    world.killAfter = operation
    await run(world)
    world.killAfter = undefined
  }
}

/** Tags of a creation that was killed do not name their distribution yet: copied, they look as if handed over on purpose. */
const settled = ({ account, owners }: World) =>
  account.memory.all().find(({ id, tags }) => owners.get(id) !== 'nobody' && tags.has('cloudfront-action:distribution'))

const tagged = ({ account, owners }: World) =>
  account.memory.all().find(({ id, tags }) => owners.get(id) !== 'nobody' && tags.size > 0)

const handMadeIn = ({ account }: World) => account.memory.all().find(({ config }) => config['Comment'] === 'By hand')

function takesOver(who: 'one' | 'two'): Act {
  return async (world) => {
    const found = handMadeIn(world)
    if (found === undefined) return
    const request = { ...repositoryOf(who, world), file: FILE, distribution: found.id }
    await act(who, world, () => world.account.deploy(request), found.id)
  }
}

const ACTS: Readonly<Record<string, Act>> = {
  'one deploys': deploys('one'),
  'two deploys': deploys('two'),
  'one destroys': destroys('one'),
  'two destroys': destroys('two'),
  'one is killed after its creation': killed(deploys('one'), 'create'),
  'one is killed after disabling': killed(destroys('one'), 'update'),
  'one is renamed': (world) => {
    world.names.two = world.names.one
    world.names.one = 'octo/renamed'
    return Promise.resolve()
  },
  'somebody removes tags': (world) => {
    const found = tagged(world)
    if (found !== undefined) {
      world.account.memory.retag(found.id, {})
      world.owners.set(found.id, 'nobody')
    }
    return Promise.resolve()
  },
  'somebody copies tags': (world) => {
    const [from, to] = [settled(world), handMadeIn(world)]
    if (from !== undefined && to !== undefined) world.account.memory.retag(to.id, Object.fromEntries(from.tags))
    return Promise.resolve()
  },
  'one takes over': takesOver('one'),
  'two takes over': takesOver('two'),
  'one is killed after its tags': killed(deploys('one'), 'setTags'),
}

const LENGTH = isThorough ? 3 : 2

function stories(length: number): readonly (readonly string[])[] {
  if (length === 0) return [[]]
  return stories(length - 1).flatMap((story) => Object.keys(ACTS).map((name) => [...story, name]))
}

/**
 * What a used CallerReference gets: a refusal, or 201 with the existing distribution. Each story begins with one of
 * `beginnings`: an empty account, or one in which the first repository has deployed.
 */
test.each<[string, boolean, readonly (readonly string[])[]]>([
  ['refused', false, [[], ['one deploys']]],
  ['answered', true, [['one deploys']]],
])(
  'no story touches what is not its own or leaves an orphan unnamed; a repeated creation is %s',
  async (_, answers, beginnings) => {
    let count = 0
    for (const beginning of beginnings) {
      for (const rest of stories(LENGTH)) {
        const story = [...beginning, ...rest]
        const world = openWorld(answers)
        for (const name of story) {
          await ACTS[name]?.(world).catch((error: unknown) => {
            throw new Error(story.join(', '), { cause: error })
          })
        }
        count += 1
      }
    }
    expect(count).toBe(beginnings.length * Object.keys(ACTS).length ** LENGTH)
  },
  300_000,
)
