/** Another process reads the bombs, because only a process can be ended if it hangs or needs too much memory. */
import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

const READ_BOMB = fileURLToPath(new URL('./read-bomb.ts', import.meta.url))
/** Milliseconds for one bomb. */
const KILLED_AFTER = 10_000

export type Answer = {
  readonly name: string
  readonly share: number
  readonly isRead: boolean
  readonly message?: string
}

/** `read` rejects if the process dies of a bomb or is killed because of it; the next one is read by a new process. */
export function openBombReader() {
  let reader: ChildProcess | undefined
  const start = () => fork(READ_BOMB, { execArgv: ['--max-old-space-size=200'] })
  return {
    read: async (name: string): Promise<readonly Answer[]> => {
      const process = (reader ??= start())
      const over = AbortSignal.timeout(KILLED_AFTER)
      const died = new AbortController()
      process.once('exit', (code, signal) => {
        reader = undefined
        died.abort(new Error(`the process that read ${name} ended by ${signal ?? code}`))
      })
      const answered = once(process, 'message', { signal: AbortSignal.any([over, died.signal]) })
      process.send(name)
      try {
        const [answers] = (await answered) as [readonly Answer[]]
        return answers
      } catch (error) {
        process.kill('SIGKILL')
        reader = undefined
        throw error
      } finally {
        process.removeAllListeners('exit')
      }
    },
    close: () => {
      reader?.kill()
    },
  }
}
