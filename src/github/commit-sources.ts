/** Looks up commits in git first, then at GitHub. */
import { GitFailure, type Git, type UseTemporaryRepository } from '../repository/git.ts'
import { GitHubFailure, type GitHub } from './github.ts'

export type CommitSources = {
  /** The clone in the workspace. */
  readonly git: Git
  /** Undefined if the run has no token for it. */
  readonly useTemporary: UseTemporaryRepository | undefined
  /** Connects at the first call. Without a token, its requests reject with a GitHubFailure. */
  readonly github: () => Promise<GitHub>
}

/** The answer is unknowable. The message tells the user what was tried, what came back and what to do. */
export class Unknowable extends Error {
  override readonly name = 'Unknowable'
}

/**
 * Asks the sources in order until one answers; `what` begins the sentence about a failed source. If none answers,
 * rejects with an `Unknowable` with all reasons. Passes on errors that are not git's or GitHub's.
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
