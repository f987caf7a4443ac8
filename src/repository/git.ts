import { Failure } from '../failure.ts'
import type { LinkedTree, Links } from './tree-listing.ts'

/** Every method rejects with a `GitFailure`. */
export type Git = {
  /** Full SHAs, undefined if not in the clone. Also finds remote branches by their plain names. */
  readonly resolve: (revisions: readonly string[]) => Promise<readonly (string | undefined)[]>

  /** From the clone's configuration. */
  readonly originUrl: () => Promise<string | undefined>

  /** Milliseconds. */
  readonly lookUpOnServer: (ref: string, timeout?: number) => Promise<string | undefined>

  /** With the full SHAs of the tagged objects, mostly commits. */
  readonly tagsOnServer: () => Promise<ReadonlyMap<string, string>>

  /** With their trees, in one `git fetch`. */
  readonly fetchCommits: (shas: readonly string[]) => Promise<void>

  readonly listFiles: (commit: string) => Promise<readonly string[]>

  /** Of a commit in the clone, `''` for the root; empty if there is none. */
  readonly listDirectory: (commit: string, directory: string) => Promise<readonly DirectoryEntry[]>

  readonly readFile: (commit: string, path: string) => Promise<Buffer | undefined>

  /** By path. */
  readonly listEntries: (commit: string) => Promise<LinkedTree['files']>

  /** Of a commit in the clone. */
  readonly readTree: (commit: string) => Promise<LinkedTree>

  /** In less time than `readTree`. */
  readonly readLinks: (commit: string) => Promise<Links>

  /** Takes full SHAs. See `parseRawDiff`. */
  readonly diff: (base: string, head: string) => Promise<Buffer>

  /** Also of parents that a shallow clone does not have. */
  readonly parents: (sha: string) => Promise<readonly string[]>

  readonly isShallow: () => Promise<boolean>

  readonly mergeBase: (one: string, other: string) => Promise<string | undefined>
}

/** `other` is a symbolic link or a submodule. */
export type DirectoryEntry = { readonly name: string; readonly type: 'directory' | 'file' | 'other' }

/** The repository starts empty, can fetch, and is deleted afterwards. */
export type UseTemporaryRepository = <Result>(
  objectFormat: 'sha1' | 'sha256',
  work: (git: Git) => Promise<Result>,
) => Promise<Result>

/** Its message has no secrets. */
export class GitFailure extends Failure {
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
