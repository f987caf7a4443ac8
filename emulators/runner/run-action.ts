/** Runs the built action with the runner's environment only. */
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ACTION_DIRECTORY, readManifest, type ActionManifest } from './action-manifest.ts'
import { readOutputs } from './outputs-file.ts'
import { REPOSITORY } from './push-event.ts'
import { runProgram } from './run-program.ts'

export type Step = {
  readonly workspace: string
  readonly event: { readonly name: string; readonly payload: unknown; readonly sha: string; readonly ref?: string }
  readonly inputs: Readonly<Record<string, string>>
  readonly env?: Readonly<Record<string, string>>
  readonly runAttempt?: number
}

export type StepRun = {
  readonly exitCode: number
  readonly log: string
  readonly outputs: ReadonlyMap<string, string>
  /** Markdown. */
  readonly summary: string
  /** The file of the output `result-file`, or empty. */
  readonly resultFile: string
}

export const CREDENTIALS = {
  AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE',
  AWS_SECRET_ACCESS_KEY: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
  AWS_REGION: 'us-east-1',
}

export async function runAction(step: Step): Promise<StepRun> {
  const { directory, env, files, program } = await prepareStep(step)
  try {
    const { exitCode, stdout, stderr } = await runProgram({ ...program, env, cwd: step.workspace })
    const outputs = readOutputs(await readFile(files.GITHUB_OUTPUT, 'utf8'))
    const resultFile = outputs.get('result-file') ?? ''
    return {
      exitCode,
      log: stdout + stderr,
      outputs,
      resultFile: resultFile === '' ? '' : await readFile(resultFile, 'utf8'),
      summary: await readFile(files.GITHUB_STEP_SUMMARY, 'utf8'),
    }
  } finally {
    await rm(directory, { recursive: true, force: true })
  }
}

/** Prepares a step that is started by other means. */
export async function prepareStep({ workspace, event, inputs, env = {}, runAttempt = 1 }: Step) {
  const directory = await mkdtemp(join(tmpdir(), 'step-'))
  const files = {
    GITHUB_EVENT_PATH: join(directory, 'event.json'),
    GITHUB_OUTPUT: join(directory, 'output'),
    GITHUB_STEP_SUMMARY: join(directory, 'summary.md'),
    GITHUB_ENV: join(directory, 'env'),
    GITHUB_PATH: join(directory, 'path'),
    GITHUB_STATE: join(directory, 'state'),
  }
  for (const path of Object.values(files)) await writeFile(path, '')
  await writeFile(files.GITHUB_EVENT_PATH, JSON.stringify(event.payload))
  const temp = join(directory, 'temp')
  await mkdir(temp)

  const { inputs: declared, runs } = await readManifest()
  const ref = event.ref ?? 'refs/heads/main'
  return {
    directory,
    files,
    program: { command: process.execPath, args: [join(ACTION_DIRECTORY, runs.main)] },
    env: {
      ...files,
      ...inputVariables(inputs, declared),
      PATH: process.env['PATH'] ?? '',
      HOME: directory,
      CI: 'true',
      AWS_EC2_METADATA_DISABLED: 'true',
      GITHUB_ACTIONS: 'true',
      GITHUB_ACTION: 'purge',
      GITHUB_ACTION_PATH: ACTION_DIRECTORY,
      GITHUB_ACTOR: 'writer',
      GITHUB_EVENT_NAME: event.name,
      GITHUB_JOB: 'deploy',
      GITHUB_REF: ref,
      GITHUB_REF_NAME: ref.replace(/^refs\/(?:heads|tags)\//, ''),
      GITHUB_REF_TYPE: ref.startsWith('refs/tags/') ? 'tag' : 'branch',
      GITHUB_REPOSITORY: REPOSITORY,
      GITHUB_REPOSITORY_ID: '1296269',
      GITHUB_REPOSITORY_OWNER: 'example',
      GITHUB_RUN_ATTEMPT: String(runAttempt),
      GITHUB_RUN_ID: '7042',
      GITHUB_RUN_NUMBER: '12',
      // Nothing listens here, so no step reaches github.com.
      GITHUB_API_URL: 'http://127.0.0.1:9/api',
      GITHUB_SERVER_URL: 'http://127.0.0.1:9',
      GITHUB_SHA: event.sha,
      GITHUB_WORKFLOW: 'Deploy',
      GITHUB_WORKSPACE: workspace,
      RUNNER_ARCH: 'X64',
      RUNNER_OS: 'Linux',
      RUNNER_TEMP: temp,
      ...env,
    },
  }
}

/** Also empty ones, as the runner does. */
function inputVariables(given: Step['inputs'], declared: ActionManifest['inputs']): Record<string, string> {
  const unknown = Object.keys(given).filter((name) => !(name in declared))
  if (unknown.length > 0) throw new Error(`action.yml declares no input ${unknown.join(', ')}`)
  return Object.fromEntries(
    Object.entries(declared).map(([name, { default: standard = '' }]) => [
      `INPUT_${name.replaceAll(' ', '_').toUpperCase()}`,
      (given[name] ?? standard).replaceAll('${{ github.token }}', ''),
    ]),
  )
}
