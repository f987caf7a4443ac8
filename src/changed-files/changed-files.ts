/** What changed between two commits, or in a list that the user gave: the beginning of everything that follows. */

/** How a file changed. A rename is a deletion and an addition: both URLs are stale. */
export type Change = 'added' | 'modified' | 'deleted' | 'type-changed' | 'mode-changed' | 'listed'

/**
 * One changed file. `path` is relative to the repository's root, separated by `/`, as `decodeFileName` gives it. A submodule's
 * path stands for every file below it: which of them changed is not in this repository.
 */
export type ChangedFile = { readonly path: string; readonly change: Change; readonly kind: 'file' | 'submodule' }

/**
 * The changed files, or why they cannot be known. An empty list means that nothing changed, never that the comparison failed.
 * `base` and `head` are full commit SHAs where two commits were compared. `reason` says what to tell the user: for an empty
 * list without a comparison why there is nothing to do, otherwise why the files cannot be known and what would help.
 */
export type ChangedFiles =
  | {
      readonly kind: 'known'
      readonly files: readonly ChangedFile[]
      readonly base?: string
      readonly head?: string
      readonly reason?: string
    }
  | { readonly kind: 'unknown'; readonly reason: string; readonly base?: string; readonly head?: string }
