import type { Environment } from '../environment.ts'
import type { UseTemporaryRepository } from './git.ts'
import { openGit } from './open-git.ts'
import { locate, type Server } from './server.ts'

/**
 * Prepares a repository that has nothing of the workspace: for a job without a usable checkout, and for commits that must be those of
 * the server. It gets single commits and their trees without any file. Nothing is run and made until it is used.
 */
export function prepareTemporaryRepository(given: {
  /** The workspace, for credentials that a checkout left there. */
  readonly directory: string
  readonly env: Environment
  readonly server: Server
  readonly timeout?: number
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
