import { spawn } from 'node:child_process'

/** The streams are UTF-8. */
export type ProgramResult = { readonly exitCode: number; readonly stdout: string; readonly stderr: string }

export type Program = {
  readonly command: string
  readonly args: readonly string[]
  readonly env: Readonly<Record<string, string>>
  readonly cwd: string
  /** Milliseconds until it is killed. */
  readonly timeout?: number
  readonly signal?: AbortSignal
  /** Sends SIGINT. */
  readonly interruption?: AbortSignal | undefined
}

/** Rejects if the program is killed or times out. */
export async function runProgram({
  command,
  args,
  env,
  cwd,
  timeout = 120_000,
  signal,
  interruption,
}: Program): Promise<ProgramResult> {
  const stdio = ['ignore', 'pipe', 'pipe'] as const
  const child = spawn(command, args, { env, cwd, timeout, signal, killSignal: 'SIGKILL', stdio: [...stdio] })
  const stdout = collectText(child.stdout)
  const stderr = collectText(child.stderr)
  const { promise, resolve, reject } = Promise.withResolvers<number>()
  interruption?.addEventListener('abort', () => child.kill('SIGINT'))
  child.on('error', reject)
  child.on('close', (exitCode, signal) => {
    if (exitCode !== null) resolve(exitCode)
    else reject(new Error(`${command} ${args.join(' ')} was ended by ${signal ?? 'something'}\n${stdout()}${stderr()}`))
  })
  const exitCode = await promise
  return { exitCode, stdout: stdout(), stderr: stderr() }
}

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
