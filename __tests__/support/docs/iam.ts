/** Runs the built action under a policy of `docs/iam/`, on an account of its own. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { startCloudFront, type EmbeddedCloudFront } from '../../../emulators/cloudfront/embedded-cloudfront.ts'
import { actionsOf as actionsOfOperation } from '../../../emulators/cloudfront/permissions.ts'
import { startGitHub, type EmbeddedGitHub } from '../../../emulators/github/embedded-github.ts'
import { createRepository } from '../../../emulators/runner/repository.ts'
import { CREDENTIALS, runAction, type Step, type StepRun } from '../../../emulators/runner/run-action.ts'
import { configuration } from '../action/configuration.ts'
import { actionsOf, readPolicy, without, type Policy } from './policy.ts'

const REPOSITORY = 'octocat/my-site'
/** The ID of the repository that the policies name. */
const REPOSITORY_ID = '1296269'

export const DEPLOYMENT = { command: 'deploy', name: 'production' }
export const SHARED = { distribution: 'E2EXAMPLE1ABCD', root: 'public' }

export const fileOf = (comment: string) => configuration(comment, '[]')

type Account = {
  readonly cloudfront: EmbeddedCloudFront
  /** It has the open pull request 7. */
  readonly github: EmbeddedGitHub
  /** Runs the action under the policy, with this configuration file if there is one. */
  readonly run: (inputs: Step['inputs'], file?: string) => Promise<StepRun>
  /** The same for an event of the pull request, with the command `preview`. */
  readonly runOn: (action: string, inputs: Step['inputs'], file?: string) => Promise<StepRun>
  /** Like `run` with every permission, to prepare the account. */
  readonly prepare: (inputs: Step['inputs'], file?: string) => Promise<StepRun>
}

/** Steps under a policy. The next one is run when it is asked for. */
export type Scenario = (account: Account) => AsyncIterable<StepRun>

/** What a step reports or leaves out if it succeeds without an action. By statement and action. */
export type Degraded = Readonly<Record<string, (runs: readonly StepRun[]) => void>>

/** Tests that a policy is enough for the scenarios, and that each of its actions is needed by one of them. */
export function testPolicy(name: string, scenarios: readonly Scenario[], degraded: Degraded = {}): void {
  test(`docs/iam/${name}.json allows all that is asked, and each of its actions is needed`, async () => {
    const policy = await readPolicy(name)
    const whole = await Promise.all(scenarios.map((scenario) => live(scenario, policy)))
    for (const { runs } of whole) {
      expect(logOf(runs)).not.toMatch(/::error|AccessDenied/)
      succeed(runs)
    }
    await Promise.all(
      actionsOf(policy).map(async ([sid, action]) => {
        const asking = scenarios.filter((_, index) => whole[index]?.asked.has(action) === true)
        expect([action, asking.length > 0]).toEqual([action, true])
        const check = degraded[`${sid} ${action}`]
        const isLast = check === undefined ? isFailed : never
        const runs: StepRun[] = []
        for (const scenario of asking) {
          runs.push(...(await live(scenario, without(policy, sid, action), isLast)).runs)
          if (runs.some(isLast)) break
        }
        if (check === undefined) {
          expect([sid, action, runs.some(isFailed)]).toEqual([sid, action, true])
          expect(adviceOf(runs)).toContain(`\`${action}\``)
        } else check(runs)
      }),
    )
  }, 300_000)
}

export function succeed(runs: readonly StepRun[]): void {
  expect(runs.map(({ exitCode }) => exitCode)).toEqual(runs.map(() => 0))
}

export function logOf(runs: readonly StepRun[]): string {
  return runs.map(({ log }) => log).join('\n')
}

const isFailed = ({ exitCode }: StepRun) => exitCode === 1
const never = () => false

/** The lines that say what to allow. */
function adviceOf(runs: readonly StepRun[]): string {
  return (logOf(runs).match(/Allow the role [^\n]*/g) ?? []).join('\n')
}

/** Runs a scenario under a policy, up to its last step. `asked` are the IAM actions that it used. */
async function live(scenario: Scenario, policy: Policy, isLast: (run: StepRun) => boolean = never) {
  return onAccount(policy, async (account) => {
    const runs: StepRun[] = []
    for await (const run of scenario(account)) {
      runs.push(run)
      if (isLast(run)) break
    }
    const operations = account.cloudfront.requests.map(({ operation = '' }) => operation)
    return { runs, asked: new Set(operations.flatMap((operation) => actionsOfOperation(operation))) }
  })
}

/** Calls with an account under a policy, and removes the account. */
export async function onAccount<Result>(
  policy: Policy,
  scenario: (account: Account) => Promise<Result>,
): Promise<Result> {
  let strict = true
  const cloudfront = await startCloudFront({
    // The answer to the POST says InProgress then, so that completion is asked for.
    completionMs: 50,
    // The first change is deployed at once, so that it can be disabled; the next one is not.
    deploymentMs: (index) => (index === 1 ? 1_500 : 0),
    policy: () => (strict ? policy : undefined),
  })
  const workspace = await mkdtemp(join(tmpdir(), 'workspace-'))
  const repository = await createRepository(workspace)
  let head = await repository.commit({ 'public/index.html': '1' })
  const github = await startGitHub({ directory: workspace, repository: REPOSITORY })
  const pull = { number: 7, headRef: 'change', baseRef: 'main', baseSha: head, commits: [], mergedAt: null }
  github.addPullRequest({ ...pull, headSha: head, state: 'open' })

  const runWith = async (event: Step['event'], inputs: Step['inputs'], file?: string) => {
    if (file !== undefined) head = await repository.commit({ 'distribution.yml': file })
    return runAction({
      workspace,
      event,
      inputs: {
        'github-token': github.token,
        ...(file === undefined ? {} : { 'config-file': 'distribution.yml' }),
        ...inputs,
      },
      env: {
        ...CREDENTIALS,
        AWS_ENDPOINT_URL_CLOUDFRONT: cloudfront.url,
        GITHUB_API_URL: github.url,
        GITHUB_REPOSITORY: REPOSITORY,
        GITHUB_REPOSITORY_ID: REPOSITORY_ID,
      },
    })
  }
  const run: Account['run'] = (inputs, file) =>
    runWith({ name: 'workflow_dispatch', payload: {}, sha: head }, inputs, file)
  const runOn: Account['runOn'] = async (action, inputs, file) => {
    const ours = { full_name: REPOSITORY, id: Number(REPOSITORY_ID), fork: false }
    const base = { ref: 'main', sha: pull.baseSha, repo: ours }
    const pull_request = {
      number: 7,
      state: action === 'closed' ? 'closed' : 'open',
      head: { ref: 'change', sha: head, repo: ours },
      base,
    }
    github.changePullRequest(7, { state: action === 'closed' ? 'closed' : 'open', headSha: head })
    const payload = { action, number: 7, before: pull.baseSha, after: head, pull_request, repository: ours }
    return runWith({ name: 'pull_request', payload, sha: head }, { command: 'preview', ...inputs }, file)
  }
  const prepare: Account['prepare'] = async (inputs, file) => {
    strict = false
    const prepared = await run(inputs, file)
    strict = true
    if (prepared.exitCode !== 0) throw new Error(prepared.log)
    return prepared
  }
  try {
    return await scenario({ cloudfront, github, run, runOn, prepare })
  } finally {
    await Promise.all([cloudfront.close(), github.close()])
    await rm(workspace, { recursive: true })
  }
}
