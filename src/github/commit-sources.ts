import { Failure } from '../failure.ts'
import { GitFailure, type Git, type UseTemporaryRepository } from '../repository/git.ts'
import { GitHubFailure, type GitHub } from './github.ts'

export type CommitSources = {
  readonly git: Git
  readonly useTemporary: UseTemporaryRepository | undefined
  /** Connects at the first call. Without a token, requests reject with a GitHubFailure. */
  readonly github: () => Promise<GitHub>
}

export class Unknowable extends Failure {
  override readonly name = 'Unknowable'
}

/**
 * `what` begins the sentence about a failed source. If all fail, rejects with an `Unknowable` with all reasons; only
 * git's and GitHub's errors count.
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
