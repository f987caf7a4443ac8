import { spawn } from 'node:child_process'

/** How a program ended. Both streams are UTF-8. */
export type Ended = { readonly exitCode: number; readonly stdout: string; readonly stderr: string }

export type Program = {
  readonly command: string
  readonly args: readonly string[]
  /** The whole environment: nothing of this process's is added. */
  readonly env: Readonly<Record<string, string>>
  readonly cwd: string
  /** Milliseconds after which it is killed. */
  readonly timeout?: number
  /** Kills it, without giving it any time, when it is aborted. */
  readonly signal?: AbortSignal
}

/** Runs a program to its end, without standard input. Rejects if it cannot be started, is killed or takes too long. */
export async function runProgram({ command, args, env, cwd, timeout = 120_000, signal }: Program): Promise<Ended> {
  const stdio = ['ignore', 'pipe', 'pipe'] as const
  const child = spawn(command, args, { env, cwd, timeout, signal, killSignal: 'SIGKILL', stdio: [...stdio] })
  const stdout = collectText(child.stdout)
  const stderr = collectText(child.stderr)
  const { promise, resolve, reject } = Promise.withResolvers<number>()
  child.on('error', reject)
  child.on('close', (exitCode, signal) => {
    if (exitCode !== null) resolve(exitCode)
    else reject(new Error(`${command} ${args.join(' ')} was ended by ${signal ?? 'something'}\n${stdout()}${stderr()}`))
  })
  const exitCode = await promise
  return { exitCode, stdout: stdout(), stderr: stderr() }
}

/** Runs a program that must succeed; what it printed on standard output. */
export async function printedBy(program: Program): Promise<string> {
  const { exitCode, stdout, stderr } = await runProgram(program)
  if (exitCode === 0) return stdout
  throw new Error(`${program.command} ${program.args.join(' ')} exited with ${exitCode}\n${stdout}${stderr}`)
}

function collectText(stream: NodeJS.ReadableStream): () => string {
  const chunks: string[] = []
  stream.setEncoding('utf8')
  stream.on('data', (chunk: string) => {
    chunks.push(chunk)
  })
  return () => chunks.join('')
}
