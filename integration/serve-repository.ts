import { mkdir, symlink } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { REPOSITORY } from '../emulators/runner/push-event.ts'
import type { Repository } from '../emulators/runner/repository.ts'

/**
 * Lets a repository be its own server.
 *
 * @param directory where the server is made; it must be empty or not exist
 * @returns the value for `GITHUB_SERVER_URL`
 */
export async function serveRepository(repository: Repository, directory: string): Promise<string> {
  const served = join(directory, `${REPOSITORY}.git`)
  await mkdir(dirname(served), { recursive: true })
  await symlink(repository.directory, served)
  return pathToFileURL(directory).href
}
