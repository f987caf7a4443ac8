import { describe, expect, test } from '@jest/globals'
import type { DistributionFile } from '../../../src/distribution/configuration/normalising/distribution-file.ts'
import type { DeployResult } from '../../../src/distribution/deploy/result.ts'
import {
  CONFIG,
  fileOf,
  openAccount,
  settledTags,
  type Account,
  type AccountOptions,
} from '../../support/distribution/deploy/account.ts'
import { Killed } from '../../support/distribution/deploy/memory-distributions.ts'

const FILE = fileOf({ tags: new Map([['team', 'web']]) })
const CHANGED = fileOf({ config: { ...CONFIG, Comment: 'Another comment' }, tags: new Map([['team', 'mobile']]) })

type Scenario = {
  /** What was there before the run that is killed. */
  readonly prepare: (account: Account) => Promise<unknown>
  readonly run: (account: Account) => Promise<DeployResult>
  /** The file that the one distribution matches in the end; undefined if there is to be none. */
  readonly wanted: DistributionFile | undefined
}

const SCENARIOS: Readonly<Record<string, Scenario>> = {
  'a creation': {
    prepare: () => Promise.resolve(),
    run: (account) => account.deploy({ file: FILE, wait: true }),
    wanted: FILE,
  },
  'an update': {
    prepare: (account) => account.deploy({ file: FILE, wait: true }),
    run: (account) => account.deploy({ file: CHANGED, wait: true }),
    wanted: CHANGED,
  },
  'a destruction': {
    prepare: (account) => account.deploy({ file: FILE, wait: true }),
    run: (account) => account.destroy(),
    wanted: undefined,
  },
  'a destruction that was begun by another run': {
    prepare: async (account) => {
      await account.deploy({ file: FILE, wait: true })
      await account.destroy({ teardown: 'async' })
    },
    run: (account) => account.destroy(),
    wanted: undefined,
  },
  'a distribution that is taken back': {
    prepare: async (account) => {
      await account.deploy({ file: FILE, wait: true })
      await account.destroy({ teardown: 'async' })
    },
    run: (account) => account.deploy({ file: CHANGED, wait: true }),
    wanted: CHANGED,
  },
}

/** There is exactly one distribution in the wanted state, or none; and nothing that is not ours was touched. */
function expectState(account: Account, wanted: DistributionFile | undefined): void {
  expect(account.others()).toEqual(account.foreign)
  expect(account.ours()).toHaveLength(wanted === undefined ? 0 : 1)
  for (const { id, config, tags } of account.ours()) {
    expect(config).toMatchObject(wanted?.config ?? {})
    expect(Object.fromEntries(tags)).toEqual({
      ...settledTags(id),
      ...Object.fromEntries(wanted?.tags ?? []),
      'cloudfront-action:file-tags': 'ca8b2',
      'cloudfront-action:state': expect.stringMatching(/^\w+\/\w+$/),
      'cloudfront-action:members': expect.any(String),
    })
  }
}

/** Runs a scenario, killed at one of its calls and run again. How many calls the killed run made; undefined if it was not killed. */
async function interrupt(
  { prepare, run, wanted }: Scenario,
  at: number,
  kill: 'before' | 'after',
  options: AccountOptions,
): Promise<number | undefined> {
  let killAt = Infinity
  const account = openAccount({
    ...options,
    trouble: (_, calls) => (calls.length === killAt ? { kill } : undefined),
  })
  await prepare(account)
  const start = account.memory.calls.length
  killAt = start + at
  const killed = await run(account).catch((error: unknown) => error)
  const isKilled = killed instanceof Killed
  if (isKilled) {
    killAt = Infinity
    expect(await run(account)).toMatchObject({ problems: [] })
  } else expect(killed).toMatchObject({ problems: [] })
  expectState(account, wanted)
  return isKilled ? account.memory.calls.length - start : undefined
}

describe.each(Object.entries(SCENARIOS))('%s', (_, scenario) => {
  test.each(['before', 'after'] as const)('killed %s each of its calls is finished by the next run', async (kill) => {
    for (const reuseOfDeleted of [true, false]) {
      let at = 0
      while ((await interrupt(scenario, at, kill, { reuseOfDeleted, deploymentMs: 20_000 })) !== undefined) at++
      // Others' tags are read, too, so that there are more calls than these.
      expect(at).toBeGreaterThan(8)
    }
  })
})

describe('two runs at the same moment', () => {
  /** A small generator of numbers, the same for the same seed (Numerical Recipes). */
  function seeded(seed: number): () => number {
    let state = seed
    return () => {
      state = (state * 1664525 + 1013904223) % 2 ** 32
      return Math.floor((state / 2 ** 32) * 300)
    }
  }

  const seeds = Array.from({ length: 60 }, (_, index) => index + 1)

  test('that create end with one distribution', async () => {
    for (const seed of seeds) {
      const account = openAccount({ latency: seeded(seed), namesHolder: seed % 2 === 0 })
      const results = await Promise.all([account.deploy({ file: FILE }), account.deploy({ file: FILE })])
      expect(results.flatMap(({ problems }) => problems)).toEqual([])
      expect(new Set(results.map(({ distribution }) => distribution?.id)).size).toBe(1)
      expectState(account, FILE)
    }
  })

  test('that update end with one of the two files, and a third run settles it', async () => {
    for (const seed of seeds) {
      const account = openAccount({ latency: seeded(seed) })
      await account.deploy({ file: FILE })
      const results = await Promise.all([account.deploy({ file: CHANGED }), account.deploy({ file: FILE })])
      expect(results.flatMap(({ problems }) => problems)).toEqual([])
      await account.deploy({ file: CHANGED })
      expectState(account, CHANGED)
    }
  })

  test('of which one destroys leave nothing half-way that another run does not finish', async () => {
    for (const seed of seeds) {
      const account = openAccount({ latency: seeded(seed), deploymentMs: 200, reuseOfDeleted: seed % 2 === 0 })
      await account.deploy({ file: FILE })
      await Promise.all([account.deploy({ file: CHANGED, wait: true }), account.destroy()])
      expect(account.ours().length).toBeLessThanOrEqual(1)
      expect(await account.deploy({ file: CHANGED })).toMatchObject({ problems: [] })
      expectState(account, CHANGED)
    }
  })
})
