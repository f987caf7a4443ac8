/** Begins and ends a step: reads the environment, runs the command, reports. Nothing else touches the process. */
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import * as core from '@actions/core'
import { fieldOf, numberOf } from './event/payload.ts'
import { readEvent } from './event/read-event.ts'
import type { Environment } from './commands/adapters.ts'
import { runInvalidate } from './commands/invalidate.ts'
import type { Ended, Step } from './commands/step.ts'
import { Failure } from './failure.ts'
import { InvalidInput } from './faults.ts'
import { readInputs } from './inputs/read-inputs.ts'
import { openWorkspace } from './repository/workspace.ts'
import type { Clock } from './waiting/clock.ts'
import { Cancelled } from './waiting/cancellation.ts'
import { formatOutputs } from './report/purge-outputs.ts'
import { runner } from './report/runner.ts'

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
  const workspace = openWorkspace(directory)
  const pullRequest = numberOf(fieldOf(event.payload, 'pull_request'), 'number')
  const inputs = await readInputs({ input: (name) => core.getInput(name), workspace, pullRequest })
  const nonce = randomBytes(3).toString('hex')
  const step = { env, event, reading, pullRequest, directory, workspace, inputs, clock, nonce, runner, interruption }
  await report(await run({ ...step, getIdToken: core.getIDToken }), step)
}

/** What deals with distributions is loaded only where it is asked for: most steps purge, and are not to wait for it. */
async function run(step: Step): Promise<Ended> {
  const { job } = step.inputs
  switch (job.command) {
    case 'invalidate':
      return runInvalidate(job.request, step)
    case 'deploy':
      return (await import('./commands/deploy.ts')).runDeploy(job.inputs, step)
    case 'destroy':
      return (await import('./commands/destroy.ts')).runDestroy(job.inputs, step)
  }
}

const clock: Clock = {
  now: Date.now,
  sleep: async (milliseconds, signal) => {
    // The only thing that it rejects for is the signal, which ends it.
    await sleep(milliseconds, undefined, { signal }).catch(() => undefined)
  },
}

async function report({ outputs, formatSummary, problems }: Ended, { inputs, env }: Pick<Step, 'inputs' | 'env'>) {
  runner.setOutputs(outputs)
  if (inputs.summary && env['GITHUB_STEP_SUMMARY']) await runner.writeSummary(formatSummary())
  const [first, ...others] = problems.map(({ message, advice }) => join(message, advice))
  for (const other of others) core.error(other)
  if (first !== undefined) core.setFailed(first)
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

/** How long a cancelled run may take to tell what it has done; where it takes longer, it has not begun to. */
const LAST_WORDS = 800

/** Rejects if the run is cancelled and does not end by itself. */
async function endWhenCancelled(interruption: AbortSignal): Promise<never> {
  await once(interruption, 'abort')
  await sleep(LAST_WORDS)
  throw new Cancelled('before anything was sent.')
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

const interruption = heedSignals()
await Promise.race([main(process.env, interruption), endWhenCancelled(interruption)]).catch(fail)
// What is still under way, a request or a git, must not hold up a cancelled job.
if (interruption.aborted) process.exit(1)
