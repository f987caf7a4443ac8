/** What one part of a run purges: the inputs, or one item of a rules file's `targets`. */
import type { ChangedFile } from '../../repository/tree-difference.ts'
import type { RuleSet } from '../rules/rule-set.ts'
import type { UrlForms } from '../paths/url-forms.ts'

/** The commit of the distribution's last complete purge, from CloudFront. */
export const LAST_INVALIDATION = 'last-invalidation'
/** The event's base. */
export const EVENT = 'event'
/** The first of these two that is known. */
export const AUTO = 'auto'

/**
 * The files that differ between two commits, or a list of files. `recorded` are SHAs that CloudFront remembers, the
 * last complete purge first; they replace the base.
 */
export type ChangeSource =
  | {
      readonly kind: 'comparison'
      readonly base: string
      readonly head: string
      readonly recorded?: readonly [string, ...string[]]
    }
  | { readonly kind: 'list'; readonly files: readonly ChangedFile[] }

/** Built files, compared with the last purged build. `manifest` is the path of the file with their digests. */
export type BuildSource = { readonly kind: 'build'; readonly directory: string; readonly manifest: string }

/** How batches are posted. Times are milliseconds. */
export type Posting = {
  /** More paths are merged into wildcards. */
  readonly maxPaths?: number | undefined
  readonly batchSize: number
  readonly wait: boolean
  /** For quotas and completion together. */
  readonly waitTimeout: number
  readonly onWaitTimeout: 'fail' | 'warn'
}

export type Target = {
  /** IDs or host names, as written. */
  readonly distributions: readonly string[]
  readonly rules: RuleSet
  readonly forms: UrlForms
  readonly unmatched: 'ignore' | 'warn' | 'fail' | 'all'
  readonly whenUnknown: 'all' | 'fail' | 'skip'
  /** Encoded paths and tags to purge in any case. */
  readonly paths: readonly string[]
  /** Undefined without rules. */
  readonly changes: ChangeSource | BuildSource | undefined
  readonly posting: Posting
  /**
   * A digest of all that decides which paths a commit needs. Equal for targets with the same mapping and kind of base.
   */
  readonly scope: string
}

/** A dry run posts nothing. */
export type PurgeRequest = { readonly targets: readonly Target[]; readonly dryRun: boolean }
