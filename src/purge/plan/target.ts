/** Of the inputs, or one of `targets` in a rules file. */
import type { ChangedFile } from '../../repository/tree-difference.ts'
import type { RuleSet } from '../rules/rule-set.ts'
import type { UrlForms } from '../paths/url-forms.ts'

/** The commit of the last complete purge that CloudFront knows. */
export const LAST_INVALIDATION = 'last-invalidation'
export const EVENT = 'event'
/** Like `last-invalidation`, or like `event` if there was no purge yet. */
export const AUTO = 'auto'

/** `recorded` commits, that of the last complete purge first, replace `base`. */
export type ChangeSource =
  | {
      readonly kind: 'comparison'
      readonly base: string
      readonly head: string
      readonly recorded?: readonly [string, ...string[]]
    }
  | { readonly kind: 'list'; readonly files: readonly ChangedFile[] }

/** Keeps the manifest in the GitHub Actions cache. */
export const CACHE = 'cache'

/** `manifest` is a file or `CACHE`. */
export type BuildSource = { readonly kind: 'build'; readonly directory: string; readonly manifest: string }

/** Times are milliseconds. */
export type Posting = {
  /** If there are more, paths are merged into wildcards. */
  readonly maxPaths?: number | undefined
  readonly batchSize: number
  readonly wait: boolean
  readonly waitTimeout: number
  readonly onWaitTimeout: 'fail' | 'warn'
}

/** `url` is an origin such as `https://www.example.com`. */
export type ProofOptions = {
  readonly verify: 'false' | 'warn' | 'fail'
  readonly url: string | undefined
  readonly limit: number
  readonly warm: boolean
  /** What a function of the distribution adds to the viewers' paths, such as `/pr-7`. */
  readonly addedPrefix?: string | undefined
}

export type Target = {
  readonly distributions: readonly string[]
  readonly rules: RuleSet
  readonly forms: UrlForms
  readonly unmatched: 'ignore' | 'warn' | 'fail' | 'all'
  readonly whenUnknown: 'all' | 'fail' | 'skip'
  readonly paths: readonly string[]
  readonly changes: ChangeSource | BuildSource | undefined
  readonly posting: Posting
  /** Undefined if nothing is asked. */
  readonly proof?: ProofOptions | undefined
  /** A digest of everything that decides which paths are purged for a commit. */
  readonly scope: string
}

export type PurgeRequest = { readonly targets: readonly Target[]; readonly dryRun: boolean }
