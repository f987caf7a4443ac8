/** deploy, killed after each of its requests and run again: it ends with the one distribution that is wanted. */
import { expect, test } from '@jest/globals'
import { CONFIG_FILE, configuration } from '../support/action/configuration.ts'
import { DEPLOY, killEverywhere, own } from '../support/action/deploy-fixture.ts'

test('creating', async () => {
  const count = await killEverywhere(
    () => Promise.resolve(),
    DEPLOY,
    async (fixture) => {
      expect((await fixture.run({ ...DEPLOY, purge: '' })).exitCode).toBe(0)
      expect(own(fixture)).toMatchObject([{ config: { Comment: 'one', Enabled: true } }])
    },
  )
  expect(count).toBeGreaterThan(3)
})

test('updating', async () => {
  const count = await killEverywhere(
    async ({ run, repository }) => {
      await run(DEPLOY)
      await repository.commit({ [CONFIG_FILE]: configuration('two') })
    },
    DEPLOY,
    async (fixture) => {
      expect((await fixture.run({ ...DEPLOY, purge: '' })).exitCode).toBe(0)
      expect(own(fixture)).toMatchObject([{ config: { Comment: 'two', Enabled: true } }])
      expect((await fixture.run({ ...DEPLOY, purge: '' })).outputs.get('change')).toBe('unchanged')
    },
  )
  expect(count).toBeGreaterThan(4)
})
