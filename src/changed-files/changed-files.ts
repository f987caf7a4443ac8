import type { ChangedFile } from '../repository/tree-difference.ts'

/**
 * The changed files, or why they cannot be known. An empty list means that nothing changed, never that the comparison failed.
 * `base` and `head` are full commit SHAs where two commits were compared. `reason` says what to tell the user: for an empty
 * list without a comparison why there is nothing to do, otherwise why the files cannot be known and what would help.
 * `site` lists all files of the site where a build was compared: they are in no commit.
 */
export type ChangedFiles =
  | {
      readonly kind: 'known'
      readonly files: readonly ChangedFile[]
      readonly base?: string
      readonly head?: string
      readonly reason?: string
      readonly site?: readonly string[]
    }
  | {
      readonly kind: 'unknown'
      readonly reason: string
      readonly base?: string
      readonly head?: string
      readonly site?: readonly string[]
    }
