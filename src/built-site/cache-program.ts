/** A program of its own: it can be ended, and what `@actions/cache` prints does not go to the log. */
import { isFeatureAvailable, restoreCache, saveCache } from '@actions/cache'
import { NOT_AVAILABLE, type CacheTask } from './cache-task.ts'

/** Ends with 0 also if nothing was found. */
const task = JSON.parse(process.argv[2] ?? '') as CacheTask
process.exit(isFeatureAvailable() ? await perform(task) : NOT_AVAILABLE)

async function perform({ kind, file, key, prefix }: CacheTask): Promise<number> {
  if (kind === 'restore') {
    await restoreCache([file], key, [prefix])
    return 0
  }
  // The package prints the reason and returns -1 when the cache refuses.
  return (await saveCache([file], key)) === -1 ? 1 : 0
}
