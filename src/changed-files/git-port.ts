/** What the comparison asks of git, in words of its own, so that tests can answer without a repository. */

/**
 * A clone and the server it came from. Every method rejects with a `GitFailure` if git cannot answer: no git, no repository, no
 * network, no permission.
 */
export type Git = {
  /**
   * The full SHA of the commit that each revision names in the clone, in the order asked; `undefined` where the clone does not
   * have it. Nothing is fetched. A branch of the server is found by its plain name, too.
   */
  readonly resolve: (revisions: readonly string[]) => Promise<readonly (string | undefined)[]>

  /** The full SHA that a branch or tag has on the server; `undefined` if there is none of that name. */
  readonly lookUpOnServer: (ref: string) => Promise<string | undefined>

  /** Gets commits with their trees by their full SHAs from the server, all in one `git fetch`. */
  readonly fetchCommits: (shas: readonly string[]) => Promise<void>

  /** The bytes of `git diff-tree -r -z --raw` for two commits that the clone has, by their full SHAs. See `parseRawDiff`. */
  readonly diff: (base: string, head: string) => Promise<Buffer>
}

/** Git could not answer. The message says what was tried, what git said and what to do now; it holds no secret. */
export class GitFailure extends Error {
  override readonly name = 'GitFailure'
}
