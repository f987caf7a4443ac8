import type { AssumedRole } from '../cloudfront/sdk/assume-role.ts'
import type { Connection, ConnectionOptions } from '../cloudfront/sdk/connect.ts'
import { Failure } from '../failure.ts'
import { GitHubFailure, type GitHub } from '../github/github.ts'
import type { Run } from '../event/run.ts'
import { once } from '../remember.ts'
import type { Network, openNetwork } from '../network/network.ts'
import type { Clock } from '../waiting/clock.ts'
import type { Step } from './step.ts'

export function connectToGitHubOnce(given: {
  readonly token: string | undefined
  readonly run: Run
  readonly clock: Clock
  readonly network: () => Promise<Network>
  readonly notify: (text: string) => void
  /** Milliseconds of pauses for all questions together. */
  readonly patience?: number
}): () => Promise<GitHub> {
  const { token, clock, notify, patience } = given
  const { apiUrl, repository } = given.run
  return once(async () => {
    const network = await openApiNetwork(given.network, apiUrl)
    const { connectToGitHub } = await import('../github/octokit.ts').catch((error: unknown) => {
      // Octokit fails if the event's file is not JSON.
      throw new GitHubFailure(`GitHub's API cannot be asked: ${String(error)}`, undefined, { cause: error })
    })
    return connectToGitHub({
      ...{ token, apiUrl, repository, clock, network, notify },
      ...(patience !== undefined && { patience }),
    })
  })
}

/** Milliseconds after the deadline, for the comment and the deployment when CloudFront took all of the time. */
const LAST_REPORT = 2_500

export async function connectForPreviews(step: Step) {
  const { run, clock, runner, inputs } = step
  const { apiUrl, repository } = run
  const network = (await openApiNetwork(step.network, apiUrl)).extend(LAST_REPORT)
  const { connectToPullRequests } = await import('../github/octokit-pull-requests.ts')
  const { connectToDeployments } = await import('../github/octokit-deployments.ts')
  const session = { token: inputs.githubToken, apiUrl, repository, clock, network, notify: runner.log.info }
  return { pullRequests: connectToPullRequests(session), deployments: connectToDeployments(session) }
}

async function openApiNetwork(open: () => Promise<Network>, apiUrl: string): Promise<Network> {
  const url = URL.parse(apiUrl)
  if (url === null) throw new GitHubFailure("GitHub's API cannot be asked: the variable GITHUB_API_URL is not a URL.")
  const network = await open()
  network.checkProxy(url)
  return network
}

type AwsStep = Pick<Step, 'run' | 'inputs' | 'clock' | 'network' | 'runner'> &
  Required<Pick<ConnectionOptions, 'explainMissingCredentials'>> & { readonly checkFiles: () => Promise<void> }

export function connectToCloudFrontOnce(step: AwsStep): () => Promise<Connection> {
  const { inputs, run } = step
  return once(async () => {
    const role = inputs.roleToAssume === undefined ? undefined : describeRole(inputs.roleToAssume, step)
    await step.checkFiles()
    const { connect } = await import('../cloudfront/sdk/connect.ts')
    return connect({
      region: inputs.awsRegion ?? run.awsRegion,
      keys: run.awsKeys,
      role,
      network: await step.network(),
      explainMissingCredentials: step.explainMissingCredentials,
    })
  })
}

function describeRole(arn: string, { run, clock, network, runner }: AwsStep): AssumedRole {
  const service = run.tokenService
  if (service === undefined) {
    throw new Failure(
      `\`role-to-assume\` is ${arn}, but this job has no OIDC token to assume it with.`,
      'Add `id-token: write` to the `permissions:` of the job, beside `contents: read`.',
    )
  }
  return {
    arn,
    sessionName: `cloudfront-action-${run.id ?? 0}`,
    webIdentityToken: async () => {
      const { requestIdToken } = await import('../github/id-token.ts')
      const token = await requestIdToken({ service, audience: 'sts.amazonaws.com', network: await network(), clock })
      runner.mask(token)
      return token
    },
  }
}

export function openNetworkOnce(given: Parameters<typeof openNetwork>[0]): () => Promise<Network> {
  return once(async () => (await import('../network/network.ts')).openNetwork(given))
}
