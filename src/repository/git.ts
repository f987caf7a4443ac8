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

  /** All tags of the server by their names, with the full SHAs of what they name: of commits, unless a tag names something else. */
  readonly tagsOnServer: () => Promise<ReadonlyMap<string, string>>

  /** Gets commits with their trees by their full SHAs from the server, all in one `git fetch`. */
  readonly fetchCommits: (shas: readonly string[]) => Promise<void>

  /** The paths of all files of a commit that the clone has, as `decodeFileName` gives them. Nothing is fetched. */
  readonly listFiles: (commit: string) => Promise<readonly string[]>

  /** What is directly in a directory of a commit that the clone has, `''` for its root; nothing if there is no such directory. */
  readonly listDirectory: (commit: string, directory: string) => Promise<readonly DirectoryEntry[]>

  /** The bytes of a file of a commit that the clone has; `undefined` if the commit has no such file. Nothing is fetched. */
  readonly readFile: (commit: string, path: string) => Promise<Buffer | undefined>

  /** The bytes of `git diff-tree -r -z --raw` for two commits that the clone has, by their full SHAs. See `parseRawDiff`. */
  readonly diff: (base: string, head: string) => Promise<Buffer>

  /** The full SHAs of the parents of a commit that the clone has, in a shallow clone, too, which may not have the parents. */
  readonly parents: (sha: string) => Promise<readonly string[]>

  /** Whether the history of the clone is cut off somewhere. */
  readonly isShallow: () => Promise<boolean>

  /** The full SHA of the best common ancestor of two commits of a clone that is not shallow; `undefined` if there is none. */
  readonly mergeBase: (one: string, other: string) => Promise<string | undefined>
}

/** `other` is a symbolic link or a submodule: what lies behind it is not told by its own entry. */
export type DirectoryEntry = { readonly name: string; readonly type: 'directory' | 'file' | 'other' }

/**
 * Works in a repository of its own, which has nothing yet, is filled from the repository that the run belongs to, and is deleted
 * afterwards. `objectFormat` is what its object names are made of.
 */
export type UseTemporaryRepository = <Result>(
  objectFormat: 'sha1' | 'sha256',
  work: (git: Git) => Promise<Result>,
) => Promise<Result>

/** Git could not answer. The message says what was tried, what git said and what to do now; it holds no secret. */
export class GitFailure extends Error {
  override readonly name = 'GitFailure'
}
