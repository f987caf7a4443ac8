/** For tests about the clone alone: no token, no server, and the first attempt of a push. */

import type { BranchTip } from '../../../src/changed-files/branch-tip.ts'
import { readRun } from '../../../src/event/run.ts'
import { GitHubFailure, type GitHub } from '../../../src/github/github.ts'

export const offline = {
  useTemporary: undefined,
  github: (): Promise<GitHub> => Promise.reject(new GitHubFailure('No token.')),
  checkedOut: (): Promise<undefined> => Promise.resolve(undefined),
  askForTip: (): Promise<BranchTip> => Promise.resolve({ kind: 'unknown', reason: 'No server.' }),
  run: readRun({
    GITHUB_RUN_ID: '1',
    GITHUB_RUN_ATTEMPT: '1',
    GITHUB_WORKFLOW_REF: 'octo-org/site/.github/workflows/deploy.yml@refs/heads/main',
    GITHUB_REF: 'refs/heads/main',
    GITHUB_JOB: 'deploy',
    RUNNER_NAME: 'runner',
  }),
} as const
