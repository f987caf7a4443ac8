/** destroy, killed after each of its requests and run again: it ends without a distribution of its own. */
import { expect, test } from '@jest/globals'
import { DEPLOY, DESTROY, killEverywhere, own } from '../support/action/deploy-fixture.ts'

test('destroying', async () => {
  const inputs = { ...DESTROY, teardown: 'wait' }
  const count = await killEverywhere(
    async ({ run }) => {
      await run(DEPLOY)
    },
    inputs,
    async (fixture) => {
      expect((await fixture.run(inputs)).exitCode).toBe(0)
      expect(own(fixture)).toEqual([])
    },
  )
  expect(count).toBeGreaterThan(4)
})
