/** The policies of docs/iam are enough for what the built action asks, and each of their actions is needed. */
import { describe, expect, test } from '@jest/globals'
import {
  CloudFrontClient,
  DeleteDistributionCommand,
  GetDistributionCommand,
  TagResourceCommand,
  UntagResourceCommand,
} from '@aws-sdk/client-cloudfront'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startCloudFront, type EmbeddedCloudFront } from '../../emulators/cloudfront/embedded-cloudfront.ts'
import { actionsOf as actionsOfOperation } from '../../emulators/cloudfront/permissions.ts'
import { startGitHub, type EmbeddedGitHub } from '../../emulators/github/embedded-github.ts'
import { createRepository } from '../../emulators/runner/repository.ts'
import { CREDENTIALS, runAction, type Step, type StepRun } from '../../emulators/runner/run-action.ts'
import { actionsOf, readPolicy, without, type Policy } from '../support/docs/policy.ts'

const REPOSITORY = 'octocat/my-site'
/** The ID of the repository that the policies name. */
const REPOSITORY_ID = '1296269'
const fileOf = (comment: string) => `Enabled: true
Comment: ${comment}
Origins:
  - Id: site
    DomainName: my-site.s3.eu-central-1.amazonaws.com
    OriginAccessControlId: E327GJI25M56DG
    S3OriginConfig: { OriginAccessIdentity: '' }
DefaultCacheBehavior:
  TargetOriginId: site
  ViewerProtocolPolicy: redirect-to-https
  CachePolicyId: 658327ea-f89d-4fab-a63d-7e88639e58f6
`

type Account = {
  readonly cloudfront: EmbeddedCloudFront
  /** It has the open pull request 7. */
  readonly github: EmbeddedGitHub
  /** Runs the action under the policy, with this configuration file if there is one. */
  readonly run: (inputs: Step['inputs'], file?: string) => Promise<StepRun>
  /** The same for an event of the pull request, with the command `preview`. */
  readonly runOn: (action: string, inputs: Step['inputs'], file?: string) => Promise<StepRun>
  /** The same as `run` with every permission: what the account holds before. */
  readonly prepare: (inputs: Step['inputs'], file?: string) => Promise<StepRun>
}

/** What is done under a policy, on an account of its own. */
type Scenario = (account: Account) => Promise<readonly StepRun[]>

const purge =
  (inputs: Step['inputs']): Scenario =>
  async ({ cloudfront, run }) => {
    cloudfront.addDistribution({ id: 'E2EXAMPLE1ABCD', aliases: ['www.example.com'] })
    cloudfront.addTenant({ id: 'dt_EXAMPLE', distributionId: 'E2EXAMPLE1ABCD', domains: ['shop.example.com'] })
    return [await run({ paths: '/a', ...inputs })]
  }
const several = { paths: '/a\n/b', wait: 'true', 'batch-size': '1' }
const deployment = { command: 'deploy', name: 'production' }

const OWN = { teardown: 'wait' }
const SHARED = { distribution: 'E2EXAMPLE1ABCD', root: 'public' }

const SCENARIOS: Readonly<Record<string, readonly Scenario[]>> = {
  purge: [
    purge({ distribution: 'www.example.com' }),
    purge({ distribution: 'shop.example.com' }),
    purge({ distribution: 'E2EXAMPLE1ABCD', wait: 'true' }),
    purge({ distribution: 'E2EXAMPLE1ABCD', ...several }),
    purge({ distribution: 'dt_EXAMPLE', wait: 'true' }),
    purge({ distribution: 'dt_EXAMPLE', ...several }),
    purge({ distribution: 'E2EXAMPLE1ABCD', paths: '#product:tv' }),
  ],
  deploy: [
    async ({ run }) => {
      const inputs = { ...deployment, purge: '/*', wait: 'true' }
      return [await run(inputs, fileOf('one')), await run(inputs, fileOf('two'))]
    },
    async ({ prepare, run }) => {
      await prepare(deployment, fileOf('one'))
      await prepare({ command: 'destroy', name: 'production' })
      return [await run(deployment, fileOf('one'))]
    },
  ],
  preview: [
    async ({ runOn }) => [
      await runOn('opened', OWN, fileOf('one')),
      await runOn('synchronize', OWN, fileOf('one')),
      await runOn('closed', OWN),
    ],
    async ({ prepare, runOn }) => {
      await prepare({ ...deployment, name: 'pr-7' }, fileOf('one'))
      await prepare({ command: 'destroy', name: 'pr-7' })
      return [await runOn('reopened', OWN, fileOf('one'))]
    },
    async ({ cloudfront, runOn }) => {
      cloudfront.addDistribution({ id: 'E2EXAMPLE1ABCD', aliases: ['*.preview.example.com'] })
      return [
        await runOn('opened', SHARED),
        await runOn('synchronize', SHARED, fileOf('one')),
        await runOn('closed', SHARED),
      ]
    },
  ],
  sweep: [
    async ({ github, prepare, run }) => {
      await prepare({ ...deployment, name: 'pr-7' }, fileOf('one'))
      github.changePullRequest(7, { state: 'closed' })
      return [await run({ command: 'sweep', teardown: 'wait' })]
    },
    async ({ cloudfront, github, runOn, run }) => {
      cloudfront.addDistribution({ id: 'E2EXAMPLE1ABCD', aliases: ['*.preview.example.com'] })
      await runOn('opened', SHARED)
      github.changePullRequest(7, { state: 'closed' })
      return [await run({ command: 'sweep', ...SHARED })]
    },
  ],
  destroy: [
    async ({ prepare, run }) => {
      await prepare(deployment, fileOf('one'))
      return [await run({ command: 'destroy', name: 'production', teardown: 'wait' })]
    },
  ],
}

/** Where an action is missing and the step still succeeds: what it says or leaves out. */
const DEGRADED: Readonly<Record<string, (runs: readonly StepRun[]) => void>> = {
  'preview PurgeShared cloudfront:GetInvalidation': tellLastPurgeIsUnknown,
  'preview PurgeShared cloudfront:ListInvalidations': tellLastPurgeIsUnknown,
  'purge CacheTagWarning cloudfront:GetDistributionConfig': (runs) => {
    expect(logOf(runs)).not.toContain('has no CacheTagConfig')
  },
}

describe.each(Object.keys(SCENARIOS))('docs/iam/%s.json', (name) => {
  const scenarios = SCENARIOS[name] ?? []

  test('allows all that is asked, and each of its actions is needed', async () => {
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
        const degraded = DEGRADED[`${name} ${sid} ${action}`]
        const runs: StepRun[] = []
        for (const scenario of asking) {
          runs.push(...(await live(scenario, without(policy, sid, action))).runs)
          if (degraded === undefined && runs.some(({ exitCode }) => exitCode === 1)) break
        }
        if (degraded === undefined) {
          expect([sid, action, runs.some(({ exitCode }) => exitCode === 1)]).toEqual([sid, action, true])
          expect(adviceOf(runs)).toContain(`\`${action}\``)
        } else degraded(runs)
      }),
    )
  }, 300_000)
})

describe('distributions of others', () => {
  test.each(['deploy', 'destroy'])('are out of the reach of docs/iam/%s.json', async (name) => {
    await onAccount(await readPolicy(name), async ({ cloudfront, prepare }) => {
      await prepare({ command: 'deploy', name: 'production' }, fileOf('one'))
      const [own] = cloudfront.distributions()
      const foreign = cloudfront.addDistribution({ tags: { 'cloudfront-action:repository-id': '1296270' } })
      const client = new CloudFrontClient({ ...CLIENT, endpoint: cloudfront.url })
      const refusal = (id = '') =>
        client.send(new GetDistributionCommand({ Id: id })).then(
          () => undefined,
          (error: unknown) => (error instanceof Error ? error.name : String(error)),
        )
      expect([await refusal(own?.id), await refusal(foreign.id)]).toEqual([undefined, 'AccessDenied'])
      const { id: Id, etag: IfMatch, arn: Resource } = foreign
      for (const refused of [
        client.send(new DeleteDistributionCommand({ Id, IfMatch })),
        client.send(new UntagResourceCommand({ Resource, TagKeys: { Items: ['cloudfront-action:repository-id'] } })),
        client.send(new TagResourceCommand({ Resource, Tags: { Items: [{ Key: 'team', Value: 'web' }] } })),
      ]) {
        await expect(refused).rejects.toThrow('is not authorized to perform')
      }
      client.destroy()
    })
  })
})

const CLIENT = {
  region: 'us-east-1',
  credentials: { accessKeyId: 'EXAMPLE', secretAccessKey: 'example' },
  maxAttempts: 1,
}

function succeed(runs: readonly StepRun[]): void {
  expect(runs.map(({ exitCode }) => exitCode)).toEqual(runs.map(() => 0))
}

/** The push is compared with the commit before it then. */
function tellLastPurgeIsUnknown(runs: readonly StepRun[]): void {
  succeed(runs)
  expect(logOf(runs)).toMatch(/cloudfront:(?:List|Get)Invalidations?/)
}

function logOf(runs: readonly StepRun[]): string {
  return runs.map(({ log }) => log).join('\n')
}

/** The lines that tell what to allow. */
function adviceOf(runs: readonly StepRun[]): string {
  return (logOf(runs).match(/Allow the role [^\n]*/g) ?? []).join('\n')
}

/** Runs a scenario under a policy; `asked` are the IAM actions that it took. */
async function live(scenario: Scenario, policy: Policy) {
  return onAccount(policy, async (account) => {
    const runs = await scenario(account)
    const operations = account.cloudfront.requests.map(({ operation = '' }) => operation)
    return { runs, asked: new Set(operations.flatMap((operation) => actionsOfOperation(operation))) }
  })
}

async function onAccount<Result>(policy: Policy, scenario: (account: Account) => Promise<Result>): Promise<Result> {
  let strict = true
  const cloudfront = await startCloudFront({
    // The answer to the POST says InProgress then, so that completion is asked for.
    completionMs: 50,
    // The first change of a scenario is deployed at once, so that it can be disabled; that takes its time.
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
