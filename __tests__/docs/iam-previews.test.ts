/** The same as `iam-distributions.test.ts` for the policies of `preview` and `sweep`. */
import { expect } from '@jest/globals'
import type { StepRun } from '../../emulators/runner/run-action.ts'
import { DEPLOYMENT, fileOf, logOf, SHARED, succeed, testPolicy } from '../support/docs/iam.ts'

const OWN = { teardown: 'wait' }

testPolicy(
  'preview',
  [
    async function* ({ runOn }) {
      yield await runOn('opened', OWN, fileOf('one'))
      yield await runOn('synchronize', OWN, fileOf('one'))
      yield await runOn('closed', OWN)
    },
    async function* ({ prepare, runOn }) {
      await prepare({ ...DEPLOYMENT, name: 'pr-7' }, fileOf('one'))
      await prepare({ command: 'destroy', name: 'pr-7' })
      yield await runOn('reopened', OWN, fileOf('one'))
    },
    async function* ({ cloudfront, runOn }) {
      cloudfront.addDistribution({ id: 'E2EXAMPLE1ABCD', aliases: ['*.preview.example.com'] })
      yield await runOn('opened', SHARED)
      yield await runOn('synchronize', SHARED, fileOf('one'))
      yield await runOn('closed', SHARED)
    },
  ],
  {
    'PurgeShared cloudfront:GetInvalidation': tellLastPurgeIsUnknown,
    'PurgeShared cloudfront:ListInvalidations': tellLastPurgeIsUnknown,
  },
)

testPolicy('sweep', [
  async function* ({ github, prepare, run }) {
    await prepare({ ...DEPLOYMENT, name: 'pr-7' }, fileOf('one'))
    github.changePullRequest(7, { state: 'closed' })
    yield await run({ command: 'sweep', teardown: 'wait' })
  },
  async function* ({ cloudfront, github, runOn, run }) {
    cloudfront.addDistribution({ id: 'E2EXAMPLE1ABCD', aliases: ['*.preview.example.com'] })
    await runOn('opened', SHARED)
    github.changePullRequest(7, { state: 'closed' })
    yield await run({ command: 'sweep', ...SHARED })
  },
])

/** The push is compared with the commit before it then. */
function tellLastPurgeIsUnknown(runs: readonly StepRun[]): void {
  succeed(runs)
  expect(logOf(runs)).toMatch(/cloudfront:(?:List|Get)Invalidations?/)
}
