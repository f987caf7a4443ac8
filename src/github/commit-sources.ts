/** Where commits are looked up: in git first, then at GitHub. */
import { GitFailure, type Git, type UseTemporaryRepository } from '../repository/git.ts'
import { GitHubFailure, type GitHub } from './github.ts'

export type CommitSources = {
  /** The clone in the workspace. */
  readonly git: Git
  /** `undefined` if the run has no token for it. */
  readonly useTemporary: UseTemporaryRepository | undefined
  /** Connects on the first call only. Its requests reject with a GitHubFailure if there is no token. */
  readonly github: () => Promise<GitHub>
}

/** The answer cannot be known. The message is for the user: what was tried, what came back, what to do. */
export class Unknowable extends Error {
  override readonly name = 'Unknowable'
}

/**
 * Asks one source after the other until one answers; `what` begins the sentence that says why a source failed. Rejects with an
 * `Unknowable` that gives all reasons if none answers. Other errors than those of git and GitHub are mistakes of the program and
 * are not caught.
 */
export async function askInTurn<Result>(
  sources: readonly { readonly what: string; readonly ask: () => Promise<Result> }[],
): Promise<Result> {
  const reasons: string[] = []
  for (const { what, ask } of sources) {
    try {
      return await ask()
    } catch (error) {
      if (!(error instanceof GitFailure || error instanceof GitHubFailure)) throw error
      reasons.push(`${what}: ${error.message}`)
    }
  }
  throw new Unknowable(reasons.join(' '))
}
