/** Git as a process: one call, its environment, its answer. */
import { mkdtemp, realpath, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { readVariable, type Environment } from '../environment.ts'
import { gitEnvironment, safeDirectoryConfig, type GitSetting } from './git-environment.ts'
import { GitFailure } from './git.ts'

/** One call of git: `what` is the attempt as messages name it, `timeout` is in milliseconds. */
export type Question = {
  readonly what: string
  readonly args: readonly string[]
  readonly env?: Environment
  readonly input?: string
  readonly timeout?: number
}

/** `exitCode` is `undefined` if git could not be started or had to be killed; `complaint` is its stderr, or says that. */
export type Answer = { readonly exitCode: number | undefined; readonly stdout: Buffer; readonly complaint: string }

export type RunGit = (question: Question) => Promise<Answer>

/**
 * Runs git in a directory that is the top of a working tree, or bare. `env` is the environment that it gets; see `gitEnvironment`
 * for what is added.
 */
export function prepareRun(given: {
  readonly directory: string
  readonly env: Environment
  readonly settings?: readonly GitSetting[]
}): RunGit {
  let needsTemporaryHome = false

  return async (question) => {
    const directory = await realPath(given.directory)
    const { env: own, settings = [] } = given
    const env = {
      ...gitEnvironment({ env: own, directory, ceiling: dirname(directory), settings }),
      ...question.env,
    }
    if (!needsTemporaryHome) {
      const answer = await execute({ question, directory, env })
      if (!/dubious ownership|unsafe repository/.test(answer.complaint)) return answer
      needsTemporaryHome = true
    }
    // Git before 2.36 does not take `safe.directory` from the environment, only from a file.
    return withTemporaryDirectory({ env: own, prefix: 'git-home-' }, async (home) => {
      await writeFile(join(home, '.gitconfig'), safeDirectoryConfig({ env: own, directory }))
      return execute({ question, directory, env: { ...env, HOME: home } })
    })
  }
}

/** A directory in the runner's temporary one that is deleted when the work is done, or failed. */
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

async function execute(call: {
  readonly question: Question
  readonly directory: string
  readonly env: Environment
}): Promise<Answer> {
  const { args, input, timeout = 0 } = call.question
  // Loaded here, as many a step asks no git.
  const { execFile } = await import('node:child_process')
  return new Promise((resolve) => {
    const options = { cwd: call.directory, env: call.env, encoding: 'buffer', maxBuffer: Infinity, timeout } as const
    const child = execFile('git', args, options, (error, stdout, stderr) => {
      if (error === null) resolve({ exitCode: 0, stdout, complaint: '' })
      else if (error.killed === true)
        resolve({ exitCode: undefined, stdout, complaint: `timed out after ${timeout} ms` })
      else if (typeof error.code === 'number') resolve({ exitCode: error.code, stdout, complaint: stderr.toString() })
      else resolve({ exitCode: undefined, stdout, complaint: `git could not be run: ${error.message}` })
    })
    // A git that ends before it has read its input is told by its exit code.
    child.stdin?.on('error', () => undefined)
    child.stdin?.end(input)
  })
}

async function realPath(directory: string): Promise<string> {
  try {
    return await realpath(directory)
  } catch (error) {
    throw new GitFailure(`There is no directory ${JSON.stringify(directory)}: it should be the checkout.`, {
      cause: error,
    })
  }
}
