/** Only this file uses `process`. */
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { readFile, realpath } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { ForeignCommit } from './event/event.ts'
import { readEvent } from './event/read-event.ts'
import { findSecrets, readRun, removeSecrets } from './event/run.ts'
import { connectToCloudFrontOnce, openNetworkOnce } from './commands/adapters.ts'
import { runInvalidate } from './commands/invalidate.ts'
import type { Step } from './commands/step.ts'
import { describePlace } from './faults.ts'
import { checkAwsVariables, explainMissingCredentials } from './inputs/aws-variables.ts'
import { readInputs } from './inputs/read-inputs.ts'
import { openWorkspace } from './repository/workspace.ts'
import type { Clock } from './waiting/clock.ts'
import { Cancelled } from './waiting/cancellation.ts'
import { formatEmptyOutputs } from './report/purge-outputs.ts'
import { reportError, reportResult, type CommandResult } from './report/report-step.ts'
import { openRunner } from './report/runner.ts'
import { prepareHiding } from './secrets.ts'

async function main(interruption: AbortSignal): Promise<void> {
  const { payloadFile, ...given } = run.event
  const event = readEvent({ ...given, payload: await readPayload(payloadFile) })
  const { reading } = event
  if (reading.kind === 'untrusted') {
    // Such a run may lack the values of its inputs.
    runner.log.notice(reading.reason)
    const outputs = formatEmptyOutputs('nothing-to-do')
    await reportResult({ outputs, formatSummary: () => '', problems: [] }, { runner, summary: false, nonce })
    return
  }
  if (reading.kind === 'deployed' && reading.warning !== undefined) runner.log.warning(reading.warning)

  checkAwsVariables(env)
  dropEmptyVariables()
  const directory = run.workspace ?? process.cwd()
  const workspace = openWorkspace({ directory, temporary: [run.temporary, tmpdir()] })
  const pullRequest = event.pullRequest?.number
  const atEnd = (work: () => Promise<void>) => void lastWorks.push(work)
  const inputs = await readInputs({
    input: readInput,
    workspace,
    readReviewed: event.foreign && (await openReviewed(event.foreign, { directory, atEnd })),
    pullRequest,
    env,
    warn: ({ at, message }) => {
      runner.log.warning(`${describePlace(at)}: ${message}`)
    },
  })
  const deadline = clock.now() + inputs.waitTimeout
  const network = openNetworkOnce({ env, now: clock.now, deadline })
  const tools = { clock, deadline, network, nonce, runner, interruption, atEnd }
  const connect = connectToCloudFrontOnce({
    ...{ run, inputs, ...tools },
    explainMissingCredentials: () => explainMissingCredentials(env),
    checkFiles: async () => (await import('./commands/aws-files.ts')).refuseAwsFilesIn(directory, env),
  })
  const result = await runCommand({ run, event, directory, workspace, inputs, connect, ...tools })
  await reportResult(result, { runner, summary: inputs.summary && run.hasSummary, nonce })
}

async function openReviewed(foreign: ForeignCommit, given: Pick<Step, 'directory' | 'atEnd'>) {
  const { openReviewedFiles } = await import('./commands/reviewed-files.ts')
  const token = readInput('github-token')
  return openReviewedFiles(foreign, {
    ...given,
    run,
    clock,
    env,
    runner,
    token: token === '' ? undefined : token,
  })
}

function readInput(name: string): string {
  return (env[`INPUT_${name.toUpperCase()}`] ?? '').trim()
}

/** The SDK takes an empty variable as a value. */
function dropEmptyVariables(): void {
  for (const [name, value] of Object.entries(process.env))
    if (name.startsWith('AWS_') && value === '') Reflect.deleteProperty(process.env, name)
}

/** Most steps only purge. */
async function runCommand(step: Step): Promise<CommandResult> {
  const { job } = step.inputs
  switch (job.command) {
    case 'invalidate':
      return runInvalidate(job.request, step)
    case 'deploy':
      return (await import('./commands/deploy.ts')).runDeploy(job.inputs, step)
    case 'destroy':
      return (await import('./commands/destroy.ts')).runDestroy(job.inputs, step)
    case 'preview':
      return (await import('./commands/preview.ts')).runPreview(job.inputs, step)
    case 'sweep':
      return (await import('./commands/sweep.ts')).runSweep(job.inputs, step)
  }
}

const clock: Clock = {
  now: Date.now,
  sleep: async (milliseconds, signal) => {
    // Rejects only when the signal aborts it.
    await sleep(milliseconds, undefined, { signal }).catch(() => undefined)
  },
}

/**
 * The runner sends SIGINT, SIGTERM after 7.5 s, and kills the step 2.5 s later.
 * https://docs.github.com/en/actions/reference/workflow-cancellation-reference
 */
function abortOnSignals(): AbortSignal {
  const cancelling = new AbortController()
  for (const name of ['SIGINT', 'SIGTERM'] as const) {
    process.on(name, () => {
      cancelling.abort(name)
    })
  }
  return cancelling.signal
}

const REPORTING_TIME = 800

async function endWhenCancelled(interruption: AbortSignal): Promise<never> {
  await once(interruption, 'abort')
  await sleep(REPORTING_TIME)
  throw new Cancelled('before anything was sent.')
}

/** Node would print such errors with secrets. */
function failWithoutCatch(): Promise<never> {
  const { promise, reject } = Promise.withResolvers<never>()
  for (const name of ['uncaughtException', 'unhandledRejection'] as const) process.on(name, reject)
  return promise
}

async function readPayload(path: string | undefined): Promise<unknown> {
  if (path === undefined) return undefined
  try {
    return JSON.parse(await readFile(path, 'utf8'))
  } catch (error) {
    runner.log.warning(`The event of this run cannot be read from ${path}: ${String(error)}`)
    return undefined
  }
}

/** `npx cloudfront-action plan`. The runner gives no arguments. */
async function runCommandLine(program: string, args: readonly string[]): Promise<number> {
  const { readCommandLine } = await import('./inputs/command-line.ts')
  const { openTerminal } = await import('./report/terminal.ts')
  const terminal = openTerminal(prepareHiding(findSecrets(env)))
  const asked = readCommandLine(args)
  if (asked.kind === 'help') terminal.write(asked.text.split('\n'))
  if (asked.kind === 'wrong') terminal.complain(asked.message)
  if (asked.kind !== 'plan') return asked.kind === 'help' ? 0 : 2
  const { readDefaults, runPlan } = await import('./commands/plan.ts')
  const directory = process.cwd()
  return runPlan(asked, {
    ...{ directory, run, env, terminal },
    workspace: openWorkspace({ directory, temporary: [tmpdir()] }),
    defaults: await readDefaults(await readFile(join(dirname(await realpath(program)), '..', 'action.yml'), 'utf8')),
  })
}

async function runStep(): Promise<void> {
  const interruption = abortOnSignals()
  await Promise.race([main(interruption), endWhenCancelled(interruption), failWithoutCatch()]).catch((error: unknown) =>
    reportError(error, { runner, summary: run.hasSummary, nonce }),
  )
  await Promise.allSettled(lastWorks.map((work) => work()))
  // A pending request or git process must not delay a cancelled job.
  if (interruption.aborted) process.exit(1)
  // A pending DNS lookup cannot be cancelled, and must not delay the end for long.
  setTimeout(() => process.exit(), 1_000).unref()
}

const lastWorks: (() => Promise<void>)[] = []
const env = { ...process.env }
const run = readRun(env)
removeSecrets(process.env, run)
const runner = openRunner({
  hide: prepareHiding(findSecrets(env)),
  temporaryDirectory: run.temporary ?? tmpdir(),
})
const nonce = randomBytes(3).toString('hex')
const [, program = '', ...args] = process.argv
if (args.length === 0) await runStep()
else process.exitCode = await runCommandLine(program, args)
