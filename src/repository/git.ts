import type { LinkedTree, Links } from './tree-listing.ts'

/** A clone and its remote. Every method rejects with a `GitFailure`. */
export type Git = {
  /** Full SHAs, undefined if not in the clone. Fetches nothing. Also finds remote branches by their plain names. */
  readonly resolve: (revisions: readonly string[]) => Promise<readonly (string | undefined)[]>

  /** From the clone's configuration. */
  readonly originUrl: () => Promise<string | undefined>

  /** `timeout` is in milliseconds. */
  readonly lookUpOnServer: (ref: string, timeout?: number) => Promise<string | undefined>

  /** By name, with the full SHAs of the tagged objects, mostly commits. */
  readonly tagsOnServer: () => Promise<ReadonlyMap<string, string>>

  /** Fetches commits with their trees by full SHAs, in one `git fetch`. */
  readonly fetchCommits: (shas: readonly string[]) => Promise<void>

  readonly listFiles: (commit: string) => Promise<readonly string[]>

  /** Of a commit in the clone, `''` for the root; empty if the directory does not exist. */
  readonly listDirectory: (commit: string, directory: string) => Promise<readonly DirectoryEntry[]>

  readonly readFile: (commit: string, path: string) => Promise<Buffer | undefined>

  /** Of a commit in the clone. */
  readonly readTree: (commit: string) => Promise<LinkedTree>

  /** The links of a commit in the clone, in less time than `readTree` takes. */
  readonly readLinks: (commit: string) => Promise<Links>

  /** `git diff-tree -r -z --raw` for two full SHAs in the clone. See `parseRawDiff`. */
  readonly diff: (base: string, head: string) => Promise<Buffer>

  /** Full SHAs, also of parents that a shallow clone does not have. */
  readonly parents: (sha: string) => Promise<readonly string[]>

  readonly isShallow: () => Promise<boolean>

  readonly mergeBase: (one: string, other: string) => Promise<string | undefined>
}

/** `other` is a symbolic link or a submodule. */
export type DirectoryEntry = { readonly name: string; readonly type: 'directory' | 'file' | 'other' }

/** Works in an empty repository that can fetch and is deleted afterwards. `objectFormat` is its hash function. */
export type UseTemporaryRepository = <Result>(
  objectFormat: 'sha1' | 'sha256',
  work: (git: Git) => Promise<Result>,
) => Promise<Result>

/** The message says what was tried, what git said and what to do, without secrets. */
export class GitFailure extends Error {
  override readonly name = 'GitFailure'
}

/** Undefined if git fails. */
export async function unlessGitFails<Answer>(ask: () => Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await ask()
  } catch (error) {
    if (error instanceof GitFailure) return undefined
    throw error
  }
}
