/** The composition root: reads the environment, builds the adapters, runs the command, reports. Nothing else touches the process. */
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import * as core from '@actions/core'
import { readCurrentRun } from './changed-files/current-run.ts'
import { readEvent } from './changed-files/events/read-event.ts'
import { findChangedFiles } from './changed-files/find-changed-files.ts'
import { GitFailure, type Git } from './changed-files/git-port.ts'
import { openGit } from './changed-files/git.ts'
import { prepareThrowAwayRepository } from './changed-files/throw-away-repository.ts'
import type { CloudFront } from './cloudfront/cloudfront.ts'
import type { AssumedRole } from './cloudfront/sdk.ts'
import { Failure } from './failure.ts'
import { InvalidInput } from './faults.ts'
import { GitHubFailure, type GitHub } from './github/github.ts'
import { readInputs, type StepInputs } from './inputs/read-inputs.ts'
import { openWorkspace } from './inputs/workspace.ts'
import type { Clock } from './invalidate/clock.ts'
import { Cancelled } from './invalidate/interruption.ts'
import { invalidate } from './invalidate/invalidate.ts'
import type { PurgeResult } from './invalidate/result.ts'
import { formatOutputs } from './report/outputs.ts'
import { runner } from './report/runner.ts'
import { formatSummary } from './report/summary.ts'
import { logResult } from './report/tell.ts'

type Environment = Readonly<Record<string, string | undefined>>

async function main(env: Environment, interruption: AbortSignal): Promise<void> {
  const event = {
    name: env['GITHUB_EVENT_NAME'] ?? '',
    payload: await readPayload(env['GITHUB_EVENT_PATH']),
    sha: env['GITHUB_SHA'] ?? '',
  }
  const reading = readEvent(event)
  if (reading.kind === 'untrusted') {
    // Not even the inputs are read: what they are made of may be kept from such a run, too.
    runner.log.notice(reading.reason)
    runner.setOutputs(formatOutputs({ status: 'nothing-to-do', targets: [], distributions: [], problems: [] }))
    return
  }
  if (reading.kind === 'deployed' && reading.warning !== undefined) runner.log.warning(reading.warning)

  const directory = env['GITHUB_WORKSPACE'] ?? process.cwd()
  const inputs = await readInputs({ input: (name) => core.getInput(name), workspace: openWorkspace(directory) })
  const sources = {
    git: openGit({ directory, env: withoutSecrets(env) }),
    useThrowAway: inputs.githubToken === undefined ? undefined : prepareThrowAway(inputs.githubToken, env),
    github: connectToGitHubOnce(inputs.githubToken, env),
    event,
    run: readCurrentRun(env),
  }
  const result = await invalidate(inputs.request, {
    findChanges: (source) =>
      findChangedFiles({
        ...sources,
        ...(source.kind === 'list'
          ? { base: 'auto', head: 'auto', files: source.files }
          : { ...source, files: undefined }),
      }),
    listFiles: (commit) => listFilesHere(sources.git, commit),
    cloudfront: connectToCloudFrontOnce(inputs, env),
    clock,
    interruption,
    log: runner.log,
    run: {
      repository: env['GITHUB_REPOSITORY'] ?? 'local',
      runId: env['GITHUB_RUN_ID'] ?? '0',
      runAttempt: env['GITHUB_RUN_ATTEMPT'] ?? '1',
      nonce: randomBytes(3).toString('hex'),
    },
  })
  await report(result, inputs, env)
}

const clock: Clock = {
  now: Date.now,
  sleep: async (milliseconds, signal) => {
    // The only thing that it rejects for is the signal, which ends it.
    await sleep(milliseconds, undefined, { signal }).catch(() => undefined)
  },
}

/**
 * Aborted when the job is cancelled: the runner sends SIGINT, SIGTERM 7.5 s later, and kills the step after 2.5 s more.
 * https://docs.github.com/en/actions/reference/workflow-cancellation-reference
 */
function heedSignals(): AbortSignal {
  const cancelling = new AbortController()
  for (const name of ['SIGINT', 'SIGTERM'] as const) {
    process.on(name, () => {
      cancelling.abort(name)
    })
  }
  return cancelling.signal
}

/** How long a cancelled run may take to tell what it has posted; where it takes longer, it has not begun to post. */
const LAST_WORDS = 800

/** Rejects if the run is cancelled and does not end by itself. */
async function endWhenCancelled(interruption: AbortSignal): Promise<never> {
  await once(interruption, 'abort')
  await sleep(LAST_WORDS)
  throw new Cancelled('before anything was posted.')
}

async function report(result: PurgeResult, inputs: StepInputs, env: Environment): Promise<void> {
  logResult(result, runner.log)
  runner.setOutputs(formatOutputs(result))
  if (inputs.summary && env['GITHUB_STEP_SUMMARY']) {
    const serverUrl = env['GITHUB_SERVER_URL'] ?? 'https://github.com'
    await runner.writeSummary(formatSummary(result, { serverUrl, repository: env['GITHUB_REPOSITORY'] ?? '' }))
  }
  const [first, ...others] = result.problems.map(({ message, advice }) => join(message, advice))
  for (const other of others) core.error(other)
  if (first !== undefined) core.setFailed(first)
}

/** The site is only listed where the clone has it: what is merged for `max-paths` can be told without, if less precisely. */
async function listFilesHere(git: Git, commit: string): Promise<readonly string[] | undefined> {
  try {
    return await git.listFiles(commit)
  } catch (error) {
    if (error instanceof GitFailure) return undefined
    throw error
  }
}

/** GitHub's API, connected when it is first asked for: most runs need git alone. */
function connectToGitHubOnce(token: string | undefined, env: Environment): () => Promise<GitHub> {
  let connected: Promise<GitHub> | undefined
  const connect = async () => {
    const { connectToGitHub } = await import('./github/octokit.ts').catch((error: unknown) => {
      // Octokit's package reads the event's file by itself, and does not load if that is no JSON.
      throw new GitHubFailure(`GitHub's API cannot be asked: ${String(error)}`, { cause: error })
    })
    return connectToGitHub({
      token,
      apiUrl: env['GITHUB_API_URL'] ?? 'https://api.github.com',
      repository: env['GITHUB_REPOSITORY'] ?? '',
      clock,
      notify: runner.log.info,
    })
  }
  return () => (connected ??= connect())
}

function prepareThrowAway(token: string, env: Environment) {
  return prepareThrowAwayRepository({
    env: withoutSecrets(env),
    serverUrl: env['GITHUB_SERVER_URL'] ?? 'https://github.com',
    repository: env['GITHUB_REPOSITORY'] ?? '',
    token,
  })
}

/** CloudFront, connected when it is first asked for. */
function connectToCloudFrontOnce({ roleToAssume, awsRegion }: StepInputs, env: Environment): () => Promise<CloudFront> {
  let connected: Promise<CloudFront> | undefined
  const connect = async () => {
    const role = roleToAssume === undefined ? undefined : describeRole(roleToAssume, env)
    const { connectToCloudFront } = await import('./cloudfront/sdk.ts')
    return connectToCloudFront({ region: awsRegion ?? env['AWS_REGION'] ?? env['AWS_DEFAULT_REGION'], role })
  }
  return () => (connected ??= connect())
}

function describeRole(arn: string, env: Environment): AssumedRole {
  if (!env['ACTIONS_ID_TOKEN_REQUEST_URL']) {
    throw new Failure(
      `\`role-to-assume\` is ${arn}, but this job has no OIDC token to assume it with.`,
      'Add `id-token: write` to the `permissions:` of the job, beside `contents: read`.',
    )
  }
  return {
    arn,
    sessionName: `cloudfront-action-${env['GITHUB_RUN_ID'] ?? '0'}`,
    webIdentityToken: () => core.getIDToken('sts.amazonaws.com'),
  }
}

/** Git is no business of the action's inputs, of AWS or of the runner's tokens. */
function withoutSecrets(env: Environment): Environment {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !/^(?:INPUT_|AWS_|ACTIONS_)/.test(name)))
}

async function readPayload(path: string | undefined): Promise<unknown> {
  if (path === undefined) return undefined
  try {
    return JSON.parse(await readFile(path, 'utf8'))
  } catch (error) {
    core.warning(`The event of this run cannot be read from ${path}: ${String(error)}`)
    return undefined
  }
}

function fail(error: unknown): void {
  runner.setOutputs({ status: 'failed' })
  if (error instanceof InvalidInput) {
    for (const { at, message } of error.faults) {
      if ('file' in at)
        core.error(message, {
          file: at.file,
          ...(at.line && { startLine: at.line }),
          ...(at.column && { startColumn: at.column }),
        })
    }
    core.setFailed(error.message)
  } else if (error instanceof Failure) {
    core.setFailed(join(error.message, error.advice))
  } else {
    const what = error instanceof Error ? (error.stack ?? error.message) : String(error)
    core.setFailed(`This is a fault of the action, please report it with the lines around it: ${what}`)
  }
}

function join(message: string, advice: string | undefined): string {
  return advice === undefined ? message : `${message}\n${advice}`
}

const interruption = heedSignals()
await Promise.race([main(process.env, interruption), endWhenCancelled(interruption)]).catch(fail)
// What is still under way, a request or a git, must not hold up a cancelled job.
if (interruption.aborted) process.exit(1)
