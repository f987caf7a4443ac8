/** Any tags of a file and any ignored change, through whole deploys: what is planned, what is left, and whose the rest stays. */
import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { parseMemberPath } from '../../../src/distribution/difference/ignored-members.ts'
import { withoutReserved } from '../../../src/distribution/ownership/tags.ts'
import { CONFIG, fileOf, openAccount } from '../../support/distribution/deploy/account.ts'
import { runs } from '../../support/random-runs.ts'

const SEED = 20_261_129

const TAGS = fc
  .dictionary(fc.constantFrom('team', 'stage', 'Name', 'cost-centre'), fc.constantFrom('', 'a', 'b'))
  .map((tags) => new Map(Object.entries(tags)))

/** A tag of another team, which is not in the file. */
const THEIRS = ['owner', 'another team'] as const

test('tags of the file come, change and go, each by its line of the plan, and those of others stay', async () => {
  await fc.assert(
    fc.asyncProperty(TAGS, TAGS, async (before, after) => {
      const account = openAccount({ deploymentMs: 0 })
      const deploy = (tags: ReadonlyMap<string, string>, dryRun = false) =>
        account.deploy({ file: fileOf({ tags }), dryRun })
      await deploy(before)
      for (const { id, tags } of account.ours()) account.memory.retag(id, Object.fromEntries([...tags, THEIRS]))
      expect(await deploy(before)).toMatchObject({ change: 'unchanged', changes: [], problems: [] })

      const { changes } = await deploy(after, true)
      const keys = [...new Set([...before.keys(), ...after.keys()])].filter((key) => before.get(key) !== after.get(key))
      expect(changes.map(({ path }) => path).toSorted()).toEqual(keys.map((key) => `Tags[${key}]`).toSorted())

      await deploy(after)
      expect(account.ours().map(({ tags }) => withoutReserved(tags))).toEqual([new Map([...after, THEIRS])])
      expect(await deploy(after)).toMatchObject({ change: 'unchanged', changes: [], problems: [] })
    }),
    { seed: SEED, numRuns: runs(100) },
  )
})

const VALUES: Readonly<Record<string, readonly [string | boolean, string | boolean, string | boolean]>> = {
  WebACLId: ['', '473e64fd-f30b-4765-81a0-62ad96dd167a', '573e64fd-f30b-4765-81a0-62ad96dd167a'],
  ContinuousDeploymentPolicyId: ['', 'policy-1', 'policy-2'],
  Comment: ['x', 'y', 'z'],
  PriceClass: ['PriceClass_100', 'PriceClass_200', 'PriceClass_All'],
  Enabled: [true, false, true],
}
const PLACE = fc.constantFrom(0, 1, 2)

test('an ignored member stays as others left it, while the rest of the file is deployed', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...Object.keys(VALUES)),
      PLACE,
      PLACE,
      PLACE,
      async (member, given, theirs, next) => {
        const valueAt = (place: number) => VALUES[member]?.[place] ?? ''
        const account = openAccount({ deploymentMs: 0 })
        const ignored = [parseMemberPath(member) ?? []]
        const deploy = (place: number, root: string) =>
          account.deploy({
            file: fileOf({ config: { ...CONFIG, [member]: valueAt(place), DefaultRootObject: root } }),
            ignored,
          })
        await deploy(given, 'index.html')
        for (const { id } of account.ours())
          account.memory.change(id, (config) => ({ ...config, [member]: valueAt(theirs) }))
        expect(await deploy(given, 'index.html')).toMatchObject({ change: 'unchanged', changes: [], problems: [] })

        const { changes } = await deploy(next, 'home.html')
        expect(changes.map(({ path }) => path)).toEqual(['DefaultRootObject'])
        expect(account.ours().map(({ config }) => config)).toMatchObject([
          { [member]: valueAt(theirs), DefaultRootObject: 'home.html' },
        ])
      },
    ),
    { seed: SEED, numRuns: runs(100) },
  )
})
