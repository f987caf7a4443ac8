import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

const READY_WITHIN_MS = 60_000
const ENDED_WITHIN_MS = 5_000
const LOG_TAIL_LINES = 40

/** A server in a separate process. */
export type ServerProcess = {
  /** `http://127.0.0.1:PORT` */
  readonly url: string
  /** The last lines that it printed. */
  readonly logTail: () => string
  /** Ends it, and returns once it has. */
  readonly stop: () => Promise<void>
}

/**
 * Starts a server on a free port of 127.0.0.1 and waits until it answers.
 *
 * @param input.readyPath a path that it answers with a status below 400 once it is ready
 * @throws Error with the last lines of its log, if it ends or does not answer in time
 */
export async function startServerProcess(input: {
  readonly name: string
  readonly command: string
  readonly args: (port: number) => readonly string[]
  readonly env: (port: number) => Readonly<Record<string, string>>
  readonly cwd: string
  readonly readyPath: string
}): Promise<ServerProcess> {
  const port = await findFreePort()
  const url = `http://127.0.0.1:${port}`
  const child = spawn(input.command, input.args(port), {
    env: input.env(port),
    cwd: input.cwd,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const log: string[] = []
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8')
    stream.on('data', (chunk: string) => {
      log.push(chunk)
    })
  }
  const logTail = () => log.join('').split('\n').slice(-LOG_TAIL_LINES).join('\n')
  let ended: string | undefined
  child.on('error', (error) => {
    ended = error.message
  })
  child.on('exit', (code, signal) => {
    ended = `it exited with ${code ?? signal ?? 'nothing'}`
  })

  const stop = async (): Promise<void> => {
    if (ended !== undefined) return
    const exited = once(child, 'exit')
    child.kill('SIGTERM')
    const impatience = setTimeout(() => child.kill('SIGKILL'), ENDED_WITHIN_MS)
    await exited
    clearTimeout(impatience)
  }

  const deadline = Date.now() + READY_WITHIN_MS
  while (!(await answers(url + input.readyPath))) {
    if (ended !== undefined) throw new Error(`${input.name} did not start, ${ended}. Its log ends:\n${logTail()}`)
    if (Date.now() > deadline) {
      await stop()
      throw new Error(`${input.name} does not answer at ${url}${input.readyPath}. Its log ends:\n${logTail()}`)
    }
    await sleep(100)
  }
  return { url, logTail, stop }
}

async function answers(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(2_000) })
    await response.body?.cancel()
    return response.ok
  } catch {
    return false
  }
}

async function findFreePort(): Promise<number> {
  const server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('The system gave no port')
  return address.port
}
