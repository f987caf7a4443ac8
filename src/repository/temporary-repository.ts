import type { Environment } from '../environment.ts'
import type { UseTemporaryRepository } from './git.ts'
import { openGit } from './open-git.ts'
import { locate, type Server } from './server.ts'

/** For jobs without a usable checkout. Opens on first use. */
export function prepareTemporaryRepository(given: {
  /** For credentials of a checkout. */
  readonly directory: string
  readonly env: Environment
  readonly server: Server
  readonly timeout?: number
  readonly deadline?: number
}): UseTemporaryRepository {
  return async (objectFormat, work) => {
    locate(given.server)
    const git = openGit({ ...given, fresh: objectFormat })
    try {
      return await work(git)
    } finally {
      await git.close()
    }
  }
}
