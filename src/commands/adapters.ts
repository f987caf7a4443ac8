/** The real adapters of a run, made from its environment and connected when they are first asked for. */
import { GitFailure, type Git } from '../repository/git.ts'
import { openGit } from '../repository/open-git.ts'
import { prepareThrowAwayRepository } from '../repository/temporary-repository.ts'
import type { AssumedRole, Connection } from '../cloudfront/sdk.ts'
import { Failure } from '../failure.ts'
import { GitHubFailure, type GitHub } from '../github/github.ts'
import type { StepInputs } from '../inputs/read-inputs.ts'
import type { Clock } from '../waiting/clock.ts'

export type Environment = Readonly<Record<string, string | undefined>>

export function openGitHere(directory: string, env: Environment): Git {
  return openGit({ directory, env: withoutSecrets(env) })
}

/** The site is only listed where the clone has it: what is merged for `max-paths` can be told without, if less precisely. */
export async function listFilesHere(git: Git, commit: string): Promise<readonly string[] | undefined> {
  try {
    return await git.listFiles(commit)
  } catch (error) {
    if (error instanceof GitFailure) return undefined
    throw error
  }
}

export function prepareThrowAway(token: string, env: Environment) {
  return prepareThrowAwayRepository({
    env: withoutSecrets(env),
    serverUrl: env['GITHUB_SERVER_URL'] ?? 'https://github.com',
    repository: env['GITHUB_REPOSITORY'] ?? '',
    token,
  })
}

/** GitHub's API, connected when it is first asked for: most runs need git alone. */
export function connectToGitHubOnce(given: {
  readonly token: string | undefined
  readonly env: Environment
  readonly clock: Clock
  readonly notify: (text: string) => void
}): () => Promise<GitHub> {
  const { token, env, clock, notify } = given
  return once(async () => {
    const { connectToGitHub } = await import('../github/octokit.ts').catch((error: unknown) => {
      // Octokit's package reads the event's file by itself, and does not load if that is no JSON.
      throw new GitHubFailure(`GitHub's API cannot be asked: ${String(error)}`, { cause: error })
    })
    return connectToGitHub({
      token,
      apiUrl: env['GITHUB_API_URL'] ?? 'https://api.github.com',
      repository: env['GITHUB_REPOSITORY'] ?? '',
      clock,
      notify,
    })
  })
}

/** CloudFront, connected when it is first asked for. `getIdToken` asks GitHub for a token of the job for an audience. */
export function connectToCloudFrontOnce(
  { roleToAssume, awsRegion }: StepInputs,
  env: Environment,
  getIdToken: (audience: string) => Promise<string>,
): () => Promise<Connection> {
  return once(async () => {
    const role = roleToAssume === undefined ? undefined : describeRole(roleToAssume, env, getIdToken)
    const { connect } = await import('../cloudfront/sdk.ts')
    return connect({ region: awsRegion ?? env['AWS_REGION'] ?? env['AWS_DEFAULT_REGION'], role })
  })
}

function describeRole(arn: string, env: Environment, getIdToken: (audience: string) => Promise<string>): AssumedRole {
  if (!env['ACTIONS_ID_TOKEN_REQUEST_URL']) {
    throw new Failure(
      `\`role-to-assume\` is ${arn}, but this job has no OIDC token to assume it with.`,
      'Add `id-token: write` to the `permissions:` of the job, beside `contents: read`.',
    )
  }
  return {
    arn,
    sessionName: `cloudfront-action-${env['GITHUB_RUN_ID'] ?? '0'}`,
    webIdentityToken: () => getIdToken('sts.amazonaws.com'),
  }
}

/** Git is no business of the action's inputs, of AWS or of the runner's tokens. */
function withoutSecrets(env: Environment): Environment {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !/^(?:INPUT_|AWS_|ACTIONS_)/.test(name)))
}

function once<Result>(make: () => Promise<Result>): () => Promise<Result> {
  let made: Promise<Result> | undefined
  return () => (made ??= make())
}
