/** The composition root: reads the environment, builds the adapters, runs the command, reports. Nothing else touches the process. */
import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import * as core from '@actions/core'
import {
  connectToCloudFrontOnce,
  connectToGitHubOnce,
  listFilesHere,
  openGitHere,
  prepareThrowAway,
  type Environment,
} from './adapters.ts'
import { readCurrentRun } from './changed-files/current-run.ts'
import { fieldOf, numberOf } from './changed-files/events/payload.ts'
import { readEvent } from './changed-files/events/read-event.ts'
import { findChangedFiles } from './changed-files/find-changed-files.ts'
import { readSha } from './changed-files/revision.ts'
import type { EventReading, TriggerEvent } from './changed-files/trigger-event.ts'
import type { DeployResult } from './deploy/result.ts'
import { nameVariables } from './deploy/run-variables.ts'
import { Failure } from './failure.ts'
import { InvalidInput } from './faults.ts'
import type { DeployInputs, DestroyInputs } from './inputs/distribution.ts'
import { readInputs, type StepInputs } from './inputs/read-inputs.ts'
import { openWorkspace, type Workspace } from './inputs/workspace.ts'
import type { Clock } from './invalidate/clock.ts'
import { invalidate, type PurgeRequest } from './invalidate/invalidate.ts'
import type { Problem, PurgeResult } from './invalidate/result.ts'
import { formatDeployOutputs, formatDistribution } from './report/deploy-outputs.ts'
import { formatDeploySummary } from './report/deploy-summary.ts'
import { formatOutputs } from './report/outputs.ts'
import { runner } from './report/runner.ts'
import { formatSummary } from './report/summary.ts'
import { logDeployResult } from './report/tell-deploy.ts'
import { logResult } from './report/tell.ts'

/** What each command works with: the run as the runner describes it, and what it is asked for. */
type Step = {
  readonly env: Environment
  readonly event: TriggerEvent
  readonly reading: Exclude<EventReading, { readonly kind: 'untrusted' }>
  readonly pullRequest: number | undefined
  readonly directory: string
  readonly workspace: Workspace
  readonly inputs: StepInputs
}

async function main(env: Environment): Promise<void> {
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
  const workspace = openWorkspace(directory)
  const pullRequest = numberOf(fieldOf(event.payload, 'pull_request'), 'number')
  const inputs = await readInputs({ input: (name) => core.getInput(name), workspace, pullRequest })
  const step = { env, event, reading, pullRequest, directory, workspace, inputs }
  const { job } = inputs
  switch (job.command) {
    case 'invalidate':
      return purge(job.request, step)
    case 'deploy':
      return reportDeployment(await deploy(job.inputs, step), job.inputs.url, step)
    case 'destroy':
      return reportDeployment(await destroy(job.inputs, step), '', step)
  }
}

const clock: Clock = { now: Date.now, sleep: (milliseconds) => sleep(milliseconds) }

async function purge(request: PurgeRequest, step: Step): Promise<void> {
  const { env, event, directory, inputs } = step
  const sources = {
    git: openGitHere(directory, env),
    useThrowAway: inputs.githubToken === undefined ? undefined : prepareThrowAway(inputs.githubToken, env),
    github: connectToGitHub(step),
    event,
    run: readCurrentRun(env),
  }
  const connect = connectToCloudFrontOnce(inputs, env, core.getIDToken)
  const result = await invalidate(request, {
    findChanges: (source) =>
      findChangedFiles({
        ...sources,
        ...(source.kind === 'list'
          ? { base: 'auto', head: 'auto', files: source.files }
          : { ...source, files: undefined }),
      }),
    listFiles: (commit) => listFilesHere(sources.git, commit),
    cloudfront: async () => (await connect()).cloudfront,
    clock,
    log: runner.log,
    run: { repository: repositoryOf(env), ...describeAttempt(env) },
  })
  await reportPurge(result, step)
}

/** Loaded only where a distribution is to be described: the shape of its configuration comes with the SDK. */
async function deploy(inputs: DeployInputs, step: Step): Promise<DeployResult> {
  const { env, reading } = step
  const [{ distributionShape }, { readConfiguration }, { deploy: deployFile }] = await Promise.all([
    import('./cloudfront/distribution-shape.ts'),
    import('./deploy/read-configuration.ts'),
    import('./deploy/deploy.ts'),
  ])
  const shape = distributionShape()
  const { line } = readCurrentRun(env)
  const repository = repositoryOf(env)
  const head = (reading.kind === 'deployed' ? reading.head : undefined) ?? readSha(step.event.sha)
  const variables = nameVariables(
    {
      name: inputs.name,
      pullRequest: step.pullRequest,
      branch: line?.kind === 'tag' ? undefined : line?.name,
      sha: head?.kind === 'sha' ? head.sha : undefined,
      repository,
    },
    inputs.variables,
  )
  const file = await readConfiguration(
    { ...inputs, variables },
    {
      event: step.event,
      head,
      workspace: step.workspace,
      git: openGitHere(step.directory, env),
      github: connectToGitHub(step),
      shape,
      warn: (text, at) => {
        runner.log.warning(text, at)
      },
    },
  )
  return deployFile(
    { ...inputs, repository, file },
    {
      ...describeConnection(step),
      shape,
      run: describeAttempt(env),
      onDistribution: (distribution) => {
        runner.setOutputs(formatDistribution(distribution, inputs.url))
      },
    },
  )
}

async function destroy(inputs: DestroyInputs, step: Step): Promise<DeployResult> {
  const { destroy: destroyNamed } = await import('./destroy/destroy.ts')
  return destroyNamed({ ...inputs, repository: repositoryOf(step.env) }, describeConnection(step))
}

function describeConnection({ inputs, env }: Step) {
  const connect = connectToCloudFrontOnce(inputs, env, core.getIDToken)
  return {
    distributions: async () => (await connect()).distributions,
    cloudfront: async () => (await connect()).cloudfront,
    clock,
    log: runner.log,
  }
}

function connectToGitHub({ inputs, env }: Step) {
  return connectToGitHubOnce({ token: inputs.githubToken, env, clock, notify: runner.log.info })
}

function repositoryOf(env: Environment): string {
  return env['GITHUB_REPOSITORY'] ?? 'local'
}

/** What tells one purge from every other one. */
function describeAttempt(env: Environment) {
  return {
    runId: env['GITHUB_RUN_ID'] ?? '0',
    runAttempt: env['GITHUB_RUN_ATTEMPT'] ?? '1',
    nonce: randomBytes(3).toString('hex'),
  }
}

async function reportPurge(result: PurgeResult, step: Step): Promise<void> {
  logResult(result, runner.log)
  runner.setOutputs(formatOutputs(result))
  const serverUrl = step.env['GITHUB_SERVER_URL'] ?? 'https://github.com'
  const context = { serverUrl, repository: step.env['GITHUB_REPOSITORY'] ?? '' }
  await reportEnd(() => formatSummary(result, context), result.problems, step)
}

async function reportDeployment(result: DeployResult, url: string, step: Step): Promise<void> {
  logDeployResult(result, runner.log)
  runner.setOutputs(formatDeployOutputs(result, url))
  await reportEnd(() => formatDeploySummary(result, url), result.problems, step)
}

/** The summary, and the failure of the step if there is any problem. */
async function reportEnd(formatHtml: () => string, problems: readonly Problem[], { env, inputs }: Step): Promise<void> {
  if (inputs.summary && env['GITHUB_STEP_SUMMARY']) await runner.writeSummary(formatHtml())
  const [first, ...others] = problems.map(({ message, advice }) => join(message, advice))
  for (const other of others) core.error(other)
  if (first !== undefined) core.setFailed(first)
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
    for (const { at, message } of error.faults) if ('file' in at) runner.annotateError(message, at)
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

await main(process.env).catch(fail)
