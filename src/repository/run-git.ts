import { mkdtemp, realpath, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { readVariable, type Environment } from '../environment.ts'
import { gitEnvironment, safeDirectoryConfig, type GitSetting } from './git-environment.ts'
import { GitFailure } from './git.ts'

/** `what` names the attempt in messages. `timeout` is in milliseconds. */
export type GitCall = {
  readonly what: string
  readonly args: readonly string[]
  readonly env?: Environment
  readonly input?: string
  readonly timeout?: number
}

/** `exitCode` is undefined if git could not start or was killed. `error` is the reason, or stderr. */
export type GitResult = { readonly exitCode: number | undefined; readonly stdout: Buffer; readonly error: string }

export type RunGit = (call: GitCall) => Promise<GitResult>

export function prepareRun(given: {
  readonly directory: string
  readonly env: Environment
  readonly settings?: readonly GitSetting[]
}): RunGit {
  let needsTemporaryHome = false

  return async (call) => {
    const directory = await realPath(given.directory)
    const { env: own, settings = [] } = given
    const env = { ...gitEnvironment({ env: own, directory, ceiling: dirname(directory), settings }), ...call.env }
    if (!needsTemporaryHome) {
      const result = await execute(call, directory, env)
      if (!/dubious ownership|unsafe repository/.test(result.error)) return result
      needsTemporaryHome = true
    }
    // Git before 2.36 reads `safe.directory` from files only.
    return withTemporaryDirectory({ env: own, prefix: 'git-home-' }, async (home) => {
      await writeFile(join(home, '.gitconfig'), safeDirectoryConfig({ env: own, directory }))
      return execute(call, directory, { ...env, HOME: home })
    })
  }
}

/** In the runner's temporary directory; deleted at the end, also after a failure. */
export async function withTemporaryDirectory<Result>(
  { env, prefix }: { readonly env: Environment; readonly prefix: string },
  work: (directory: string) => Promise<Result>,
): Promise<Result> {
  const directory = await mkdtemp(join(readVariable(env, 'RUNNER_TEMP') ?? tmpdir(), prefix))
  try {
    return await work(directory)
  } finally {
    await rm(directory, { recursive: true, force: true })
  }
}

async function execute({ args, input, timeout = 0 }: GitCall, cwd: string, env: Environment): Promise<GitResult> {
  const { execFile } = await import('node:child_process')
  return new Promise((resolve) => {
    const options = { cwd, env, encoding: 'buffer', maxBuffer: Infinity, timeout } as const
    const child = execFile('git', args, options, (error, stdout, stderr) => {
      if (error === null) resolve({ exitCode: 0, stdout, error: '' })
      else if (error.killed === true) resolve({ exitCode: undefined, stdout, error: `timed out after ${timeout} ms` })
      else if (typeof error.code === 'number') resolve({ exitCode: error.code, stdout, error: stderr.toString() })
      else resolve({ exitCode: undefined, stdout, error: `git could not be run: ${error.message}` })
    })
    // Git's exit code explains a broken pipe.
    child.stdin?.on('error', () => undefined)
    child.stdin?.end(input)
  })
}

async function realPath(directory: string): Promise<string> {
  try {
    return await realpath(directory)
  } catch (error) {
    throw new GitFailure(`The directory ${JSON.stringify(directory)} does not exist. It should be the checkout.`, {
      cause: error,
    })
  }
}
