/** The port to git. */

/** A clone and its remote. Every method rejects with a `GitFailure`. */
export type Git = {
  /**
   * The full SHAs of revisions in the clone, in order; undefined for missing ones. Fetches nothing. Remote branches are
   * also found by their plain names.
   */
  readonly resolve: (revisions: readonly string[]) => Promise<readonly (string | undefined)[]>

  /** The full SHA of a branch or tag on the server. */
  readonly lookUpOnServer: (ref: string) => Promise<string | undefined>

  /** By name, with the full SHAs of the tagged objects, mostly commits. */
  readonly tagsOnServer: () => Promise<ReadonlyMap<string, string>>

  /** Fetches commits with their trees by full SHAs, in one `git fetch`. */
  readonly fetchCommits: (shas: readonly string[]) => Promise<void>

  /** All files of a commit in the clone, as `decodeFileName` gives them. Fetches nothing. */
  readonly listFiles: (commit: string) => Promise<readonly string[]>

  /** The entries of a directory of a commit in the clone, `''` for the root; empty if it does not exist. */
  readonly listDirectory: (commit: string, directory: string) => Promise<readonly DirectoryEntry[]>

  /** Of a commit in the clone; undefined if the file does not exist. Fetches nothing. */
  readonly readFile: (commit: string, path: string) => Promise<Buffer | undefined>

  /** The output of `git diff-tree -r -z --raw` for two commits in the clone, by full SHAs. See `parseRawDiff`. */
  readonly diff: (base: string, head: string) => Promise<Buffer>

  /** The full SHAs, also in a shallow clone that does not have the parents. */
  readonly parents: (sha: string) => Promise<readonly string[]>

  readonly isShallow: () => Promise<boolean>

  /** The best common ancestor in a clone that is not shallow; undefined if none exists. */
  readonly mergeBase: (one: string, other: string) => Promise<string | undefined>
}

/** `other` is a symbolic link or a submodule. */
export type DirectoryEntry = { readonly name: string; readonly type: 'directory' | 'file' | 'other' }

/**
 * Works in an empty repository that fetches from the run's repository and is deleted afterwards. `objectFormat` is the
 * hash function of its object names.
 */
export type UseTemporaryRepository = <Result>(
  objectFormat: 'sha1' | 'sha256',
  work: (git: Git) => Promise<Result>,
) => Promise<Result>

/** The message says what was tried, what git said and what to do. It contains no secrets. */
export class GitFailure extends Error {
  override readonly name = 'GitFailure'
}
