/** A step of a workflow for tests: action.yml's defaults, the inputs that a test gives, and the files of a workspace. */
import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { InvalidInput, type Fault } from '../../src/faults.ts'
import { readInputs, type Job, type StepInputs } from '../../src/inputs/read-inputs.ts'

type Action = { readonly inputs: Readonly<Record<string, { readonly default?: string }>> }
const ACTION = parse(readFileSync(new URL('../../action.yml', import.meta.url), 'utf8')) as Action

export const INPUT_NAMES = Object.keys(ACTION.inputs)

export type Given = {
  readonly inputs?: Readonly<Record<string, string>>
  /** Contents by path; an error is what reading rejects with. */
  readonly files?: Readonly<Record<string, string | Buffer | Error>>
  /** The number of the pull request that the run is for. */
  readonly pullRequest?: number
  /** Takes the warnings. */
  readonly warnings?: Fault[]
  /** The variables of the step. */
  readonly env?: Readonly<Record<string, string>>
}

/** Reads the inputs as the runner gives them. Throws if a test gives an input that the action does not have. */
export async function readStep({
  inputs = {},
  files = {},
  pullRequest,
  warnings = [],
  env = {},
}: Given): Promise<StepInputs> {
  const unknown = Object.keys(inputs).filter((name) => !INPUT_NAMES.includes(name))
  if (unknown.length > 0) throw new Error(`no inputs of action.yml: ${unknown.join()}`)
  return readInputs({
    input: (name) => (inputs[name] ?? ACTION.inputs[name]?.default ?? '').trim(),
    workspace: {
      read: (path) => {
        const contents = files[path]
        if (contents instanceof Error) return Promise.reject(contents)
        return Promise.resolve(contents === undefined ? undefined : Buffer.from(contents))
      },
      isDirectory: () => Promise.resolve(false),
    },
    pullRequest,
    env,
    warn: (fault) => void warnings.push(fault),
  })
}

/** The inputs of a purge. */
export async function readPurge(given: Given) {
  const { job, ...step } = await readStep(given)
  return { ...step, request: jobOf(job, 'invalidate').request }
}

/** The job, which must be for that command. */
export function jobOf<Command extends Job['command']>(job: Job, command: Command): Extract<Job, { command: Command }> {
  if (job.command !== command) throw new Error(`the job is to ${job.command}, not to ${command}`)
  return job as Extract<Job, { command: Command }>
}

/** What is wrong with the inputs. Fails if nothing is. */
export async function faultsOf(given: Given): Promise<readonly Fault[]> {
  const outcome: unknown = await readStep(given).catch((error: unknown) => error)
  if (outcome instanceof InvalidInput) return outcome.faults
  throw outcome instanceof Error ? outcome : new Error('The inputs were taken, and are wrong.')
}
