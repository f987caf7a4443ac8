/** A process of its own can be ended, and its output is not the log. */
import { IncomingMessage } from 'node:http'
import { isFeatureAvailable, restoreCache, saveCache } from '@actions/cache'
import { NOT_AVAILABLE, TOO_LARGE, type CacheTask } from './cache-task.ts'

/** Bytes; the package itself does not limit answers. */
const MOST_MEMORY = 128 * 1024 * 1024

// The parent disconnects, or has ended. tar is in the same group.
process.on('disconnect', () => {
  if (process.platform === 'win32') process.exit()
  process.kill(-process.pid, 'SIGKILL')
})

// The package copies all that it has of an answer for each part, so a timer would look too late.
const emit = Reflect.get(IncomingMessage.prototype, 'emit')
IncomingMessage.prototype.emit = function (...event: Parameters<typeof emit>) {
  if (event[0] === 'data' && process.memoryUsage.rss() > MOST_MEMORY) process.exit(TOO_LARGE)
  return emit.apply(this, event)
}

/** As JSON. Ends with 0 also if nothing was found. */
const task = JSON.parse(process.argv[2] ?? '') as CacheTask
process.exit(isFeatureAvailable() ? await perform(task) : NOT_AVAILABLE)

async function perform({ kind, file, key, prefix }: CacheTask): Promise<number> {
  if (kind === 'restore') {
    await restoreCache([file], key, [prefix])
    return 0
  }
  return (await saveCache([file], key)) === -1 ? 1 : 0
}
