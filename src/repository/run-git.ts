import { execFile } from 'node:child_process'
import type { Environment } from '../environment.ts'
import { gitEnvironment } from './git-environment.ts'

/** `what` names the attempt in messages. `timeout` is milliseconds. */
export type GitCall = {
  readonly what: string
  readonly args: readonly string[]
  readonly env?: Environment
  readonly input?: string
  readonly timeout?: number | undefined
}

/** `exitCode` is undefined if git could not start or took too long. */
export type GitResult = { readonly exitCode: number | undefined; readonly stdout: Buffer; readonly error: string }

export type RunGit = (call: GitCall) => Promise<GitResult>

/** `timeout` is milliseconds for the next call. */
export function prepareRun(given: {
  readonly env: Environment
  readonly gitDirectory: string
  readonly workspaces: readonly string[]
  readonly timeout: () => number
}): RunGit {
  const env = gitEnvironment(given)
  return ({ args, input, env: more, timeout = given.timeout() }) => {
    return new Promise((resolve) => {
      const options = {
        // Windows looks for programs in the working directory first.
        cwd: given.gitDirectory,
        env: { ...env, ...more },
        encoding: 'buffer',
        maxBuffer: Infinity,
      } as const
      const child = execFile('git', args, options, (error, stdout, stderr) => {
        clearTimeout(timer)
        if (error === null) resolve({ exitCode: 0, stdout, error: '' })
        else if (typeof error.code === 'number') resolve({ exitCode: error.code, stdout, error: stderr.toString() })
        else resolve({ exitCode: undefined, stdout, error: `git could not be run: ${error.message}` })
      })
      const timer = setTimeout(() => {
        resolve({ exitCode: undefined, stdout: Buffer.alloc(0), error: `timed out after ${Math.ceil(timeout)} ms` })
        child.kill()
        // Child processes may keep these open.
        for (const stream of [child.stdout, child.stderr]) stream?.destroy()
        child.unref()
      }, timeout)
      // If git exits before it has read its input, its exit code explains why.
      child.stdin?.on('error', () => undefined)
      child.stdin?.end(input)
    })
  }
}
