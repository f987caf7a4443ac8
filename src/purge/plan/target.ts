/** What one part of a run purges, and how: the inputs of the step, or one item of a rules file's `targets`. */
import type { ChangedFile } from '../../repository/tree-difference.ts'
import type { RuleSet } from '../rules/rule-set.ts'
import type { UrlForms } from '../paths/url-forms.ts'

/** The base that CloudFront itself remembers: the commit of the last purge of a distribution that was posted whole. */
export const LAST_INVALIDATION = 'last-invalidation'
/** The base that the event names. */
export const EVENT = 'event'
/** The first of these two that is known. */
export const AUTO = 'auto'

/**
 * Which files count as changed: those that differ between two commits, or those of a list. `recorded` are the commits that CloudFront
 * remembers, by their SHAs, the last complete purge first: with them nothing else is looked up for the base.
 */
export type ChangeSource =
  | {
      readonly kind: 'comparison'
      readonly base: string
      readonly head: string
      readonly recorded?: readonly [string, ...string[]]
    }
  | { readonly kind: 'list'; readonly files: readonly ChangedFile[] }

/** A directory of built files, compared with the build that was purged last. `manifest` is the path of the file that keeps its digests. */
export type BuildSource = { readonly kind: 'build'; readonly directory: string; readonly manifest: string }

/** How a distribution's batches are posted, and whether anyone waits for them. Times are milliseconds. */
export type Posting = {
  /** How many paths a distribution is purged of at most; more are merged into wildcards. Undefined: no limit. */
  readonly maxPaths?: number | undefined
  readonly batchSize: number
  readonly wait: boolean
  /** How long quotas and completion are waited for, together. */
  readonly waitTimeout: number
  readonly onWaitTimeout: 'fail' | 'warn'
}

export type Target = {
  /** Distribution IDs, tenant IDs or host names, as written. */
  readonly distributions: readonly string[]
  readonly rules: RuleSet
  readonly forms: UrlForms
  readonly unmatched: 'ignore' | 'warn' | 'fail' | 'all'
  readonly whenUnknown: 'all' | 'fail' | 'skip'
  /** Paths and tags that are purged whatever changed, encoded and checked. */
  readonly paths: readonly string[]
  /** Undefined where there are no rules: nothing is compared. */
  readonly changes: ChangeSource | BuildSource | undefined
  readonly posting: Posting
  /**
   * A digest of all that decides what is purged for a commit: two targets that map files alike and compare with the same kind of
   * base have the same.
   */
  readonly scope: string
}

/** What one run purges. A dry run plans it and posts nothing. */
export type PurgeRequest = { readonly targets: readonly Target[]; readonly dryRun: boolean }
