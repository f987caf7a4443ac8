/** Several ways to one answer, of which the first that works is enough. */
import { GitHubFailure } from '../github/github.ts'
import { GitFailure } from '../repository/git.ts'

/** A way to an answer: `what` is the beginning of the sentence that tells why it failed. */
export type Source<Result> = { readonly what: string; readonly ask: () => Promise<Result> }

/** What was asked cannot be told. The message is for the user: what was tried, what came back, what to do. */
export class Unknowable extends Error {
  override readonly name = 'Unknowable'
}

/**
 * Asks one source after the other until one answers. Rejects with an `Unknowable` that gives the reasons of all if none does; what
 * is no failure of git or GitHub is a fault of the program and is not caught.
 */
export async function askInTurn<Result>(sources: readonly Source<Result>[]): Promise<Result> {
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
