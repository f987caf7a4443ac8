import { expect, test } from '@jest/globals'
import { CONFIG, fileOf, openDeployedAccount } from '../../support/distribution/deploy/account.ts'

test.each([true, false])(
  'what cannot be changed in place is refused before anything is sent; dry run: %j',
  async (dryRun) => {
    const account = await openDeployedAccount()
    const held = account.ours()
    const file = fileOf({ config: { ...CONFIG, Staging: true, Comment: 'Another' } })
    expect(await account.deploy({ file, dryRun })).toMatchObject({
      status: 'failed',
      change: 'none',
      changes: [{ path: 'Comment' }, { path: 'Staging' }],
      problems: [
        {
          message: expect.stringContaining('Staging of distribution E0006EXAMPLE cannot be changed in place'),
          advice: expect.stringContaining('`ignore: Staging`'),
        },
      ],
    })
    expect(account.ours()).toEqual(held)
  },
)
